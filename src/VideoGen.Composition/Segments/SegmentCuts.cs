using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>A stretch that becomes a segment.</summary>
internal readonly record struct SegmentSpan(FrameSpan Frames, SourceCopy? Copy);

/// <summary>
/// Decides where a film is cut. Every cut depends only on what lies near it, and long stretches are measured from the cut before them:
/// what is put in elsewhere moves the others, and changes none.
/// </summary>
internal static class SegmentCuts
{
    public static IReadOnlyList<SegmentSpan> Of(ResolvedTimeline timeline)
    {
        var pace = SegmentPace.Of(timeline.Rate);
        var whole = Transitions(timeline);
        var copies = CopyFinder.Find(timeline);
        var stretches = Stretches(timeline, whole, copies, pace);
        List<SegmentSpan> spans = [];
        foreach (var stretch in stretches)
        {
            if (copies.FirstOrDefault(c => c.Span.Start <= stretch.Start && c.Span.End >= stretch.End) is { } copy) Copy(spans, stretch, copy, pace);
            else Draw(spans, stretch, whole, pace);
        }

        return spans;
    }

    // Both pictures of a transition are at hand only in one graph.
    private static List<FrameSpan> Transitions(ResolvedTimeline timeline)
    {
        List<FrameSpan> spans = [];
        foreach (var layer in timeline.Layers)
        {
            if (layer.In is { } coming) spans.Add(new FrameSpan(layer.Start, layer.Start + coming.Frames));
            if (layer.Out is { } going) spans.Add(new FrameSpan(layer.Start + layer.Frames - going.Frames, layer.Start + layer.Frames));
        }

        return spans;
    }

    private static List<FrameSpan> Stretches(ResolvedTimeline timeline, List<FrameSpan> whole, IReadOnlyList<CopySpan> copies, SegmentPace pace)
    {
        var copied = copies.SelectMany(c => (long[])[c.Span.Start, c.Span.End]).Where(f => f > 0 && f < timeline.Frames).ToHashSet();
        var opened = timeline.Layers.Where(l => FullFrames.Opens(l, timeline)).SelectMany(Borders)
            .Where(f => f >= pace.Shortest && f <= timeline.Frames - pace.Shortest)
            .Where(f => !whole.Exists(w => w.IsPartedAt(f)) && !copies.Any(c => c.Span.IsPartedAt(f)));
        List<FrameSpan> stretches = [];
        long from = 0, drawn = 0;
        foreach (var cut in opened.Concat(copied).Distinct().Order())
        {
            if (!copied.Contains(cut))
            {
                if (cut - drawn < pace.Shortest) continue;
                drawn = cut;
            }

            stretches.Add(new FrameSpan(from, cut));
            from = cut;
        }

        stretches.Add(new FrameSpan(from, timeline.Frames));
        return stretches;
    }

    // A clip that gives way to the next one ends within that one's stretch.
    private static long[] Borders(Layer layer) => layer.Out is { Paired: true } ? [layer.Start] : [layer.Start, layer.Start + layer.Frames];

    private static void Draw(List<SegmentSpan> spans, FrameSpan stretch, List<FrameSpan> whole, SegmentPace pace)
    {
        var from = stretch.Start;
        void End(long at)
        {
            spans.Add(new SegmentSpan(new FrameSpan(from, at), null));
            from = at;
        }

        // Measured from the stretch's start and not from this cut: so a clip that is no longer the first keeps its other pieces.
        var grid = stretch.Start;
        if (spans.Count == 0 && stretch.Length >= 2 * pace.First && !whole.Exists(w => w.IsPartedAt(pace.First))) End(pace.First);
        while (stretch.End - grid > pace.Longest)
        {
            grid = Between(whole, grid, pace);
            if (stretch.End - grid < pace.Shortest) break;
            if (grid - from >= pace.Shortest) End(grid);
        }

        End(stretch.End);
    }

    // The usual length, or the nearest place before or after it at which no transition is under way.
    private static long Between(List<FrameSpan> whole, long from, SegmentPace pace)
    {
        var cut = from + pace.Usual;
        while (whole.FirstOrDefault(w => w.IsPartedAt(cut)) is { Length: > 0 } parted && parted.Start >= from + pace.Shortest) cut = parted.Start;
        while (whole.FirstOrDefault(w => w.IsPartedAt(cut)) is { Length: > 0 } parted) cut = parted.End;
        return cut;
    }

    private static void Copy(List<SegmentSpan> spans, FrameSpan stretch, CopySpan copy, SegmentPace pace)
    {
        var from = stretch.Start;
        while (from < stretch.End)
        {
            var to = stretch.End - from <= pace.Longest ? stretch.End : copy.Cuts.First(c => c >= from + pace.Usual);
            if (stretch.End - to < pace.Shortest) to = stretch.End;
            spans.Add(new SegmentSpan(new FrameSpan(from, to), new SourceCopy(copy.Source, from + copy.Offset)));
            from = to;
        }
    }
}
