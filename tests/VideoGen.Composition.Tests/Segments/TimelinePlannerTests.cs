using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Requests;
using Xunit;
using Transition = VideoGen.Composition.Layers.Transition;

namespace VideoGen.Composition.Tests.Segments;

public sealed class TimelinePlannerTests
{
    private static readonly FrameRate Rate = new(30, 1);

    [Fact]
    public void Scenes_with_crossfades_become_segments_that_begin_where_the_new_clip_starts()
    {
        var plan = Plan(Film(Clip("a", 165, over: 15), Clip("b", 165, over: 15), Clip("c", 150)));

        Lengths(plan).ShouldBe([30, 120, 150, 150]);
    }

    [Fact]
    public void A_long_clip_is_cut_every_four_seconds_and_begins_with_a_short_piece()
    {
        Lengths(Plan(Film(Clip("a", 600)))).ShouldBe([30, 90, 120, 120, 120, 120]);
        Lengths(Plan(Film(Clip("a", 181)))).ShouldBe([30, 90, 61]);
        Lengths(Plan(Film(Clip("a", 180)))).ShouldBe([30, 150]);
        Lengths(Plan(Film(Clip("a", 45)))).ShouldBe([45]);
    }

    [Fact]
    public void The_same_timeline_gives_the_same_plan_to_the_byte()
    {
        ResolvedTimeline Make() => Film(Clip("a", 165, over: 15), Clip("b", 400));

        TimelinePlanJson.Write(Plan(Make())).ShouldBe(TimelinePlanJson.Write(Plan(Make())));
    }

    [Fact]
    public void An_inserted_clip_moves_the_later_segments_and_changes_none()
    {
        var before = Plan(Film(Clip("a", 300), Clip("b", 300), Clip("c", 500)));
        var after = Plan(Film(Clip("new", 77), Clip("a", 300), Clip("b", 300), Clip("c", 500)));

        var kept = before.Segments.Where(s => s.StartFrame >= 120).Select(s => s.Key).ToArray();
        after.Segments.Select(s => s.Key).Intersect(kept).ShouldBe(kept);
        after.Segments.Count(s => !kept.Contains(s.Key)).ShouldBe(3);
    }

    [Fact]
    public void An_edited_clip_changes_its_own_segments_only()
    {
        var before = Plan(Film(Clip("a", 300), Clip("b", 300), Clip("c", 300)));
        var after = Plan(Film(Clip("a", 300), Clip("x", 300), Clip("c", 300)));

        var changed = after.Segments.Where(s => s.Key != before.Segments[s.Index].Key).ToArray();
        changed.ShouldAllBe(s => s.StartFrame >= 300 && s.StartFrame < 600);
        changed.Sum(s => s.Frames).ShouldBe(300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Segments_are_without_gaps_and_no_cut_parts_a_transition(int seed)
    {
        var random = new Random(seed);
        var clips = Enumerable.Range(0, 30).Select(i => Clip($"{i}", random.Next(40, 700), over: i == 29 || random.Next(3) == 0 ? 0 : random.Next(1, 19))).ToArray();
        var film = Film(clips);

        var plan = Plan(film);

        long at = 0;
        foreach (var segment in plan.Segments)
        {
            segment.StartFrame.ShouldBe(at);
            segment.Frames.ShouldBeInRange(1, 200);
            at += segment.Frames;
        }

        at.ShouldBe(film.Frames);
        foreach (var layer in film.Layers.Where(l => l.In is not null))
            plan.Segments.ShouldNotContain(s => s.StartFrame > layer.Start && s.StartFrame < layer.Start + layer.In!.Frames);
        plan.Segments.SkipLast(1).ShouldAllBe(s => s.Frames >= 15);
    }

    [Fact]
    public void Whatever_decides_the_pixels_decides_the_key()
    {
        var film = Film(Clip("a", 45));
        var key = Plan(film).Segments[0].Key;

        Plan(film with { Encoder = film.Encoder with { Crf = 30 } }).Segments[0].Key.ShouldNotBe(key);
        Plan(film with { Width = 1282 }).Segments[0].Key.ShouldNotBe(key);
        Plan(film with { Rate = new FrameRate(30000, 1001) }).Segments[0].Key.ShouldNotBe(key);
        Plan(film, ffmpeg: "7.1").Segments[0].Key.ShouldNotBe(key);
        Plan(film with { Sources = film.Sources.ToDictionary(s => s.Key, s => s.Value with { Sha256 = new string('e', 64) }) }).Segments[0].Key.ShouldNotBe(key);
        Plan(film with { Title = "Other", Sources = film.Sources.ToDictionary(s => s.Key, s => s.Value with { Name = "renamed.mp4", ObjectKey = "k" }) }).Segments[0].Key.ShouldBe(key);
    }

    internal static TimelinePlan Plan(ResolvedTimeline film, string ffmpeg = "5.1") => TimelinePlanner.Plan(film, TestFonts.Find, ffmpeg);

    internal static long[] Lengths(TimelinePlan plan) => [.. plan.Segments.Select(s => s.Frames)];

    internal static ResolvedTimeline Film(params (string Name, long Frames, long Over)[] clips)
    {
        List<Layer> layers = [];
        long at = 0, before = 0;
        foreach (var (name, frames, over) in clips)
        {
            layers.Add(new VideoLayer
            {
                Path = $"/{name}", Source = name, Start = at, Frames = frames, X = 640, Y = 360, Width = 1280, Height = 720,
                In = before > 0 ? Fade(before) : null, Out = over > 0 ? Fade(over) : null,
            });
            at += frames - over;
            before = over;
        }

        return new ResolvedTimeline
        {
            Width = 1280, Height = 720, Rate = Rate, Frames = at, Background = new Rgba(0, 0, 0), Encoder = EncoderSettings.For(RenderQuality.High), Title = "T", Language = "en",
            Layers = layers, Sources = clips.Select(c => c.Name).Distinct().ToDictionary(n => n, Source),
        };
    }

    // Over: frames that the next clip fades in across.
    internal static (string Name, long Frames, long Over) Clip(string name, long frames, long over = 0) => (name, frames, over);

    private static Transition Fade(long frames) => new(TransitionKind.Fade, frames, Easing.Linear, Paired: true);

    private static SourceMedia Source(string name) => new()
    {
        Sha256 = name.PadLeft(64, '0'), ObjectKey = name, Bytes = 1, Name = name, Demuxer = "mov", Duration = TimeSpan.FromSeconds(60),
        Video = new VideoFacts { Codec = "hevc", CodedWidth = 1280, CodedHeight = 720, Rate = Rate },
    };
}
