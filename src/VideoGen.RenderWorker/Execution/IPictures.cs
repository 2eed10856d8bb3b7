using VideoGen.Composition.Timelines;

namespace VideoGen.RenderWorker.Execution;

/// <summary>The picture side of a film: what its segments are, and how they become one file.</summary>
internal interface IPictures
{
    /// <summary>Cuts a film into segments that can be made one by one.</summary>
    Task<IReadOnlyList<PictureSegment>> PlanAsync(RenderJob job, FilmTimeline film, CancellationToken ct);

    /// <summary>Renders a segment into a file of the folder, and checks it.</summary>
    Task<StepCost> RenderAsync(PictureSegment segment, WorkFolder folder, string name, Action<double> progress, CancellationToken ct);

    /// <summary>Takes a still out of a rendered segment.</summary>
    /// <param name="folder">Where both files are.</param>
    /// <param name="segmentName">The rendered segment.</param>
    /// <param name="frame">Frame of the segment, from 0.</param>
    /// <param name="name">JPEG to write.</param>
    /// <param name="width">Its width in pixels; 0 keeps the film's.</param>
    /// <param name="ct">Ends the work.</param>
    Task<StepCost> StillAsync(WorkFolder folder, string segmentName, int frame, string name, int width, CancellationToken ct);

    /// <summary>Segment and frame that stand for the film.</summary>
    (int Segment, int Frame) Poster(FilmTimeline film);

    /// <summary>Joins segments and sound into a file that plays while it loads.</summary>
    Task<StepCost> AssembleAsync(RenderJob job, WorkFolder folder, IReadOnlyList<string> segmentNames, string soundName, string name, CancellationToken ct);

    /// <summary>Looks at the finished file: streams, size, frame count, length, both to the frame.</summary>
    /// <returns>What was measured, for the report.</returns>
    /// <exception cref="Media.Processes.MediaException">It is not the film that was planned (output_invalid).</exception>
    Task<object> CheckAsync(RenderJob job, WorkFolder folder, string name, CancellationToken ct);
}

/// <summary>A stretch of the film that is rendered by itself.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="ContentKey">SHA-256 of all that its pixels depend on.</param>
/// <param name="Frames">Its length.</param>
/// <param name="Plan">What the engine needs to render it.</param>
internal sealed record PictureSegment(int Index, string ContentKey, int Frames, object Plan);

/// <param name="Cpu">CPU time of tools.</param>
/// <param name="PeakMemoryBytes">Highest resident size of one.</param>
internal readonly record struct StepCost(TimeSpan Cpu, long PeakMemoryBytes);
