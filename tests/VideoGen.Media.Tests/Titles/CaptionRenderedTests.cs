using Shouldly;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Titles;

/// <summary>Captions as they come out of libass.</summary>
public sealed class CaptionRenderedTests
{
    private const string Sentence = "Every wave that breaks at night glows because of tiny living sparks, as everybody knows.";

    [Theory]
    [InlineData(30000, 1001)]
    [InlineData(25, 1)]
    [InlineData(60, 1)]
    public async Task A_caption_shows_on_exactly_its_frames(int numerator, int denominator)
    {
        var rate = new FrameRate(numerator, denominator);
        using var canvas = new AssCanvas(160, 90, rate, 60, new Rgba(0, 0, 0));
        var track = Track(CaptionLook.Plain, 12, new CaptionCue(TimeSpan.FromSeconds(0.21), TimeSpan.FromSeconds(0.53), "Now", []), new CaptionCue(TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(0.9), "Then", []));

        var frames = await canvas.DrawAsync([], [track], 0, 60);

        bool Shown(int n) => Between(n, 0.21m, 0.53m) || Between(n, 0.6m, 0.9m);
        bool Between(int n, decimal from, decimal to) => n >= rate.FrameAt(from) && n < rate.FrameAt(to);
        frames.Select(f => canvas.Ink(f) is not null).ShouldBe(Enumerable.Range(0, 60).Select(Shown));
    }

    [Theory]
    [InlineData(CaptionLook.Karaoke)]
    [InlineData(CaptionLook.Pop)]
    public async Task The_spoken_word_is_the_coloured_one(CaptionLook look)
    {
        using var canvas = new AssCanvas(320, 180, new FrameRate(25, 1), 25, new Rgba(0, 0, 0));
        CaptionWord[] words = [.. Enumerable.Range(0, 4).Select(i => new CaptionWord(TimeSpan.FromSeconds(i * 0.2), TimeSpan.FromSeconds((i * 0.2) + 0.2), "word"))];

        var frames = await canvas.DrawAsync([], [Track(look, 18, new CaptionCue(TimeSpan.Zero, TimeSpan.FromSeconds(1), "word word word word", words))], 0, 25);

        double Coloured(byte[] frame)
        {
            var lit = Enumerable.Range(0, 320 * 180).Where(i => frame[3 * i] > 150 && frame[(3 * i) + 2] < 90).ToArray();
            return lit.Length == 0 ? -1 : lit.Average(i => i % 320);
        }

        var places = frames.Select(f => Math.Round(Coloured(f) / 8)).ToArray();
        places.Distinct().Count().ShouldBe(4);
        places.Zip(places.Skip(1)).Select((p, i) => (i + 1, p.First != p.Second)).Where(c => c.Item2).Select(c => c.Item1).ShouldBe([5, 10, 15]);
        places.ShouldBe(places.Order());
    }

    [Theory]
    [InlineData(CaptionLook.Plain)]
    [InlineData(CaptionLook.Box)]
    [InlineData(CaptionLook.Karaoke)]
    [InlineData(CaptionLook.Pop)]
    [InlineData(CaptionLook.OneWord)]
    public async Task Nothing_of_a_caption_leaves_the_safe_area(CaptionLook look)
    {
        using var canvas = new AssCanvas(180, 320, new FrameRate(12, 1), 48, new Rgba(0, 0, 0));
        var safe = SafeArea.Of(SafeZone.TikTok, 180, 320);
        var track = Track(look, CaptionLooks.DefaultSize(look, 180, 320), new CaptionCue(TimeSpan.Zero, TimeSpan.FromSeconds(4), Sentence + " Donaudampfschifffahrtsgesellschaftskapitän!", []));
        track = track with { Style = track.Style! with { Zone = SafeZone.TikTok, Vertical = 0.99, Stroke = new Rgba(120, 120, 120), Box = new Rgba(120, 120, 120) } };

        var frames = await canvas.DrawAsync([], [track], 0, 48);

        foreach (var frame in frames)
        {
            var ink = canvas.Ink(frame, 100).ShouldNotBeNull();
            (ink.Left >= safe.Left - 1 && ink.Right <= safe.Right + 1 && ink.Top >= safe.Top && ink.Bottom <= safe.Bottom + 1).ShouldBeTrue($"{ink} in {safe}");
        }
    }

    [Fact]
    public async Task Captions_that_overlap_in_time_do_not_overlap_in_place()
    {
        using var canvas = new AssCanvas(320, 180, new FrameRate(25, 1), 25, new Rgba(0, 0, 0));
        var low = new CaptionCue(TimeSpan.Zero, TimeSpan.FromSeconds(1), "Below", []);
        var high = new CaptionCue(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(1), "Above", []);

        var both = (await canvas.DrawAsync([], [Track(CaptionLook.Plain, 18, low, high)], 0, 25))[20];
        var one = (await canvas.DrawAsync([], [Track(CaptionLook.Plain, 18, low)], 0, 25))[20];

        var (all, first) = (canvas.Ink(both)!.Value, canvas.Ink(one)!.Value);
        all.Bottom.ShouldBe(first.Bottom);
        (first.Top - all.Top).ShouldBeGreaterThan(18);
    }

    private static CaptionTrack Track(CaptionLook look, double size, params CaptionCue[] cues) => new()
    {
        Path = "$.captions", Style = new CaptionStyle { Look = look, Font = new("Inter Display Extra Bold", "InterDisplay-ExtraBold.otf"), Size = size }, Cues = cues,
    };
}
