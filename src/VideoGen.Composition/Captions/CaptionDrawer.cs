using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Captions;

/// <summary>Draws a track's captions of a stretch of the film.</summary>
internal sealed class CaptionDrawer(EventRuns events, int order, CaptionStyle style, ResolvedTimeline timeline, FallbackFonts fonts, AssColours colours)
{
    // A word takes this long to grow.
    private const double GrowSeconds = 0.1;
    private const int SlotsOfPage = 4_000_000;

    private readonly CaptionSetter _setter = new(style, timeline, fonts);
    private readonly double _grow = Math.Max(1, GrowSeconds * timeline.Rate.PerSecond);

    /// <summary>Draws what shows.</summary>
    /// <param name="cues">Cues of the whole film.</param>
    /// <param name="start">First frame of the stretch.</param>
    /// <param name="frames">Length of the stretch.</param>
    /// <returns>The pages that were drawn.</returns>
    public IReadOnlyList<CaptionPage> Draw(IReadOnlyList<CaptionCue> cues, long start, long frames)
    {
        var pages = cues.Where(c => Frame(c.End) > start && Frame(c.Start) < start + frames).SelectMany(_setter.Pages)
            .Where(p => p.To > start && p.From < start + frames).ToArray();
        for (var frame = 0L; frame < frames; frame++)
        {
            // Cues that overlap stand above each other, the first one lowest.
            var below = 0.0;
            var slot = 0;
            foreach (var page in pages.Where(p => p.From <= start + frame && p.To > start + frame))
            {
                Page(page, slot++ * SlotsOfPage, frame, start + frame, below);
                below += page.Block.Place(0, page.Layer.Width.At(0), 0).Height * 1.25;
            }
        }

        return pages;
    }

    private void Page(CaptionPage page, int slot, long frame, long now, double below)
    {
        var (layer, spoken) = (Look(page, now), page.Spoken(now));
        var pose = Pose.Of(layer with { Y = layer.Y.At(0) - below }, 0);
        if (style.Look == CaptionLook.OneWord) pose = pose.Grown(0.8 + (0.2 * Grown(now - page.From)), layer.Width.At(0) / 2, 0);
        var place = page.Block.Place(0, pose.Width, pose.Height);
        if (layer.Box is { } box) TextDrawer.Box(events, order, slot, frame, box, place, pose, colours);
        var writer = new LineWriter(layer, 0, colours, int.MaxValue);
        for (var i = 0; i < page.Block.Lines.Count; i++)
        {
            var line = page.Block.Lines[i];
            if (line.Pieces.Count == 0) continue;
            var grows = style.Look == CaptionLook.Pop && line.Pieces.Any(p => p.Run == spoken) && Middle(line, layer, spoken) is not null;
            Put(1 + i, line, pose, place.Baselines[i], p => !grows || p.Run != spoken);
            if (!grows) continue;
            var factor = 1 + ((CaptionLooks.SpokenGrowth - 1) * Grown(now - page.Starts[spoken]));
            // It grows around its own middle; its neighbours stay where they are.
            var larger = pose.Grown(factor, (pose.Width / 2) + Middle(line, layer, spoken)!.Value, place.Baselines[i] - (line.CapHeight(layer, 0) / 2));
            Put(10 + i, line, larger, place.Baselines[i], p => p.Run == spoken);
        }

        void Put(int part, SetLine line, Pose at, double baseline, Func<TextPiece, bool> shown)
        {
            if (writer.Shadow(line, at, baseline, shown) is { } shadow) events.Put(order, slot + part, frame, shadow);
            if (writer.Body(line, at, baseline, shown) is { } body) events.Put(order, slot + 100 + part, frame, body);
        }
    }

    private TextLayer Look(CaptionPage page, long now)
    {
        var spoken = page.Spoken(now);
        if (style.Look is not (CaptionLook.Karaoke or CaptionLook.Pop) || spoken < 0) return page.Layer;
        return page.Layer with { Runs = [.. page.Layer.Runs.Select((r, i) => i == spoken ? r with { Style = r.Style with { Colour = style.Highlight } } : r)] };
    }

    // Slows down towards its size.
    private double Grown(long frames) => 1 - Math.Pow(1 - Math.Clamp((frames + 1) / _grow, 0, 1), 3);

    /// <summary>Middle of a word from the middle of its line; null in lines of two directions, where its place is not known.</summary>
    private static double? Middle(SetLine line, TextLayer layer, int run)
    {
        var directions = line.Pieces.Select(p => Direction(p.Text)).Where(d => d != 0).Distinct().ToArray();
        if (directions.Length > 1) return null;
        var (left, width, total) = (0.0, 0.0, line.Width(layer, 0));
        foreach (var piece in line.Pieces)
        {
            if (piece.Run < run) left += piece.Width(layer.Runs[piece.Run].Style, 0);
            else if (piece.Run == run) width += piece.With(piece.Text.TrimEnd()).Width(layer.Runs[piece.Run].Style, 0);
        }

        var middle = left + (width / 2) - (total / 2);
        return directions is [-1] ? -middle : middle;
    }

    private static int Direction(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)) return -1;
            if (System.Text.Rune.IsLetter(rune)) return 1;
        }

        return 0;
    }

    private long Frame(TimeSpan time) => timeline.Rate.FrameAt(time.Ticks / (decimal)TimeSpan.TicksPerSecond);
}
