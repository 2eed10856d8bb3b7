using System.ComponentModel;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Assets;

/// <summary>POST /assets</summary>
internal static class UploadAsset
{
    /// <summary>What a form needs around the file.</summary>
    private const int FormBytes = 64 * 1024;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/assets", Handle)
        .WithName("uploadAsset").WithTags(Tags.Assets)
        .WithSummary("Upload a picture, a film or a sound")
        .WithDescription("The body is the file itself, or a form (multipart/form-data) with a part \"file\"; at most 100 MB. The file is looked at before the answer: what films can't use is refused with a reason and a fix. The same file again is answered with the asset that is there (200).")
        .Accepts<Stream>("application/octet-stream", "multipart/form-data", "*/*")
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Upload)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.MediaDamaged, ErrorCodes.MediaTooLarge, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.TooLarge,
            ErrorCodes.MediaUnsupported, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Created<AssetView>, Ok<AssetView>, ProblemResult>> Handle(
        [Description("Name of the file, for display. Default: the form part's file name.")] string? name,
        HttpContext http, AssetIntake intake, IOptions<AssetsOptions> options)
    {
        var (request, ct) = (http.Request, http.RequestAborted);
        var most = options.Value.MaxBytes;
        if (request.ContentLength > most + FormBytes)
            return new ProblemResult(ErrorCodes.TooLarge, $"An asset has at most {options.Value.MaxMegabytes} MB.");
        using var turn = await intake.EnterAsync(ct);
        if (turn is null)
            return AssetIntake.Busy("Too many files are being uploaded.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most + FormBytes;
        var (body, given, unread) = await UploadBody.OpenAsync(request, name, ct);
        if (unread is not null)
            return unread;
        var (file, refused) = await IncomingFile.ReadAsync(body!, most, ct);
        if (refused is not null)
            return refused;
        await using (file)
        {
            var (asset, isNew, fault) = await intake.TakeAsync(http.User.UserId(), file!, AssetNames.Clean(given), ct);
            if (fault is not null)
                return fault;
            var view = AssetView.Of(asset!);
            return isNew ? TypedResults.Created($"/api/v1/assets/{view.Id}", view) : TypedResults.Ok(view);
        }
    }
}
