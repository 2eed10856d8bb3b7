using Microsoft.Net.Http.Headers;
using VideoGen.Core.Errors;
using VideoGen.Storage;
using VideoGen.Storage.Disk;

namespace VideoGen.Api.Features.Files;

/// <summary>
/// GET and HEAD of an object: whole or one range, conditional by ETag and date. More than one range in a request is answered with
/// the whole object, so that a header of a thousand ranges costs what any other request costs.
/// </summary>
internal static class DownloadFile
{
    private static readonly TimeSpan MaxCacheLife = TimeSpan.FromHours(1);

    public static void Map(RouteGroupBuilder files) =>
        files.MapMethods("/{**key}", [HttpMethods.Get, HttpMethods.Head], Handle).WithName("download-file");

    internal static async Task<IResult> Handle(
        string key, HttpContext http, SignedUrls urls, IObjectStore store, TimeProvider time, CancellationToken ct)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (urls.Verify(http.Request.Method, key, http.Request.Query) is not { } access)
            return FileProblem.Of(ErrorCodes.Forbidden);
        ObjectRead? read;
        try
        {
            read = await store.OpenReadAsync(key, range: null, ct);
        }
        catch (StorageException e)
        {
            return FileProblem.Of(e.Code);
        }
        if (read is null)
            return FileProblem.Of(ErrorCodes.NotFound);
        var contentType = access.ContentType ?? read.Stored.ContentType ?? "application/octet-stream";
        SetHeaders(http.Response, access, contentType, access.ExpiresAt - time.GetUtcNow());
        return Results.Stream(
            read.Content, contentType, fileDownloadName: null, read.Stored.LastModified, new EntityTagHeaderValue(read.Stored.ETag),
            enableRangeProcessing: true);
    }

    private static void SetHeaders(HttpResponse response, SignedAccess access, string contentType, TimeSpan left)
    {
        var headers = response.Headers;
        if (access.DownloadName is { } name)
            headers.ContentDisposition = DownloadNames.Attachment(name);
        else if (!IsInert(contentType))
            headers.ContentDisposition = "attachment";
        // Nothing that users store may run as a page of our origin.
        headers.ContentSecurityPolicy = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        headers.Vary = HeaderNames.Range;
        var cacheLife = left < MaxCacheLife ? left : MaxCacheLife;
        response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
        {
            Private = true,
            MaxAge = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(cacheLife.TotalSeconds))),
        };
    }

    /// <summary>Types that a browser may show in place: it plays or paints them, and never runs them.</summary>
    private static bool IsInert(string contentType)
    {
        var type = contentType.Split(';', 2)[0].Trim().ToLowerInvariant();
        return type is "image/jpeg" or "image/png" or "image/webp" or "image/gif" or "image/avif" or "text/vtt"
            || type.StartsWith("video/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal);
    }
}
