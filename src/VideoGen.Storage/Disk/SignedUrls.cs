using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace VideoGen.Storage.Disk;

/// <summary>
/// URLs that carry their own permission: method, key, expiry and the headers that matter, under an HMAC-SHA256.
/// Every query parameter is signed; a missing, unknown or repeated one makes the URL invalid.
/// </summary>
public sealed class SignedUrls(DiskStorageOptions options, TimeProvider time)
{
    private const string ExpiresParameter = "expires";
    private const string SignatureParameter = "signature";
    private const string TypeParameter = "type";
    private const string NameParameter = "name";
    private const string BytesParameter = "bytes";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.SigningKey);

    internal Uri ForGet(string key, TimeSpan life, PresignGetOptions? response)
    {
        var contentType = response?.ContentType is { } type ? ContentTypes.Check(type) : null;
        return Sign(new SignedAccess("GET", key, Expiry(life), contentType, DownloadNames.Clean(response?.DownloadName), Bytes: null));
    }

    internal PresignedUpload ForPut(string key, TimeSpan life, string contentType, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var access = new SignedAccess("PUT", key, Expiry(life), ContentTypes.Check(contentType), DownloadName: null, bytes);
        return new PresignedUpload(Sign(access), PresignRules.UploadHeaders(contentType, bytes), access.ExpiresAt);
    }

    /// <summary>Reads and checks a URL.</summary>
    /// <param name="method">HTTP method of the request; a URL for GET also allows HEAD.</param>
    /// <param name="key">The path behind the public path, decoded.</param>
    /// <param name="query">The request's query.</param>
    /// <returns>What the URL allows; null when it is forged, altered, expired or for something else.</returns>
    public SignedAccess? Verify(string method, string key, IQueryCollection query)
    {
        if (!ObjectKey.IsValid(key) || query.Any(p => p.Value.Count != 1) || ParametersOf(query) is not { } access)
            return null;
        access = access with { Method = HttpMethods.IsHead(method) ? "GET" : method, Key = key };
        var given = Encoding.ASCII.GetBytes(query[SignatureParameter].ToString());
        var genuine = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Signature(access)));
        return genuine && time.GetUtcNow() < access.ExpiresAt ? access : null;
    }

    private static SignedAccess? ParametersOf(IQueryCollection query)
    {
        var known = query.Keys.All(k => k is ExpiresParameter or SignatureParameter or TypeParameter or NameParameter or BytesParameter);
        if (!known || !TryNumber(query[ExpiresParameter], out var expires) || expires > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return null;
        long? bytes = null;
        if (query.ContainsKey(BytesParameter))
        {
            if (!TryNumber(query[BytesParameter], out var number))
                return null;
            bytes = number;
        }
        return new SignedAccess("", "", DateTimeOffset.FromUnixTimeSeconds(expires), query[TypeParameter], query[NameParameter], bytes);
    }

    private static bool TryNumber(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private DateTimeOffset Expiry(TimeSpan life) =>
        DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + PresignRules.Check(life)).ToUnixTimeSeconds());

    private Uri Sign(SignedAccess access)
    {
        var path = string.Join('/', ObjectKey.Segments(access.Key).Select(Uri.EscapeDataString));
        var parameters = new Dictionary<string, string?>
        {
            [ExpiresParameter] = Invariant(access.ExpiresAt.ToUnixTimeSeconds()),
            [TypeParameter] = access.ContentType,
            [NameParameter] = access.DownloadName,
            [BytesParameter] = access.Bytes is { } bytes ? Invariant(bytes) : null,
            [SignatureParameter] = Signature(access),
        };
        return new Uri(QueryHelpers.AddQueryString($"{options.PublicPath}/{path}", parameters), UriKind.Relative);
    }

    private string Signature(SignedAccess access)
    {
        string?[] fields =
        [
            "videogen-files-1", access.Method, access.Key, Invariant(access.ExpiresAt.ToUnixTimeSeconds()),
            access.ContentType, access.DownloadName, access.Bytes is { } bytes ? Invariant(bytes) : null,
        ];
        // lengths before the fields, so that no two sets of fields give the same text
        var text = string.Concat(fields.Select(f => f is null ? "-;" : $"{f.Length}:{f};"));
        return WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
