using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Uploads;

namespace VideoGen.Api.Features.Assets;

/// <summary>DELETE /assets/{id}</summary>
internal static class DeleteAsset
{
    public static void Map(RouteGroupBuilder api) => api.MapDelete("/assets/{id}", Handle)
        .WithName("deleteAsset").WithTags(Tags.Assets)
        .WithSummary("Remove an asset")
        .WithDescription("409 while a job that waits or runs uses it. Films that are done keep what they have.")
        .RequireAuthorization(Scopes.JobsWrite)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<NoContent, ProblemResult>> Handle(string id, HttpContext http, IUploadStore uploads, AssetIntake intake)
    {
        var owner = http.User.UserId();
        if (!GetAsset.TryParse(id, out var asset))
            return ProblemResult.NotFound();
        switch (await uploads.RemoveAsync(owner, asset, http.RequestAborted))
        {
            case UploadRemoval.Removing removing:
                await intake.ForgetAsync(owner, asset, removing.ObjectKey);
                return TypedResults.NoContent();
            case UploadRemoval.InUse used:
                return new ProblemResult(ErrorCodes.Conflict, $"Job {used.Job} uses the asset.");
            case UploadRemoval.NotFound:
                return ProblemResult.NotFound();
            default:
                throw new UnreachableException();
        }
    }
}
