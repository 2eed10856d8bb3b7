using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Audiograms;
using VideoGen.Composition.Segments;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Audiograms;

public sealed class AudiogramPaintingTests
{
    private const int Width = 96, Height = 60, Bars = 12, Rate = PaintingMaterial.Sound.Rate;
    private static readonly FrameRate Thirty = new(30, 1);

    [Theory]
    [InlineData(80, 0, 1)]
    [InlineData(750, 5, 6)]
    [InlineData(9000, 10, 11)]
    public void A_tone_raises_the_bar_of_its_frequency(double hertz, int from, int to)
    {
        var heights = Heights(Painter(AudiogramKind.Bars, t => 0.5 * Math.Sin(Math.Tau * hertz * t)).Frame(20));

        var highest = Array.IndexOf(heights, heights.Max());
        highest.ShouldBeInRange(from, to);
        heights[highest].ShouldBeGreaterThan(Height * 0.5);
        heights[(highest + 6) % Bars].ShouldBeLessThan(Height * 0.25);
    }

    [Theory]
    [InlineData(AudiogramKind.Bars)]
    [InlineData(AudiogramKind.Circle)]
    [InlineData(AudiogramKind.Wave)]
    public void Silence_is_drawn_small_and_sound_larger(AudiogramKind kind)
    {
        var silent = Painter(kind, _ => 0).Frame(20);
        var loud = Painter(kind, t => 0.4 * Math.Sin(Math.Tau * 300 * t) + (0.2 * Math.Sin(Math.Tau * 3000 * t))).Frame(20);

        Ink(silent).ShouldBeGreaterThan(20);
        Ink(loud).ShouldBeGreaterThan(Ink(silent) * 1.3);
        (loud[0], loud[1], loud[2]).ShouldBe(((byte)10, (byte)200, (byte)90));
    }

    [Fact]
    public void Bars_rise_at_once_and_fall_slowly()
    {
        var painter = Painter(AudiogramKind.Bars, t => t is >= 0.5 and < 0.6 ? Math.Sin(Math.Tau * 750 * t) : 0);
        double High(long frame) => Heights(painter.Frame(frame)).Max();

        High(10).ShouldBeLessThan(10);
        High(16).ShouldBeGreaterThan(45);
        for (var frame = 19L; frame < 30; frame++) High(frame + 1).ShouldBeLessThanOrEqualTo(High(frame));
        High(24).ShouldBeInRange(15, 45);
        High(36).ShouldBeLessThan(10);
    }

    [Fact]
    public void A_frame_is_the_same_whichever_stretch_it_is_drawn_with()
    {
        var whole = Painter(AudiogramKind.Bars, Chirp, 0, 60);
        var part = Painter(AudiogramKind.Bars, Chirp, 33, 10);

        part.Frame(40).AsSpan().SequenceEqual(whole.Frame(40)).ShouldBeTrue();
        part.Key.ShouldBe(whole.Key);
    }

    [Fact]
    public void Only_what_is_heard_around_the_stretch_is_decoded()
    {
        var painting = Painting(AudiogramKind.Bars, Clip() with { Trim = TimeSpan.FromSeconds(5), Speed = 2 });

        var sound = (PaintingMaterial.Sound)painting.Materials(30, 15).ShouldHaveSingleItem();
        sound.From.TotalSeconds.ShouldBeInRange(5.9, 6.2);
        (sound.Samples / (double)Rate).ShouldBeInRange(1.9, 2.3);
    }

    [Fact]
    public void A_clip_that_sounds_at_another_time_is_not_decoded() =>
        Painting(AudiogramKind.Bars, Clip() with { StartSample = 5 * Rate }).Materials(0, 60).ShouldBeEmpty();

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        string[] keys =
        [
            Painting(AudiogramKind.Bars, Clip()).Key, Painting(AudiogramKind.Wave, Clip()).Key, Painting(AudiogramKind.Bars, Clip() with { Volume = 0.5 }).Key,
            Painting(AudiogramKind.Bars, Clip() with { Trim = TimeSpan.FromSeconds(1) }).Key, Painting(AudiogramKind.Bars, Clip() with { StartSample = 48 }).Key,
            Painting(AudiogramKind.Bars, Clip() with { Tempos = [new TempoSpan(0, 1000, 1.4)] }).Key, Painting(AudiogramKind.Bars, Clip(), 20).Key,
        ];

        keys.ShouldBeUnique();
    }

    private static double Chirp(double t) => Math.Sin(Math.Tau * 200 * t * (1 + t));

    private static double Ink(byte[] frame) => Enumerable.Range(0, Width * Height).Sum(i => frame[(i * 4) + 3] / 255.0);

    private static double[] Heights(byte[] frame) =>
        [.. Enumerable.Range(0, Bars).Select(bar => Enumerable.Range(0, Height).Sum(y => frame[(((y * Width) + (bar * Width / Bars) + (Width / Bars / 2)) * 4) + 3] / 255.0))];

    private static IFramePainter Painter(AudiogramKind kind, Func<double, double> wave, long first = 0, long count = 60)
    {
        var painting = Painting(kind, Clip());
        return painting.Open(first, count, [.. painting.Materials(first, count).Cast<PaintingMaterial.Sound>().Select(m => Sound(m, wave))]);
    }

    private static DecodedMaterial.Sound Sound(PaintingMaterial.Sound material, Func<double, double> wave)
    {
        var from = Math.Round(material.From.TotalSeconds * Rate);
        return new(new([.. Enumerable.Range(0, material.Samples).Select(i => (float)(from + i < 0 ? 0 : wave((from + i) / Rate)))]));
    }

    private static AudiogramPainting Painting(AudiogramKind kind, SoundClip clip, int bars = Bars)
    {
        var timeline = new ResolvedTimeline
        {
            Width = 320, Height = 180, Rate = Thirty, Frames = 90, Background = new Rgba(0, 0, 0), Encoder = new EncoderSettings("veryfast", 23), Title = "", Language = "en",
            Sounds = [clip],
            Sources = new Dictionary<string, SourceMedia>
            {
                ["a.wav"] = new() { Sha256 = "", ObjectKey = "", Bytes = 1, Name = "a.wav", Demuxer = "wav", Duration = TimeSpan.FromSeconds(9) },
            },
        };
        var layer = new AudiogramLayer
        {
            Path = "", Start = 0, Frames = 60, X = 0, Y = 0, Width = Width, Height = Height, Kind = kind, Colour = new Rgba(10, 200, 90), Bars = bars,
        };
        return new AudiogramPainting(layer, timeline, Width, Height);
    }

    private static SoundClip Clip() => new() { Path = "", Source = "a.wav", StartSample = 0, Samples = 3 * Rate };
}
