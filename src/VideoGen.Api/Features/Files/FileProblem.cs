using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Files;

internal static class FileProblem
{
    public static IResult Of(ErrorCode error, string? detail = null) => Results.Problem(
        statusCode: error.Status,
        type: $"urn:videogen:error:{error.Code}",
        title: error.Title,
        detail: detail,
        extensions: new Dictionary<string, object?> { ["code"] = error.Code, ["retryable"] = error.Retryable });
}
