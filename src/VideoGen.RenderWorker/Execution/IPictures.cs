using VideoGen.Composition.Timelines;

namespace VideoGen.RenderWorker.Execution;

/// <summary>The picture side of a film: what its segments are, and how they become one file.</summary>
internal interface IPictures
{
    /// <summary>Cuts a film into segments that can be made one by one.</summary>
    Task<IReadOnlyList<PictureSegment>> PlanAsync(RenderJob job, FilmTimeline film, CancellationToken ct);

    /// <summary>Renders a segment into a file of the folder, and checks it.</summary>
    Task<StepCost> RenderAsync(PictureSegment segment, WorkFolder folder, string name, Action<double> progress, CancellationToken ct);

    /// <summary>Draws the frame on which all of a segment's headline stands, as a JPEG in the folder.</summary>
    /// <param name="segment">Which segment; it need not be rendered.</param>
    /// <param name="folder">Where the JPEG goes.</param>
    /// <param name="name">Name of the JPEG.</param>
    /// <param name="width">Its width in pixels, even.</param>
    /// <param name="ct">Ends the work.</param>
    Task StillAsync(PictureSegment segment, WorkFolder folder, string name, int width, CancellationToken ct);

    /// <summary>Joins segments and sound into a file that plays while it loads.</summary>
    Task AssembleAsync(RenderJob job, WorkFolder folder, IReadOnlyList<string> segmentNames, string soundName, string name, CancellationToken ct);

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
