using Microsoft.AspNetCore.Diagnostics;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Problems;

/// <summary>Gives a body to failures that the framework answers by status alone: unknown paths, wrong methods, missing sign-in.</summary>
internal static class StatusProblems
{
    public static Task Write(StatusCodeContext context)
    {
        var http = context.HttpContext;
        ProblemResult? problem = http.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => new(ErrorCodes.InvalidRequest),
            StatusCodes.Status401Unauthorized => new(ErrorCodes.Unauthorized),
            StatusCodes.Status403Forbidden => new(ErrorCodes.Forbidden),
            StatusCodes.Status404NotFound => new(ErrorCodes.NotFound),
            StatusCodes.Status405MethodNotAllowed => new(ErrorCodes.MethodNotAllowed),
            StatusCodes.Status406NotAcceptable => new(ErrorCodes.NotAcceptable),
            StatusCodes.Status413PayloadTooLarge => new(ErrorCodes.TooLarge),
            StatusCodes.Status415UnsupportedMediaType => new(ErrorCodes.UnsupportedMediaType),
            _ => null,
        };
        return problem?.ExecuteAsync(http) ?? Task.CompletedTask;
    }
}
