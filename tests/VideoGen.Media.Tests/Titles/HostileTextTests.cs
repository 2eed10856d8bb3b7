using System.Diagnostics;
using System.Text;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using VideoGen.Media.Fonts;
using Xunit;

namespace VideoGen.Media.Tests.Titles;

/// <summary>Whatever a text holds, it is drawn as text, or refused by name, in normal time.</summary>
public sealed class HostileTextTests
{
    private static readonly (int First, int Last)[] Scripts =
    [
        (0x21, 0x7E), (0xA1, 0x17F), (0x391, 0x3C9), (0x410, 0x44F), (0x531, 0x556), (0x5D0, 0x5EA), (0x627, 0x64A), (0x905, 0x939), (0x985, 0x9A8), (0xE01, 0xE2E), (0xE81, 0xE82),
        (0x10D0, 0x10F0), (0x1200, 0x1248), (0x1780, 0x17A2), (0x3041, 0x3096), (0x30A1, 0x30FA), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0x20000, 0x20100), (0x1F600, 0x1F64F),
        (0x2190, 0x21FF), (0x2600, 0x26FF), (0x13000, 0x13010), (0xE000, 0xE010), (0x1F9E0, 0x1F9FF),
    ];

    [Fact]
    public async Task Any_unicode_text_comes_to_pixels_or_is_refused_by_name()
    {
        const int Row = 40, Rows = 50, Width = 640;
        using var canvas = new AssCanvas(Width, Row * Rows, new FrameRate(25, 1), 1, new Rgba(0, 0, 0));
        using var host = new MediaHost();
        var random = new Random(20);
        List<(string Text, bool Missing, bool Seen)> results = [];
        for (var round = 0; round < 3; round++)
        {
            var texts = Enumerable.Range(0, Rows).Select(_ => Draw(random)).ToArray();
            var layers = texts.Select((t, i) => AssCanvas.Text(t, 10, i * Row, Width - 20, Row, 18, null, 0, 1) with { Wrap = false }).ToArray();

            var frame = (await canvas.DrawAsync(layers))[0];

            for (var i = 0; i < Rows; i++)
            {
                var findings = TextMeasure.Check(layers[i], canvas.Timeline, host.Get<FontCatalog>().Find);
                var lit = Enumerable.Range(i * Row * Width, Row * Width).Any(p => frame[3 * p] > 90);
                results.Add((texts[i], findings.Any(f => f.Kind == TextFindingKind.GlyphMissing), lit));
            }
        }

        results.Where(r => !r.Seen && !r.Missing).Select(r => string.Join(' ', r.Text.EnumerateRunes().Select(c => $"{c.Value:X}"))).ShouldBeEmpty();
        results.Count(r => r.Seen).ShouldBeGreaterThan(130);
    }

    [Theory]
    [InlineData("{\\fs300}Hx", "(ffs300)Hx")]
    [InlineData("H\\Nx{\\p1}m 0 0 l 999 0 999 999", "HfNx(fp1)m 0 0 l 999 0 999 999")]
    [InlineData("{\\pos(0,0)\\alpha&HFF&}H{\\r}", "(fpos(0,0)falpha&HFF&)H(fr)")]
    [InlineData("a\\{b\\}\\hc\\", "af(bf)fhcf")]
    public async Task Tags_in_layers_and_captions_are_drawn_as_text(string text, string lookalike)
    {
        using var canvas = new AssCanvas(640, 160, new FrameRate(25, 1), 1, new Rgba(0, 0, 0));
        foreach (var look in Enum.GetValues<CaptionLook>())
        {
            var hostile = await canvas.DrawAsync([AssCanvas.Text(text, 0, 0, 640, 60, 26, null, 0, 1)], [Track(look, text)], 0, 1);
            var plain = await canvas.DrawAsync([AssCanvas.Text(lookalike, 0, 0, 640, 60, 26, null, 0, 1)], [Track(look, lookalike)], 0, 1);

            var (seen, expected) = (canvas.Ink(hostile[0])!.Value, canvas.Ink(plain[0])!.Value);
            Math.Abs(seen.Top - expected.Top).ShouldBeLessThan(8, $"{look}");
            Math.Abs(seen.Bottom - expected.Bottom).ShouldBeLessThan(8, $"{look}");
            Math.Abs((seen.Right - seen.Left) - (expected.Right - expected.Left)).ShouldBeLessThan(30, $"{look}");
        }
    }

    [Fact]
    public async Task A_caption_full_of_costly_tags_takes_normal_time()
    {
        using var canvas = new AssCanvas(640, 360, new FrameRate(25, 1), 25, new Rgba(0, 0, 0));
        var bomb = string.Concat(Enumerable.Repeat("{\\fs10000\\blur200\\bord500}AAAAAAAA ", 28));
        var clock = Stopwatch.StartNew();

        var frames = await canvas.DrawAsync([], [Track(CaptionLook.Pop, bomb)], 0, 25);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        canvas.Ink(frames[12]).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_largest_text_a_document_may_ask_for_takes_normal_time()
    {
        using var canvas = new AssCanvas(640, 360, new FrameRate(25, 1), 25, new Rgba(0, 0, 0));
        var huge = AssCanvas.Text(string.Concat(Enumerable.Repeat("AAAAAAAA ", 200)), 0, 0, 20_000, 360, 1000, s => s with
        {
            Stroke = new Rgba(255, 0, 0), StrokeWidth = 200, Shadow = new TextShadow(new Rgba(0, 0, 255), 10, 10, 100), LetterSpacing = 50,
        }) with { Scale = Curve.Of([new(0, 1, Easing.Linear), new(24, 20, Easing.Linear)]), Rotation = Curve.Of([new(0, 0, Easing.Linear), new(24, 90, Easing.Linear)]) };
        var clock = Stopwatch.StartNew();

        await canvas.DrawAsync(huge);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static CaptionTrack Track(CaptionLook look, string text) => new()
    {
        Path = "$.captions",
        Style = new CaptionStyle { Look = look, Font = AssCanvas.Inter, Size = look == CaptionLook.OneWord ? 12 : 18, Vertical = 0.75 },
        Cues = [new CaptionCue(TimeSpan.Zero, TimeSpan.FromSeconds(1), text, [])],
    };

    private static string Draw(Random random)
    {
        var (first, last) = Scripts[random.Next(Scripts.Length)];
        var text = new StringBuilder();
        for (var i = 0; i < 3 + random.Next(8); i++)
        {
            text.Append(new Rune(random.Next(first, last + 1)));
            if (random.Next(5) == 0) text.Append("{\\N }\u202E\u0301 \u200D"[random.Next(9)]);
        }

        return text.ToString();
    }
}
