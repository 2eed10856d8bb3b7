using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>A film with a plan: what of it can be watched.</summary>
/// <param name="Job">The job that makes it.</param>
/// <param name="Plan">Its clock, its sound and its captions.</param>
/// <param name="Segments">All segments, in order.</param>
internal sealed record FilmStream(JobRecord Job, JobPlan Plan, IReadOnlyList<JobSegment> Segments)
{
    public bool IsWhole => Segments.All(s => s.State == SegmentState.Ready);

    public long TotalFrames => Segments.Count > 0 ? Segments[^1].StartFrame + Segments[^1].Frames : 0;

    public long TicksAt(long frame) => TicksAt(Plan, frame);

    /// <summary>Start of a frame on the plan's clock, on which every frame is a whole number of ticks.</summary>
    public static long TicksAt(JobPlan plan, long frame) =>
        (long)((Int128)frame * plan.Timescale * plan.RateDenominator / plan.RateNumerator);

    /// <summary>Index of the segment in which a frame lies; the last one for frames behind the end.</summary>
    public int SegmentAt(long frame)
    {
        var at = 0;
        while (at < Segments.Count - 1 && Segments[at].StartFrame + Segments[at].Frames <= frame)
            at++;
        return at;
    }

    /// <summary>How many segments from one on are there without a hole.</summary>
    public int ReadyFrom(int index)
    {
        var count = 0;
        while (index + count < Segments.Count && Segments[index + count].State == SegmentState.Ready)
            count++;
        return count;
    }
}
