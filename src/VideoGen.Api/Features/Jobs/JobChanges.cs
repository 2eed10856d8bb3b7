using System.Diagnostics;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Answers for changes that were not made.</summary>
internal static class JobChanges
{
    private const int FullRetrySeconds = 30;

    public static ProblemResult Refused(ChangeResult result) => result switch
    {
        ChangeResult.NotFound => ProblemResult.NotFound(),
        ChangeResult.Conflict conflict => new(ErrorCodes.Conflict, $"The job is {JobViews.Word(conflict.Job.State)}."),
        ChangeResult.QueueFull full => QueueFull(full.Limit),
        _ => throw new UnreachableException(),
    };

    public static ProblemResult QueueFull(int limit) =>
        new(ErrorCodes.QueueFull, $"At most {limit} of your jobs may wait.") { RetryAfterSeconds = FullRetrySeconds };
}
