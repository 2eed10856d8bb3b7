using Shouldly;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Titles;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Titles;

public sealed class TextMeasureTests
{
    private static readonly FontName Font = new("Test", "Test.otf");

    [Fact]
    public void A_text_that_fits_has_no_findings() => Check(Text("Short")).ShouldBeEmpty();

    [Fact]
    public void A_word_wider_than_its_box_overflows() => Kinds(Text("Incomprehensibilities") with { Width = 120, Wrap = false, X = 260 }).ShouldBe([TextFindingKind.OverflowsBox]);

    [Fact]
    public void More_lines_than_the_box_is_high_overflow() => Kinds(Text("one two three four five six seven eight") with { Width = 130, Height = 80, Y = 200 }).ShouldBe([TextFindingKind.OverflowsBox]);

    [Fact]
    public void Text_in_the_outer_twentieth_is_outside_the_safe_area() => Kinds(Text("Low") with { Y = 470, Height = 40, Vertical = VerticalAlign.Bottom }).ShouldBe([TextFindingKind.OutsideSafeArea]);

    [Fact]
    public void Turned_text_is_measured_as_it_lies()
    {
        var text = Text("A rather long line of text") with { Wrap = false, AnchorX = 0.5, AnchorY = 0.5, X = 320, Y = 240, Width = 600 };

        Check(text).ShouldBeEmpty();
        Kinds(text with { Rotation = 90 }).ShouldBe([TextFindingKind.OutsideSafeArea]);
    }

    [Fact]
    public void Characters_without_a_typeface_are_named()
    {
        var finding = Check(Text("Hi 海")).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(TextFindingKind.GlyphMissing);
        finding.Message.ShouldContain("U+6D77");
    }

    [Theory]
    [InlineData(255, 255, 255, false)]
    [InlineData(120, 120, 120, true)]
    [InlineData(40, 40, 40, true)]
    public void Contrast_is_taken_against_the_fill_beneath(byte r, byte g, byte b, bool low)
    {
        var text = Text("Read me", colour: new Rgba(r, g, b));
        var fill = new FillLayer { Path = "f", Start = 0, Frames = 100, X = 320, Y = 240, Width = 640, Height = 480, Fill = new Fill.Solid(new Rgba(60, 60, 60)) };

        TextMeasure.Check(text, Film(fill, text), TestFonts.Find).Select(f => f.Kind).ShouldBe(low ? [TextFindingKind.LowContrast] : []);
    }

    [Fact]
    public void A_stroke_or_a_box_makes_poor_contrast_good()
    {
        var dark = Text("Read me", colour: new Rgba(50, 50, 50));
        var style = dark.Runs[0].Style;

        Check(dark).ShouldHaveSingleItem().Kind.ShouldBe(TextFindingKind.LowContrast);
        Check(dark with { Runs = [new TextRun("Read me", style with { Stroke = new Rgba(255, 255, 255), StrokeWidth = 3 })] }).ShouldBeEmpty();
        Check(dark with { Box = new TextBox(new Rgba(255, 255, 255), 8, 4) }).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_said_of_contrast_over_a_picture()
    {
        var text = Text("Read me", colour: new Rgba(10, 10, 10));
        var video = new VideoLayer { Path = "v", Source = "a", Start = 0, Frames = 100, X = 320, Y = 240, Width = 640, Height = 480 };

        TextMeasure.Check(text, Film(video, text), TestFonts.Find).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SafeZone.TikTok)]
    [InlineData(SafeZone.InstagramReels)]
    [InlineData(SafeZone.YouTubeShorts)]
    [InlineData(SafeZone.TitleSafe)]
    public void Captions_keep_to_two_lines_within_the_safe_area(SafeZone zone)
    {
        var film = Film() with { Width = 720, Height = 1280 };
        var safe = SafeArea.Of(zone, film.Width, film.Height);
        var random = new Randomness.SeededRandom(5);
        foreach (var look in Enum.GetValues<CaptionLook>())
        {
            var style = new CaptionStyle { Look = look, Font = Font, Size = CaptionLooks.DefaultSize(look, film.Width, film.Height), Zone = zone };
            var setter = new CaptionSetter(style, film, new Typography.FallbackFonts(TestFonts.Find, "en"));
            for (var i = 0; i < 40; i++)
            {
                var words = Enumerable.Range(0, 1 + random.Below(30)).Select(_ => new string('m', 1 + random.Below(14)));
                var pages = setter.Pages(new CaptionCue(TimeSpan.Zero, TimeSpan.FromSeconds(20), string.Join(' ', words), []));

                pages.Count.ShouldBeGreaterThan(0);
                pages.ShouldAllBe(p => p.Fits && p.Block.Lines.Count <= 2);
                foreach (var (a, b) in pages.Zip(pages.Skip(1))) a.To.ShouldBeLessThanOrEqualTo(b.From);
                foreach (var page in pages)
                {
                    var (left, top, right, bottom) = TextMeasure.Bounds(page.Layer, film, TestFonts.Find);
                    (left >= safe.Left && right <= safe.Right).ShouldBeTrue($"{look} {zone}: {left} to {right}");
                    (top >= safe.Top && bottom <= safe.Bottom).ShouldBeTrue($"{look} {zone}: {top} to {bottom}");
                }
            }
        }
    }

    [Fact]
    public void Words_without_times_share_the_time_of_their_cue_by_length()
    {
        var words = CueWords.Of(new CaptionCue(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), "I understand, yes.", []));

        words.Select(w => w.Text).ShouldBe(["I", "understand,", "yes."]);
        (words[0].Start, words[^1].End).ShouldBe((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        (words[1].End - words[1].Start).ShouldBeGreaterThan(words[0].End - words[0].Start);
    }

    [Fact]
    public void Captions_that_nobody_can_read_in_time_are_named()
    {
        var track = new CaptionTrack
        {
            Path = "$.captions",
            Style = new CaptionStyle { Look = CaptionLook.Plain, Font = Font, Size = 20 },
            Cues = [new(TimeSpan.Zero, TimeSpan.FromSeconds(4), "This can be read with ease", []), new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.3), "This can not be read at all", [])],
        };

        var finding = CaptionMeasure.Check(track, Film(), TestFonts.Find).ShouldHaveSingleItem();

        (finding.Kind, finding.Path).ShouldBe((TextFindingKind.CaptionTooFast, "$.captions"));
        finding.Message.ShouldStartWith("Caption 2 at 00:00:05.000 has 90 characters a second");
    }

    private static TextFindingKind[] Kinds(TextLayer text) => [.. Check(text).Select(f => f.Kind)];

    private static IReadOnlyList<TextFinding> Check(TextLayer text) => TextMeasure.Check(text, Film(text), TestFonts.Find);

    private static TextLayer Text(string text, Rgba? colour = null) => new()
    {
        Path = "$.tracks[0].clips[0]", Start = 0, Frames = 100, X = 40, Y = 40, Width = 560, Height = 400, AnchorX = 0, AnchorY = 0,
        Runs = [new TextRun(text, new TextStyle { Font = Font, Size = 40, Colour = colour ?? new Rgba(255, 255, 255) })],
    };

    private static ResolvedTimeline Film(params Layer[] layers) => new()
    {
        Width = 640, Height = 480, Rate = new FrameRate(25, 1), Frames = 100, Background = new Rgba(20, 20, 20), Encoder = EncoderSettings.For(RenderQuality.High),
        Title = "", Language = "en", Layers = layers,
    };
}
