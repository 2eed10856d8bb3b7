using VideoGen.Contracts.Render.V1;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>How an attempt ended, other than by our own will.</summary>
internal abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    /// <summary>The film is in the store.</summary>
    public sealed record Done(RenderResult Result) : RenderOutcome;

    /// <summary>The attempt failed, and counts.</summary>
    public sealed record Failed(JobFailure Failure, string Detail) : RenderOutcome;

    /// <summary>No worker could be asked; the attempt does not count.</summary>
    public sealed record HandedBack(string Reason) : RenderOutcome;

    /// <summary>A write found that the job is no longer ours.</summary>
    public sealed record NotOurs : RenderOutcome;
}
