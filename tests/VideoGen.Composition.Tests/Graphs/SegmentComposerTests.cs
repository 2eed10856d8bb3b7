using System.Globalization;
using System.Text;
using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Tests.Documents;
using VideoGen.Core.Requests;
using Xunit;
using Transition = VideoGen.Composition.Layers.Transition;

namespace VideoGen.Composition.Tests.Graphs;

public sealed class SegmentComposerTests
{
    private static readonly Transition Fade = new(TransitionKind.Fade, 15, Easing.Linear, Paired: true);

    private static readonly Dictionary<string, SourceMedia> Sources = new()
    {
        ["clip"] = Source(TimeSpan.FromSeconds(20), "mov", new VideoFacts { Codec = "h264", CodedWidth = 1280, CodedHeight = 720, PixelFormat = "yuv420p", Matrix = "bt709", Range = "tv", Rate = new(30, 1), Frames = 600 }),
        ["phone"] = Source(TimeSpan.FromSeconds(20), "mov", new VideoFacts { Codec = "hevc", CodedWidth = 1920, CodedHeight = 1080, Rotation = 90, PixelFormat = "yuv420p", Matrix = "smpte170m", Rate = new(30000, 1001), Frames = 599 }),
        ["still"] = Source(TimeSpan.Zero, "jpeg_pipe", new VideoFacts { Codec = "mjpeg", CodedWidth = 2000, CodedHeight = 1500, PixelFormat = "yuvj420p" }),
        ["logo"] = Source(TimeSpan.Zero, "png_pipe", new VideoFacts { Codec = "png", CodedWidth = 160, CodedHeight = 60, PixelFormat = "rgba", HasAlpha = true }),
    };

    public static TheoryData<string> Names => ["clip_with_fade_logo_and_title", "slide_in_the_midst", "phone_clip_in_a_corner", "blended_group", "moving_effects"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_graph_is_this_text(string name)
    {
        var text = Text(Draw(name, 150, 150, 0));

        var path = Repository.File("tests", "VideoGen.Composition.Tests", "Graphs", "Goldens", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") await File.WriteAllTextAsync(path, text);
        text.ShouldBe(await File.ReadAllTextAsync(path), "Run the test with UPDATE_GOLDENS=1 and look at what changed.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_stretches_have_equal_graphs_wherever_they_lie(string name) =>
        Text(Draw(name, 150 + 12_345, 150, 12_345)).ShouldBe(Text(Draw(name, 150, 150, 0)));

    [Fact]
    public void A_full_clip_passes_through_without_a_conversion_and_hides_what_lies_beneath()
    {
        var film = Film(0, Clip(0) with { Source = "phone" }, Clip(0));

        var graph = SegmentComposer.Compose(film, 0, 100, Context);

        graph.Inputs.Count.ShouldBe(1);
        graph.Filter.ShouldNotContain("scale");
        graph.Filter.ShouldNotContain("overlay");
    }

    [Fact]
    public void Only_the_frames_of_a_fade_cost_and_the_later_clip_is_the_main_input()
    {
        var graph = Draw("clip_with_fade_logo_and_title", 150, 150, 0);

        graph.Inputs[0].ShouldBeOfType<GraphInput.Source>().Seek.ShouldBe(TimeSpan.FromSeconds(2.9));
        var tail = graph.Inputs[1].ShouldBeOfType<GraphInput.Drawn>();
        (tail.First, tail.Count).ShouldBe((150, 15));
        graph.Filter.ShouldNotContain("yuv444p");
        graph.Filter.ShouldContain("eof_action=pass:repeatlast=0");
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("a,b")]
    [InlineData("a'b")]
    [InlineData("a]b")]
    [InlineData("a=b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    public void A_word_that_could_be_syntax_is_refused(string word) => Should.Throw<ArgumentException>(() => new Filter("x").With("k", word));

    private static GraphContext Context => new(TestFonts.Find, 5);

    private static SegmentGraph Draw(string name, long start, long frames, long shift) => SegmentComposer.Compose(Film(shift, Layers(name, shift)), start, frames, Context);

    private static Layer[] Layers(string name, long shift) => name switch
    {
        "clip_with_fade_logo_and_title" => [Still(shift) with { Out = Fade }, Clip(shift + 150) with { In = Fade }, Logo(shift), Title(shift + 171)],
        "slide_in_the_midst" =>
        [
            Clip(shift + 100) with { Frames = 115, Out = Fade with { Kind = TransitionKind.SlideLeft } },
            Clip(shift + 200) with { In = Fade with { Kind = TransitionKind.SlideLeft }, Trim = TimeSpan.FromSeconds(9) },
        ],
        "phone_clip_in_a_corner" => [Clip(shift + 150), Box(new VideoLayer { Path = "$", Source = "phone", Start = shift + 160, Frames = 60, Speed = 2, X = 1000, Y = 500, Width = 201, Height = 301, CornerRadius = 24, Opacity = 0.8 }, shift)],
        "blended_group" =>
        [
            Clip(shift + 150),
            new GroupLayer
            {
                Path = "$", Start = shift + 170, Frames = 40, X = 640, Y = 360, Width = 640, Height = 360, Blend = BlendMode.Screen,
                Inner = Film(0, Title(0), Logo(0)) with { Background = default },
            },
        ],
        _ => [Clip(shift + 150) with { Effects = [new Effect(EffectKind.Brightness, Keys(0, 0.3)), new Effect(EffectKind.Sepia, Keys(1, 0))] }, Logo(shift) with { X = Keys(100, 900), Rotation = Keys(0, 90), Scale = Keys(1, 2), Start = shift + 150 }],
    };

    private static Layer Box(Layer layer, long shift) => layer with { Rotation = 10, Start = shift + 160 };

    private static Curve Keys(double from, double to) => Curve.Of([new Keyframe(10, from, Easing.Linear), new Keyframe(40, to, Easing.InOut)]);

    private static VideoLayer Clip(long start) => new() { Path = "$", Source = "clip", Start = start, Frames = 200, Trim = TimeSpan.FromSeconds(3), X = 640, Y = 360, Width = 1280, Height = 720 };

    private static ImageLayer Still(long start) => new()
    {
        Path = "$", Source = "still", Start = start, Frames = 165, X = 640, Y = 360, Width = 1280, Height = 720, KenBurns = new KenBurns(1, 1.2, 0.5, 0.5, 0.6, 0.4, Easing.Linear),
    };

    private static ImageLayer Logo(long start) => new() { Path = "$", Source = "logo", Start = start, Frames = 1000, X = 1176, Y = 54, Width = 160, Height = 60 };

    private static TextLayer Title(long start) => new()
    {
        Path = "$", Start = start, Frames = 100, X = 640, Y = 100, Width = 1000, Height = 80, Runs = [new TextRun("It's 50% [off]; a:b", new TextStyle { Font = FontPairs.Caption, Size = 48 })],
    };

    private static ResolvedTimeline Film(long shift, params Layer[] layers) => new()
    {
        Width = 1280, Height = 720, Rate = new(30, 1), Frames = 400 + shift, Background = new Rgba(0, 0, 0), Encoder = EncoderSettings.For(RenderQuality.High), Title = "", Language = "en",
        Layers = layers, Sources = Sources,
    };

    private static SourceMedia Source(TimeSpan duration, string demuxer, VideoFacts facts) =>
        new() { Sha256 = new string('0', 64), ObjectKey = "", Bytes = 1, Name = "", Demuxer = demuxer, Duration = duration, Video = facts };

    private static string Text(SegmentGraph graph)
    {
        var text = new StringBuilder();
        foreach (var input in graph.Inputs)
        {
            FormattableString line = input switch
            {
                GraphInput.Source s => $"source {s.Name} from {s.Seek} for {s.Length}\n",
                GraphInput.Painted p => $"painted {p.Painter.Key} from {p.First} for {p.Count}\n",
                GraphInput.Drawn d => $"drawn {d.Painting.Key} from {d.First} for {d.Count}\n",
                _ => throw new InvalidOperationException(),
            };
            text.Append(line.ToString(CultureInfo.InvariantCulture));
        }

        text.Append('\n').Append(graph.Filter).Append('\n');
        // What the files say is tested where they are written.
        foreach (var (name, content) in graph.Files) text.Append(CultureInfo.InvariantCulture, $"\nfile {name}: {content.Count(c => c == '\n') > 5}");
        return text.ToString();
    }
}
