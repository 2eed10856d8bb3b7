namespace VideoGen.Providers.Http;

/// <summary>The provider's answer is larger than it may be.</summary>
internal sealed class AnswerTooLargeException() : Exception("The provider's answer is too large.");

/// <summary>
/// Below the retries: reads answers whole, up to a limit, so that one that breaks off counts as a failed attempt, and reads errors, so
/// that the retries can tell "slow down" from "pay your bill".
/// </summary>
internal sealed class AnswerHandler(WireErrors errors) : DelegatingHandler
{
    /// <summary>Most bytes of an answer; a request says otherwise where results come inside of it. 0: the caller reads a success itself.</summary>
    internal static readonly HttpRequestOptionsKey<long> LimitKey = new("VideoGen.Limit");

    internal const long UsualLimit = 8 * 1024 * 1024;
    private const long ErrorLimit = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ((IDictionary<string, object?>)request.Options).Remove(RetryPolicy.ErrorKey.Key);
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var limit = !response.IsSuccessStatusCode ? ErrorLimit : request.Options.TryGetValue(LimitKey, out var own) ? own : UsualLimit;
            if (limit > 0) await BufferAsync(response, limit, cancellationToken);
            if (!response.IsSuccessStatusCode)
                request.Options.Set(RetryPolicy.ErrorKey, errors.Read(response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(cancellationToken)));
            return response;
        }
        catch (Exception e)
        {
            response.Dispose();
            if (e is IOException) throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer broke off.", e);
            throw;
        }
    }

    private static async Task BufferAsync(HttpResponseMessage response, long limit, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > limit && response.IsSuccessStatusCode) throw new AnswerTooLargeException();
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > limit)
            {
                if (response.IsSuccessStatusCode) throw new AnswerTooLargeException();
                break; // An error's first part says enough.
            }

            kept.Write(buffer, 0, read);
        }

        var content = new ByteArrayContent(kept.GetBuffer(), 0, (int)kept.Length);
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = content;
    }
}
