namespace VideoGen.Composition.Segments;

/// <summary>Frames from a start up to, not including, an end.</summary>
internal readonly record struct FrameSpan(long Start, long End)
{
    public long Length => Math.Max(0, End - Start);

    /// <summary>Whether a cut at this frame would part the span.</summary>
    public bool IsPartedAt(long frame) => frame > Start && frame < End;

    /// <summary>What is left of some spans when another is taken out.</summary>
    public static List<FrameSpan> Without(IEnumerable<FrameSpan> spans, FrameSpan taken)
    {
        List<FrameSpan> left = [];
        foreach (var span in spans)
        {
            if (taken.End <= span.Start || taken.Start >= span.End)
            {
                left.Add(span);
                continue;
            }

            if (taken.Start > span.Start) left.Add(span with { End = taken.Start });
            if (taken.End < span.End) left.Add(span with { Start = taken.End });
        }

        return left;
    }
}
