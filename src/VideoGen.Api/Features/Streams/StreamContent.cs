using System.Globalization;
using Microsoft.Net.Http.Headers;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Streams;

/// <summary>
/// Sends some bytes of ours followed by a part of a stored object, whole or one range of it, without holding the object in memory.
/// Addresses carry what they show in their query, so players may keep the answer for good.
/// </summary>
internal sealed class StreamContent(byte[] head, string? key, long from, long bytes, string contentType, string tag) : IResult
{
    private const int MaxAgeSeconds = 31_536_000;

    private long Total => head.Length + bytes;

    public static StreamContent Of(byte[] whole, string contentType, string tag) => new(whole, null, 0, 0, contentType, tag);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response, ct) = (httpContext.Request, httpContext.Response, httpContext.RequestAborted);
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        var headers = response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = new() { Private = true, MaxAge = TimeSpan.FromSeconds(MaxAgeSeconds), Extensions = { new("immutable") } };
        response.Headers.AcceptRanges = "bytes";
        var asked = request.GetTypedHeaders();
        if (asked.IfNoneMatch.Any(given => given.Compare(etag, useStrongComparison: false) || given.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        var (first, length) = (0L, Total);
        if (asked.Range is { Unit.Value: "bytes", Ranges: { Count: 1 } ranges } && asked.IfRange?.EntityTag?.Compare(etag, useStrongComparison: true) is not false)
        {
            if (Part(ranges.First(), Total) is not { } part)
            {
                headers.ContentRange = new ContentRangeHeaderValue(Total);
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                return;
            }

            (first, length) = part;
            headers.ContentRange = new ContentRangeHeaderValue(first, first + length - 1, Total);
            response.StatusCode = StatusCodes.Status206PartialContent;
        }

        response.ContentLength = length;
        if (!HttpMethods.IsHead(request.Method))
            await WriteAsync(httpContext, first, length, ct);
    }

    private static (long First, long Length)? Part(RangeItemHeaderValue range, long total)
    {
        var first = range.From ?? Math.Max(0, total - range.To!.Value);
        var last = range.From is null ? total - 1 : Math.Min(range.To ?? total - 1, total - 1);
        return first < total && first <= last ? (first, last - first + 1) : null;
    }

    private async Task WriteAsync(HttpContext http, long first, long length, CancellationToken ct)
    {
        var body = http.Response.Body;
        var ours = (int)Math.Clamp(head.Length - first, 0, length);
        var left = length - ours;
        // Opened before a byte is sent, so that a missing object is still an answer of its own.
        var store = http.RequestServices.GetRequiredService<IObjectStore>();
        var start = from + Math.Max(0, first - head.Length);
        await using var rest = left == 0 ? null
            : await store.OpenReadAsync(key!, new ByteRange(start, start + left - 1), ct)
                ?? throw new StorageException(Core.Errors.ErrorCodes.NotFound, string.Create(CultureInfo.InvariantCulture, $"{key} is gone."));
        if (ours > 0)
            await body.WriteAsync(head.AsMemory((int)first, ours), ct);
        if (rest is not null)
            await rest.Content.CopyToAsync(body, ct);
    }
}
