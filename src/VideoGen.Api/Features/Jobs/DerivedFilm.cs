using VideoGen.Api.Problems;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Films that are made from films: what the storyboard does not say stays as it was.</summary>
internal static class DerivedFilm
{
    /// <summary>The answer for a film that has no storyboard.</summary>
    public static ProblemResult NotPlanned(JobRecord job) => job.State.IsTerminal()
        ? new(ErrorCodes.Conflict, $"The film was never planned, since its job is {JobViews.Word(job.State)}: retry it first.")
        : new(ErrorCodes.Conflict, "The film is not planned yet. It can be used as soon as its storyboard is there, while it still renders.") { RetryAfterSeconds = 1 };

    /// <summary>A job for another storyboard of a film.</summary>
    /// <param name="source">A film from a prompt or a storyboard.</param>
    /// <param name="board">The storyboard, checked.</param>
    /// <param name="title">The film's name in lists.</param>
    /// <param name="origin">What makes it.</param>
    /// <param name="note">What was said to make it; null when nothing was.</param>
    public static SubmitJob Of(JobRecord source, Storyboard board, string title, JobOrigin origin, string? note)
    {
        var asked = (GenerateRequest)source.Request;
        return new SubmitJob
        {
            Owner = source.Owner,
            Request = asked with { Frames = board.Frames, Width = board.Output.Width, Height = board.Output.Height, Fps = board.Output.Fps, Seed = board.Seed },
            Title = title,
            Metadata = source.Metadata,
            Storyboard = StoryboardJson.Write(board),
            Origin = origin,
            Lineage = new Lineage(source.Id, source.Root, note),
            MaxQueuedPerOwner = 0,
        };
    }
}
