using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Data.Uploads;

namespace VideoGen.Api.Features.Assets;

/// <summary>GET /assets</summary>
internal static class ListAssets
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/assets", Handle)
        .WithName("listAssets").WithTags(Tags.Assets)
        .WithSummary("List assets, newest first")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<AssetList>, ProblemResult>> Handle(
        [Description("Where to go on: next_cursor of the page before.")] string? cursor,
        [Description("Assets on a page, 1 to 100. Default 20.")] string? limit,
        [Description("Only the asset with this content: its SHA-256 in lower-case hex. To skip an upload.")] string? sha256,
        HttpContext http, IUploadStore uploads, PageCursor cursors)
    {
        var owner = http.User.UserId();
        var errors = new List<FieldError>();
        var size = PageSize.Read(limit, errors);
        if (sha256 is not null && !TextRules.IsSha256(sha256))
            errors.Add(new("sha256", "must be 64 lower-case hex digits."));
        Guid? before = null;
        if (cursor is not null && errors.Count == 0)
        {
            before = cursors.Decode(owner, PageCursor.Assets, cursor);
            if (before is null)
                errors.Add(new("cursor", "is not one that this list gave out."));
        }

        if (errors.Count > 0)
            return ProblemResult.Invalid(errors);
        var page = await uploads.ListAsync(owner, new(size, before, sha256), http.RequestAborted);
        return TypedResults.Ok(new AssetList
        {
            Items = [.. page.Uploads.Select(AssetView.Of)],
            NextCursor = page.Next is { } next ? cursors.Encode(owner, PageCursor.Assets, next) : null,
        });
    }
}
