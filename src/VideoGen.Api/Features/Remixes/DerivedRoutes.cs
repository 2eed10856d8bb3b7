using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Remixes;

/// <summary>What all routes that make films from films have in common.</summary>
internal static class DerivedRoutes
{
    /// <summary>A route that answers with the job that it makes.</summary>
    public static void MakesOneJob(this RouteHandlerBuilder route) => route
        .WithMetadata(new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 60) for the film.", "wait=30"))
        .MakesJobs();

    /// <summary>A route that makes jobs.</summary>
    public static void MakesJobs(this RouteHandlerBuilder route) => route
        .WithMetadata(new HeaderParameter("Idempotency-Key", "1 to 255 printable ASCII characters. The same key with the same body gives the same films; with another body 422.", "order-4711"))
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Create)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.TooLarge,
            ErrorCodes.UnsupportedMediaType, ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);
}
