using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Uploads;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Assets;

/// <summary>GET /assets/{id} and /assets/{id}/content</summary>
internal static class GetAsset
{
    public static void Map(RouteGroupBuilder api)
    {
        Common(api.MapGet("/assets/{id}", Handle), "getAsset", "One asset with its facts");
        Common(api.MapGet("/assets/{id}/content", Content), "getAssetContent", "The file itself")
            .Produces(StatusCodes.Status302Found)
            .WithDescription("Redirects to a signed address that works for an hour and takes Range.");
    }

    private static RouteHandlerBuilder Common(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithTags(Tags.Assets).WithSummary(summary)
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    /// <summary>The id in an address, with or without the prefix that timelines give it.</summary>
    public static bool TryParse(string text, out Guid id) =>
        Guid.TryParseExact(text.StartsWith("asset:", StringComparison.Ordinal) ? text[6..] : text, "D", out id);

    internal static async Task<Results<Ok<AssetView>, ProblemResult>> Handle(string id, HttpContext http, IUploadStore uploads) =>
        TryParse(id, out var asset) && await uploads.GetAsync(http.User.UserId(), asset, http.RequestAborted) is { } found
            ? TypedResults.Ok(AssetView.Of(found))
            : ProblemResult.NotFound();

    internal static async Task<Results<RedirectHttpResult, ProblemResult>> Content(
        string id, HttpContext http, IUploadStore uploads, JobViews views, IOptions<AssetsOptions> options)
    {
        if (!TryParse(id, out var asset) || await uploads.GetAsync(http.User.UserId(), asset, http.RequestAborted) is not { } found)
            return ProblemResult.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Redirect(views.Address(
            found.ObjectKey, http.Request, new PresignGetOptions { ContentType = found.ContentType }, TimeSpan.FromMinutes(options.Value.ContentMinutes)));
    }
}
