using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>What came of one request: an answer with a success status, or an error.</summary>
internal sealed class Sent(HttpResponseMessage? response, ProviderError? error, Repeat repeat) : IDisposable
{
    internal ProviderError? Error => error;

    /// <summary>Where a redirect leads.</summary>
    internal Uri? Location { get; init; }

    /// <summary>Only without an error.</summary>
    internal HttpResponseMessage Response => response ?? throw new InvalidOperationException("There is no answer.");

    internal Task<byte[]> BytesAsync(CancellationToken ct) => Response.Content.ReadAsByteArrayAsync(ct);

    /// <summary>The body as what it should be, or an error; the answer is done with after this.</summary>
    internal async Task<Answer<T>> JsonAsync<T>(JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        if (error is not null) return new Answer<T>(null, error, null);
        try
        {
            var value = JsonSerializer.Deserialize(await BytesAsync(ct), type);
            return value is null ? new Answer<T>(null, Unreadable(), null) : new Answer<T>(value, null, Response);
        }
        catch (JsonException)
        {
            return new Answer<T>(null, Unreadable(), null);
        }
    }

    /// <summary>The body as JSON of any shape, or an error.</summary>
    internal async Task<(JsonElement Value, ProviderError? Error)> ElementAsync(CancellationToken ct)
    {
        if (error is not null) return (default, error);
        try
        {
            return (JsonElement.Parse(await BytesAsync(ct)), null);
        }
        catch (JsonException)
        {
            return (default, Unreadable());
        }
    }

    public void Dispose() => response?.Dispose();

    private ProviderError Unreadable() => new(ProviderFault.BadAnswer, "The provider's answer is not what its interface says.")
    {
        Status = (int)Response.StatusCode,
        Spending = repeat == Repeat.OnlyUnstarted ? Spending.Maybe : Spending.No,
    };
}

/// <summary>A body that was read, or an error: exactly one is set.</summary>
internal sealed record Answer<T>(T? Value, ProviderError? Error, HttpResponseMessage? Response)
    where T : class;
