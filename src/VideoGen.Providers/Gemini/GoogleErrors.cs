using System.Globalization;
using System.Text.Json;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Gemini;

/// <summary>Keys and errors of Google's APIs.</summary>
internal static class GoogleErrors
{
    internal static WireRules Rules { get; } = new((headers, key) => headers.Add("x-goog-api-key", key.Reveal()), Read);

    /// <summary>{error: {code, message, status, details}}, sometimes in a list of one.</summary>
    internal static WireError? Read(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array) return body.GetArrayLength() > 0 ? Read(body[0]) : null;
        return body.Member("error") is { ValueKind: JsonValueKind.Object } error ? Of(error) : null;
    }

    internal static WireError Of(JsonElement error)
    {
        var status = error.Text("status");
        var delay = error.Member("details").Items()
            .Where(detail => detail.Text("@type")?.EndsWith("google.rpc.RetryInfo", StringComparison.Ordinal) == true)
            .Select(detail => Duration(detail.Text("retryDelay")))
            .FirstOrDefault();
        return new WireError(error.Text("message"), status, status switch
        {
            // A wrong key comes as a bad request.
            "INVALID_ARGUMENT" when error.Text("message")?.Contains("API key", StringComparison.OrdinalIgnoreCase) == true => ProviderFault.Unauthorized,
            "INVALID_ARGUMENT" or "FAILED_PRECONDITION" => ProviderFault.InvalidRequest,
            "UNAUTHENTICATED" or "PERMISSION_DENIED" => ProviderFault.Unauthorized,
            "NOT_FOUND" => ProviderFault.NotFound,
            "RESOURCE_EXHAUSTED" => ProviderFault.RateLimited,
            "DEADLINE_EXCEEDED" => ProviderFault.Timeout,
            "INTERNAL" or "UNAVAILABLE" => ProviderFault.Unavailable,
            _ => null,
        }, delay);
    }

    /// <summary>The error of an operation, which comes with status 200.</summary>
    internal static ProviderError Of(JsonElement error, WireErrors errors)
    {
        var said = Of(error);
        return new ProviderError(said.Fault ?? ProviderFault.Failed, errors.Words(said.Message ?? "The job failed; the provider does not say why.")) { Code = said.Code, RetryAfter = said.RetryAfter };
    }

    /// <summary>"34s" or "3.5s".</summary>
    private static TimeSpan? Duration(string? text) =>
        text is [.., 's'] && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
