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

    /// <summary>Added to the numbers of lists of jobs for those of current versions.</summary>
    private const byte CurrentJobs = 64;

    /// <summary>The list of assets; lists of jobs have the numbers below it.</summary>
    public const byte Assets = 128;

    public string Encode(UserId owner, JobState? filter, bool current, JobId next) => Encode(owner, Jobs(filter, current), next.Value);

    public JobId? Decode(UserId owner, JobState? filter, bool current, string text) => Decode(owner, Jobs(filter, current), text) is { } id ? new JobId(id) : null;

    /// <param name="owner">Whose list.</param>
    /// <param name="list">Which list, with its filter.</param>
    /// <param name="next">Where it goes on.</param>
    public string Encode(UserId owner, byte list, Guid next)
    {
        Span<byte> cursor = stackalloc byte[IdBytes + MacBytes];
        next.TryWriteBytes(cursor, bigEndian: true, out _);
        Mac(owner, list, cursor[..IdBytes], cursor[IdBytes..]);
        return Base64Url.EncodeToString(cursor);
    }

    public Guid? Decode(UserId owner, byte list, string text)
    {
        Span<byte> cursor = stackalloc byte[IdBytes + MacBytes];
        Span<byte> mac = stackalloc byte[MacBytes];
        if (text.Length > 64 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, cursor, out var read) || read != cursor.Length)
            return null;
        Mac(owner, list, cursor[..IdBytes], mac);
        return CryptographicOperations.FixedTimeEquals(mac, cursor[IdBytes..]) ? new Guid(cursor[..IdBytes], bigEndian: true) : null;
    }

    private static byte Jobs(JobState? filter, bool current) => (byte)((filter is { } state ? 1 + (int)state : 0) + (current ? CurrentJobs : 0));

    private void Mac(UserId owner, byte list, ReadOnlySpan<byte> id, Span<byte> mac)
    {
        Span<byte> input = stackalloc byte[IdBytes + IdBytes + 1];
        id.CopyTo(input);
        owner.Value.TryWriteBytes(input[IdBytes..], bigEndian: true, out _);
        input[^1] = list;
        HMACSHA256.HashData(_key, input)[..MacBytes].CopyTo(mac);
    }
}
