using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace VideoGen.Providers.Secrets;

/// <summary>
/// Encrypts short texts with AES-256-GCM. What it makes names the key that it was made with, so that keys can be changed, and opens only
/// in the context that it was made for, so that nobody with access to the database can move it to another row or another server.
/// </summary>
public sealed class SecretBox
{
    private const byte Version = 1;
    private const int IdBytes = 4;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + IdBytes + NonceBytes + TagBytes;

    private readonly IReadOnlyList<Key> keys;

    /// <summary>For the container.</summary>
    public SecretBox(IOptions<SecretsOptions> options) =>
        keys = options.Value.Key.Length == 0 ? [] : [.. options.Value.FormerKeys.Prepend(options.Value.Key).Select(Key.Of)];

    /// <summary>Whether there is a key: without one nothing can be encrypted.</summary>
    public bool HasKey => keys.Count > 0;

    /// <summary>Encrypts.</summary>
    /// <param name="text">What nobody shall read.</param>
    /// <param name="context">What it belongs to; must be the same when it is opened.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public byte[] Seal(string text, string context)
    {
        if (!HasKey) throw new InvalidOperationException("Secrets:Key must be set: secrets can't be kept without it.");
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[HeadBytes + plain.Length];
        box[0] = Version;
        keys[0].Id.CopyTo(box, 1);
        var nonce = box.AsSpan(1 + IdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[0].Bytes, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(HeadBytes), box.AsSpan(1 + IdBytes + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(context));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> made; null when the key is not known, the context is another, or a bit is.</summary>
    public string? Open(ReadOnlySpan<byte> box, string context)
    {
        if (box.Length < HeadBytes || box[0] != Version || KeyOf(box) is not { } key) return null;
        var plain = new byte[box.Length - HeadBytes];
        try
        {
            using var aes = new AesGcm(key.Bytes, TagBytes);
            aes.Decrypt(
                box.Slice(1 + IdBytes, NonceBytes), box[HeadBytes..], box.Slice(1 + IdBytes + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(context));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Whether it was made with a key that has been changed since.</summary>
    public bool IsOld(ReadOnlySpan<byte> box) => HasKey && KeyOf(box) is { } key && key != keys[0];

    private Key? KeyOf(ReadOnlySpan<byte> box)
    {
        foreach (var key in keys)
            if (box.Length > IdBytes && box.Slice(1, IdBytes).SequenceEqual(key.Id)) return key;
        return null;
    }

    private sealed record Key(byte[] Id, byte[] Bytes)
    {
        /// <summary>Texts of any length become keys; the id tells keys apart and tells nothing of them.</summary>
        internal static Key Of(string text)
        {
            var material = Encoding.UTF8.GetBytes(text);
            byte[] Derive(string use, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, material, length, info: Encoding.UTF8.GetBytes($"videogen secrets {use}"));
            return new Key(Derive("id", IdBytes), Derive("aes-256-gcm", 32));
        }
    }
}
