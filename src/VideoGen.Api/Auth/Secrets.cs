using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VideoGen.Api.Auth;

/// <summary>Makes and recognises the secrets that we hand out. Only their SHA-256 is ever stored.</summary>
internal static class Secrets
{
    public const string KeyPrefix = "vg_";
    public const string RefreshPrefix = "vgr_";
    public const string TicketPrefix = "vgt_";

    /// <summary>Characters of a key that are stored and shown, so that people can tell their keys apart.</summary>
    public const int ShownLength = 11;

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    /// <summary>A new secret with 256 random bits.</summary>
    public static string Create(string prefix)
    {
        Span<byte> random = stackalloc byte[32];
        RandomNumberGenerator.Fill(random);
        return prefix + Base64Url.EncodeToString(random);
    }

    /// <summary>SHA-256 of a secret. Enough without salt and stretching: the secret itself is random.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether text can be a secret of ours at all, before anything is looked up.</summary>
    public static bool HasForm(string? text, string prefix) =>
        text is { Length: > 16 and <= MaxLength } && text.StartsWith(prefix, StringComparison.Ordinal)
        && !text.AsSpan(prefix.Length).ContainsAnyExcept(Allowed);
}
