using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoGen.Providers.Configuration;

namespace VideoGen.Providers.Webhooks;

/// <summary>What a webhook brought.</summary>
/// <param name="Id">Header webhook-id: the same over repetitions.</param>
/// <param name="Timestamp">Header webhook-timestamp: seconds since 1970.</param>
/// <param name="Signatures">Header webhook-signature: "v1,base64", several with spaces between.</param>
/// <param name="Body">The body as it came, byte for byte.</param>
public sealed record WebhookDelivery(string? Id, string? Timestamp, string? Signatures, ReadOnlyMemory<byte> Body);

/// <summary>Signatures as the Standard Webhooks specification has them: HMAC-SHA256 over id, time and body.</summary>
internal static class StandardWebhooks
{
    /// <summary>Older or newer posts are replays, or come from a clock that is wrong.</summary>
    internal static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestId = 200;

    /// <summary>Why the post can't be believed; null when it can.</summary>
    internal static string? Fault(WebhookDelivery delivery, Secret secret, DateTimeOffset now)
    {
        if (delivery.Id is not { Length: > 0 and <= LongestId } id) return "no webhook-id";
        if (!long.TryParse(delivery.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
            return "no webhook-timestamp";
        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance) return "webhook-timestamp is too far off";

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{delivery.Timestamp}."), .. delivery.Body.Span];
        var expected = HMACSHA256.HashData(Key(secret), signed);
        var matches = false;
        foreach (var signature in (delivery.Signatures ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
            matches |= signature.StartsWith("v1,", StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(expected, Decoded(signature[3..]));
        return matches ? null : "no signature matches";
    }

    private static byte[] Key(Secret secret)
    {
        var text = secret.Reveal();
        return text.StartsWith("whsec_", StringComparison.Ordinal) && Decoded(text[6..]) is { Length: > 0 } key ? key : Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : [];
    }
}
