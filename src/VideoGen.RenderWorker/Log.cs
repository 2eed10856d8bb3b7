namespace VideoGen.RenderWorker;

internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Job {JobId} attempt {Attempt}: {Step} starts")]
    public static partial void StepStarts(this ILogger log, string jobId, int attempt, string step);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Job {JobId} attempt {Attempt}: {Step} done in {Elapsed}")]
    public static partial void StepDone(this ILogger log, string jobId, int attempt, string step, TimeSpan elapsed);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "Job {JobId} attempt {Attempt}: {Step} failed after {Elapsed}: {Code}, {Detail}")]
    public static partial void StepFailed(this ILogger log, Exception? error, string jobId, int attempt, string step, TimeSpan elapsed, string code, string detail);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "Job {JobId} attempt {Attempt}: {Step} cancelled after {Elapsed}")]
    public static partial void StepCancelled(this ILogger log, string jobId, int attempt, string step, TimeSpan elapsed);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Warning, Message = "Object store: try {Attempt} failed, again in {Delay}")]
    public static partial void StoreRetry(this ILogger log, Exception? error, int attempt, TimeSpan delay);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Information, Message = "Folder of a dead worker removed: {Folder}")]
    public static partial void FolderSwept(this ILogger log, string folder);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Warning, Message = "Folder could not be removed: {Folder}")]
    public static partial void FolderStays(this ILogger log, Exception error, string folder);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Information, Message = "Draining with {Running} renders")]
    public static partial void Draining(this ILogger log, int running);

    [LoggerMessage(EventId = 3009, Level = LogLevel.Warning, Message = "{Running} renders did not end within {Timeout}; their jobs are handed back")]
    public static partial void HandingBack(this ILogger log, int running, TimeSpan timeout);

    [LoggerMessage(EventId = 3010, Level = LogLevel.Information, Message = "Announced as {WorkerId} at {Address}")]
    public static partial void Announced(this ILogger log, string workerId, string address);

    [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "No dispatcher took the announcement; trying again every {Interval}")]
    public static partial void NotAnnounced(this ILogger log, Exception error, TimeSpan interval);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Information, Message = "The dispatcher was not told that this worker leaves: {Reason}")]
    public static partial void NotLeft(this ILogger log, string reason);

    [LoggerMessage(EventId = 3013, Level = LogLevel.Warning, Message = "No preview of segment {Segment}")]
    public static partial void NoPreview(this ILogger log, Exception error, int segment);

    [LoggerMessage(EventId = 3014, Level = LogLevel.Information, Message = "{Provider} could not be told to stop its work for job {JobId}: {Reason}")]
    public static partial void NotCancelled(this ILogger log, string provider, Guid jobId, string reason);
}
