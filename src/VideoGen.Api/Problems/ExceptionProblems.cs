using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using StackExchange.Redis;
using VideoGen.Api.Json;
using VideoGen.Core.Errors;
using VideoGen.Storage;

namespace VideoGen.Api.Problems;

/// <summary>Answers requests that ended in an exception: bad input is the caller's, a silent store is temporary, the rest is ours.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> log) : IExceptionHandler
{
    private const int StoreRetrySeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var problem = For(exception);
        if (problem.Code == ErrorCodes.Internal)
            LogUnhandled(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        else if (problem.Code == ErrorCodes.Unavailable)
            LogUnavailable(exception, httpContext.GetEndpoint()?.DisplayName);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemResult For(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => ProblemResult.Invalid(JsonFault.Describe(json)),
        BadHttpRequestException bad => ForStatus(bad.StatusCode),
        JsonException json => ProblemResult.Invalid(JsonFault.Describe(json)),
        StorageException storage => new(storage.Code),
        _ when IsStoreSilent(exception) => new(ErrorCodes.Unavailable) { RetryAfterSeconds = StoreRetrySeconds },
        _ => new(ErrorCodes.Internal),
    };

    private static ProblemResult ForStatus(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => new(ErrorCodes.TooLarge),
        StatusCodes.Status415UnsupportedMediaType => new(ErrorCodes.UnsupportedMediaType, "Send application/json in UTF-8."),
        _ => ProblemResult.Invalid("body", "is missing or cannot be read."),
    };

    private static bool IsStoreSilent(Exception exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is DbException { IsTransient: true } or RedisException or SocketException or TimeoutException)
                return true;
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Error, "Unhandled failure of {Method} {Endpoint}")]
    private partial void LogUnhandled(Exception exception, string method, string? endpoint);

    [LoggerMessage(2, LogLevel.Warning, "A store did not answer in time for {Endpoint}")]
    private partial void LogUnavailable(Exception exception, string? endpoint);
}
