using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Where a list goes on. Bound to its owner and filter by a MAC, so one that was made up or moved elsewhere is refused.</summary>
internal sealed class PageCursor(IOptions<AuthOptions> options)
{
    private const int IdBytes = 16;
    private const int MacBytes = 12;
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.SigningKey), 32, info: "page cursor"u8.ToArray());

    public string Encode(UserId owner, JobState? filter, JobId next)
    {
        Span<byte> cursor = stackalloc byte[IdBytes + MacBytes];
        next.Value.TryWriteBytes(cursor, bigEndian: true, out _);
        Mac(owner, filter, cursor[..IdBytes], cursor[IdBytes..]);
        return Base64Url.EncodeToString(cursor);
    }

    public JobId? Decode(UserId owner, JobState? filter, string text)
    {
        Span<byte> cursor = stackalloc byte[IdBytes + MacBytes];
        Span<byte> mac = stackalloc byte[MacBytes];
        if (text.Length > 64 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, cursor, out var read) || read != cursor.Length)
            return null;
        Mac(owner, filter, cursor[..IdBytes], mac);
        return CryptographicOperations.FixedTimeEquals(mac, cursor[IdBytes..]) ? new JobId(new Guid(cursor[..IdBytes], bigEndian: true)) : null;
    }

    private void Mac(UserId owner, JobState? filter, ReadOnlySpan<byte> id, Span<byte> mac)
    {
        Span<byte> input = stackalloc byte[IdBytes + IdBytes + 1];
        id.CopyTo(input);
        owner.Value.TryWriteBytes(input[IdBytes..], bigEndian: true, out _);
        input[^1] = (byte)(filter is { } state ? 1 + (int)state : 0);
        HMACSHA256.HashData(_key, input)[..MacBytes].CopyTo(mac);
    }
}
