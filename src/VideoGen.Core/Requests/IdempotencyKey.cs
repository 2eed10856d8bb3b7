using System.Diagnostics.CodeAnalysis;

namespace VideoGen.Core.Requests;

/// <summary>The rules of the Idempotency-Key header.</summary>
public static class IdempotencyKey
{
    /// <summary>Whether a key has 1 to <see cref="GenerateLimits.IdempotencyKeyLength"/> printable ASCII characters.</summary>
    public static bool IsValid([NotNullWhen(true)] string? key) =>
        key is { Length: > 0 and <= GenerateLimits.IdempotencyKeyLength } && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
