using System.Buffers.Text;
using System.Text.Json;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>
/// Lets only compact signed tokens of bounded size and a pinned algorithm through to the token library. The library's version on
/// partial feeds inflates compressed encrypted tokens without a limit (CVE-2024-21319), so nothing encrypted may reach it.
/// </summary>
internal static class TokenGate
{
    internal const int MaxLength = 8 * 1024;

    /// <summary>Null when the token may be handed on, else why not.</summary>
    internal static string? Refusal(string token, IEnumerable<string> validAlgorithms)
    {
        if (token.Length > MaxLength) return "The token is too long";
        var parts = token.Split('.');
        if (parts.Length != 3 || parts.Any(part => part.Length == 0 || !Base64Url.IsValid(part)))
            return "The token is not a compact signed token";
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), new JsonDocumentOptions { MaxDepth = 4 });
            return HeaderRefusal(header.RootElement, validAlgorithms);
        }
        catch (JsonException)
        {
            return "The token's header is not JSON";
        }
    }

    private static string? HeaderRefusal(JsonElement header, IEnumerable<string> validAlgorithms)
    {
        if (header.ValueKind != JsonValueKind.Object) return "The token's header is not an object";
        foreach (var name in (ReadOnlySpan<string>)["enc", "zip", "crit", "b64"])
            if (header.TryGetProperty(name, out _)) return $"The token's header has '{name}'";
        var algorithms = header.EnumerateObject().Where(p => p.NameEquals("alg")).ToArray();
        if (algorithms is not [{ Value.ValueKind: JsonValueKind.String } algorithm]) return "The token's header has no single algorithm";
        return validAlgorithms.Contains(algorithm.Value.GetString(), StringComparer.Ordinal) ? null : "The token's algorithm is not accepted";
    }
}
