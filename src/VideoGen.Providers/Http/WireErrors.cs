using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>What a wire's error body says; what is absent is filled in from the status.</summary>
internal sealed record WireError(string? Message = null, string? Code = null, ProviderFault? Fault = null, TimeSpan? RetryAfter = null, string? Field = null);

/// <summary>Turns refusals into <see cref="ProviderError"/>: the status gives the kind, the wire's own body the words.</summary>
/// <param name="key">Masked wherever it is echoed.</param>
/// <param name="readBody">Reads the wire's body; null from it leaves all to the status.</param>
/// <param name="time">For Retry-After with a date.</param>
internal sealed class WireErrors(Secret key, Func<JsonElement, WireError?> readBody, TimeProvider time)
{
    /// <summary>Most that is kept of what a provider says.</summary>
    private const int MostCharacters = 600;

    private static readonly string[] RequestIds = ["x-request-id", "x-fal-request-id", "request-id"];

    internal ProviderError Read(HttpStatusCode status, HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var said = ReadBody(body);
        var fault = said?.Fault ?? Fault(status);
        return new ProviderError(fault, Words(said?.Message ?? $"The provider answered {(int)status} without saying why."))
        {
            Code = said?.Code is { } code ? Words(code) : null,
            Status = (int)status,
            Field = said?.Field is { } field ? Words(field) : null,
            RetryAfter = RetryAfter(headers) ?? said?.RetryAfter,
            RequestId = RequestIds.Select(name => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null).FirstOrDefault(id => id is not null) is { } id ? Words(id) : null,
            RetryAdvice = Advice(headers),
        };
    }

    /// <summary>A provider's words, fit to be stored and shown: without keys and control characters, and not long.</summary>
    internal string Words(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MostCharacters));
        foreach (var rune in key.Redact(text).EnumerateRunes())
        {
            if (clean.Length >= MostCharacters)
            {
                clean.Append('…');
                break;
            }

            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The longest that any of the usual headers asks us to wait; null when none does.</summary>
    internal TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 1e9)
            return TimeSpan.FromMilliseconds(ms);
        if (headers.RetryAfter is { Delta: { } delta }) return delta;
        if (headers.RetryAfter is { Date: { } date }) return date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero;
        return null;
    }

    private static bool? Advice(HttpResponseHeaders headers) =>
        headers.TryGetValues("x-fal-request-timeout-type", out var timeout) && timeout.Contains("user", StringComparer.OrdinalIgnoreCase) ? false
        : headers.TryGetValues("x-should-retry", out var should) && bool.TryParse(should.First(), out var advice) ? advice
        : null;

    private static ProviderFault Fault(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => ProviderFault.Unauthorized,
        402 => ProviderFault.Billing,
        404 => ProviderFault.NotFound,
        408 or 504 => ProviderFault.Timeout,
        410 => ProviderFault.Expired,
        413 => ProviderFault.TooLarge,
        429 => ProviderFault.RateLimited,
        >= 500 => ProviderFault.Unavailable,
        >= 300 and < 400 => ProviderFault.BadAnswer,
        _ => ProviderFault.InvalidRequest,
    };

    private WireError? ReadBody(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return null;
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return readBody(document.RootElement);
        }
        catch (JsonException)
        {
            // A proxy's page or plain words: the first line of it is the best that there is, unless it is markup.
            var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 400)]).Trim();
            return text.StartsWith('<') || text.Length == 0 ? null : new WireError(text);
        }
        catch (InvalidOperationException)
        {
            return null; // JSON of another shape than the wire's: the status has to do.
        }
    }
}
