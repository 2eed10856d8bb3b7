using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A stretch of a timeline that is being drawn; its frames count from 0.</summary>
/// <param name="Graph">Where it is drawn.</param>
/// <param name="Timeline">What is drawn.</param>
/// <param name="Context">What is known of the machine.</param>
/// <param name="Start">First frame on the timeline.</param>
/// <param name="Count">Frames.</param>
internal sealed record Scope(GraphBuilder Graph, ResolvedTimeline Timeline, GraphContext Context, long Start, int Count)
{
    public FrameRate Rate => Timeline.Rate;

    public int Width => Timeline.Width;

    public int Height => Timeline.Height;

    public Scope Slice(int from, int to) => this with { Start = Start + from, Count = to - from };

    /// <summary>"30/1", as a rate of a source.</summary>
    public string RateWord => Rate.ToString();

    /// <summary>Numbers frames from a frame on, on the clock that all pictures share: one tick is one frame.</summary>
    /// <param name="first">Number of the first frame.</param>
    public Filter[] Clock(int first = 0) =>
    [
        new Filter("settb").With("expr", string.Create(CultureInfo.InvariantCulture, $"{Rate.Denominator}/{Rate.Numerator}")),
        new Filter("setpts").With("expr", Expr.Of($"N+{first}")),
    ];
}

/// <summary>A stream of pictures within a graph.</summary>
/// <param name="Pad">Where it comes out.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Alpha">Whether it is yuva420p; otherwise yuv420p.</param>
/// <param name="Single">One frame that stands for all; otherwise one frame per frame of the stretch.</param>
internal readonly record struct Picture(Pad Pad, int Width, int Height, bool Alpha, bool Single);
