using Microsoft.Extensions.Logging;

namespace VideoGen.Storage;

internal static partial class Log
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "Object {Key} is damaged and left out of the listing")]
    public static partial void DamagedObject(ILogger logger, string key, Exception exception);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "Bucket {Bucket} created")]
    public static partial void BucketCreated(ILogger logger, string bucket);
}
