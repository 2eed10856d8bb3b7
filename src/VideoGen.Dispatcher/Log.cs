using VideoGen.Core.Jobs;

namespace VideoGen.Dispatcher;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Job {JobId} attempt {Attempt} starts after waiting {Waited}")]
    public static partial void Started(this ILogger logger, JobId jobId, int attempt, TimeSpan waited);

    [LoggerMessage(101, LogLevel.Information, "Job {JobId} attempt {Attempt} ended: {End} {ErrorCode}")]
    public static partial void Ended(this ILogger logger, JobId jobId, int attempt, string end, string? errorCode);

    [LoggerMessage(102, LogLevel.Warning, "Job {JobId} attempt {Attempt} is no longer ours; its calls are stopped and nothing is written")]
    public static partial void LeaseLost(this ILogger logger, JobId jobId, int attempt);

    [LoggerMessage(103, LogLevel.Warning, "Job {JobId} attempt {Attempt} failed: {Code} {Detail}")]
    public static partial void AttemptFailed(this ILogger logger, JobId jobId, int attempt, string code, string detail);

    [LoggerMessage(104, LogLevel.Information, "Worker {WorkerId} took no step of job {JobId}: {Reason}")]
    public static partial void WorkerRefused(this ILogger logger, string workerId, JobId jobId, string reason);

    [LoggerMessage(105, LogLevel.Warning, "{Activity} is held up: {Reason}")]
    public static partial void HeldUp(this ILogger logger, string activity, string reason);

    [LoggerMessage(106, LogLevel.Error, "Job {JobId} attempt {Attempt} met a fault of ours")]
    public static partial void Fault(this ILogger logger, JobId jobId, int attempt, Exception exception);

    [LoggerMessage(107, LogLevel.Information, "Worker {WorkerId} is there at {Address} with {Capacity} slots")]
    public static partial void WorkerCame(this ILogger logger, string workerId, string address, int capacity);

    [LoggerMessage(108, LogLevel.Information, "Worker {WorkerId} is gone: {Reason}")]
    public static partial void WorkerGone(this ILogger logger, string workerId, string reason);

    [LoggerMessage(109, LogLevel.Warning, "The lease of job {JobId} attempt {Attempt} ran out; it is now {State}")]
    public static partial void Expired(this ILogger logger, JobId jobId, int attempt, JobState state);

    [LoggerMessage(110, LogLevel.Information, "{Count} waiting jobs were not in the queue and are announced again")]
    public static partial void Reannounced(this ILogger logger, int count);

    [LoggerMessage(111, LogLevel.Information, "{Count} objects of job {JobId} that nothing names were removed")]
    public static partial void Cleaned(this ILogger logger, JobId jobId, int count);

    [LoggerMessage(112, LogLevel.Information, "Stopping: {Count} jobs run on for at most {Time}")]
    public static partial void Draining(this ILogger logger, int count, TimeSpan time);

    [LoggerMessage(114, LogLevel.Warning, "Worker {WorkerId} was lost with a step of job {JobId} attempt {Attempt}: {Reason}")]
    public static partial void WorkerLost(this ILogger logger, string workerId, JobId jobId, int attempt, string reason);

    [LoggerMessage(113, LogLevel.Information, "{Count} rows outlived their use and were removed")]
    public static partial void Purged(this ILogger logger, int count);
}
