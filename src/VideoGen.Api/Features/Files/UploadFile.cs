using Microsoft.AspNetCore.Http.Features;
using VideoGen.Core.Errors;
using VideoGen.Storage;
using VideoGen.Storage.Disk;

namespace VideoGen.Api.Features.Files;

/// <summary>PUT of an object: the type and the exact length that the URL was signed for, or nothing.</summary>
internal static class UploadFile
{
    public static void Map(RouteGroupBuilder files) => files.MapPut("/{**key}", Handle).WithName("upload-file");

    internal static async Task<IResult> Handle(string key, HttpContext http, SignedUrls urls, IObjectStore store, CancellationToken ct)
    {
        var request = http.Request;
        if (urls.Verify(request.Method, key, request.Query) is not { ContentType: { } contentType, Bytes: { } bytes })
            return FileProblem.Of(ErrorCodes.Forbidden);
        if (request.ContentType != contentType || request.ContentLength != bytes)
            return FileProblem.Of(ErrorCodes.Forbidden, $"This URL takes {bytes} bytes of {contentType}, with both headers.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
        try
        {
            var stored = await store.PutAsync(key, request.Body, new PutOptions { ContentType = contentType, ExactBytes = bytes }, ct);
            http.Response.Headers.ETag = stored.ETag;
            return Results.Ok();
        }
        catch (StorageException e)
        {
            return FileProblem.Of(e.Code);
        }
        catch (BadHttpRequestException e)
        {
            return Results.Problem(statusCode: e.StatusCode, title: "The body did not arrive whole.");
        }
    }
}
