using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>Copies results: every hop checked, bytes counted and looked at, nothing believed.</summary>
internal sealed class Fetcher(ProviderHttp http)
{
    private const int MostRedirects = 3;

    internal async Task<FetchOutcome> FetchAsync(RemoteResult result, Stream destination, FetchLimits limits, CancellationToken ct)
    {
        var copy = new Copy(destination, limits.MaxBytes);
        if (result.Data is { } data)
        {
            var error = await copy.WriteAsync(data, ct) ?? copy.Verdict(limits.Kind ?? result.Kind, null);
            return copy.Outcome(error);
        }

        if (result.Url is null) return copy.Outcome(new ProviderError(ProviderFault.NotFound, "The result has nothing to fetch."));
        using var patience = new CancellationTokenSource(limits.Timeout, http.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return copy.Outcome(await DownloadAsync(result, copy, limits, both.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return copy.Outcome(new ProviderError(ProviderFault.Timeout, $"The result was not copied within {limits.Timeout}."));
        }
        catch (Exception e) when (e is HttpIOException or HttpRequestException)
        {
            return copy.Outcome(Truncated());
        }
    }

    private async Task<ProviderError?> DownloadAsync(RemoteResult result, Copy copy, FetchLimits limits, CancellationToken ct)
    {
        var url = result.Url!; // The caller has looked.
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var sent = await http.SendAsync(request, Repeat.Safe, ct, limit: 0);
            if (sent.Error is { Status: >= 300 and < 400 } redirect)
            {
                if (hop == MostRedirects || sent.Location is not { } next || !Uri.TryCreate(url, next, out var target))
                    return new ProviderError(ProviderFault.BadAnswer, "The result's address leads on without an end.") { Status = redirect.Status };
                url = target; // Checked like the first one; the key goes along only to the configured server.
                continue;
            }

            if (sent.Error is { } error) return AsFetch(error, url, result.ExpiresAt);
            var length = sent.Response.Content.Headers.ContentLength;
            if (length > limits.MaxBytes) return copy.TooLarge();
            await using var body = await sent.Response.Content.ReadAsStreamAsync(ct);
            return await copy.FromAsync(body, ct) ?? copy.Verdict(limits.Kind ?? result.Kind, length);
        }
    }

    /// <summary>Signed addresses answer 403 or 404 once their time has passed. On the provider's own server 403 is about the key, before that time.</summary>
    private ProviderError AsFetch(ProviderError error, Uri url, DateTimeOffset? expiry)
    {
        var late = expiry <= http.Time.GetUtcNow();
        return error.Status is 404 or 410 || (error.Status is 401 or 403 && (late || !http.Guard.IsTrusted(url)))
            ? Expired() with { Status = error.Status, RequestId = error.RequestId }
            : error;
    }

    private static ProviderError Expired() => new(ProviderFault.Expired, "The provider has removed the result.");

    private static ProviderError Truncated() => new(ProviderFault.Truncated, "The result broke off before its end.");

    private sealed class Copy(Stream destination, long most)
    {
        private readonly MediaSniffer sniffer = new();
        private long bytes;

        internal async Task<ProviderError?> FromAsync(Stream source, CancellationToken ct)
        {
            var buffer = new byte[81_920];
            int read;
            while ((read = await source.ReadAsync(buffer, ct)) > 0)
                if (await WriteAsync(buffer.AsMemory(0, read), ct) is { } error) return error;
            return null;
        }

        internal async Task<ProviderError?> WriteAsync(ReadOnlyMemory<byte> data, CancellationToken ct)
        {
            if (bytes + data.Length > most) return TooLarge();
            sniffer.Add(data.Span);
            await destination.WriteAsync(data, ct);
            bytes += data.Length;
            return null;
        }

        internal ProviderError? Verdict(Capabilities.MediaKind kind, long? length)
        {
            if (length is { } said && said != bytes) return Truncated();
            if (!MediaSniffer.Fits(sniffer.MediaType, kind))
                return new ProviderError(ProviderFault.WrongType, $"The provider sent {sniffer.MediaType ?? "something unknown"} where {kind.ToString().ToLowerInvariant()} was promised.");
            return sniffer.IsComplete() ? null : Truncated();
        }

        internal ProviderError TooLarge() => new(ProviderFault.TooLarge, $"The result is larger than the {most} bytes that are allowed.");

        internal FetchOutcome Outcome(ProviderError? error) => new(bytes, error is null ? sniffer.MediaType : null, error);
    }
}
