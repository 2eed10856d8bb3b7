using System.Diagnostics;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Problems;

/// <summary>Answers a request with one failure of the catalogue.</summary>
internal sealed class ProblemResult(ErrorCode code, string? detail = null, IReadOnlyList<FieldError>? errors = null)
    : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    public ErrorCode Code => code;

    public int? StatusCode => code.Status;

    /// <summary>Seconds to wait, for the Retry-After header; null for none.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static ProblemResult Invalid(params IReadOnlyList<FieldError> errors) => new(ErrorCodes.InvalidRequest, errors: errors);

    public static ProblemResult Invalid(string field, string message) => Invalid(new FieldError(field, message));

    /// <summary>The one answer for what is missing and for what belongs to somebody else.</summary>
    public static ProblemResult NotFound() => new(ErrorCodes.NotFound);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = code.Status;
        if (RetryAfterSeconds is { } wait)
            response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(Body(), Json.ApiJson.Options, ContentType, httpContext.RequestAborted);
    }

    private Problem Body() => new()
    {
        Type = $"urn:videogen:error:{code.Code}",
        Title = code.Title,
        Status = code.Status,
        Detail = detail,
        Code = code.Code,
        Retryable = code.Retryable,
        Errors = errors ?? [],
        TraceId = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString(),
    };
}
