using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VideoGen.Cli.Local;

namespace VideoGen.Cli.Jobs;

/// <summary>The part of the server's REST contract that the command uses.</summary>
internal sealed partial class VideoGenClient : IDisposable
{
    private const int SubmitAttempts = 5;
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>The server sends a sign of life each 15 s or more often; a stream silent for longer is dead.</summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(45);

    private readonly HttpClient _http;
    private readonly ServerAddress _server;
    private readonly TimeProvider _time;

    public VideoGenClient(ServerAddress server, TimeProvider time)
    {
        (_server, _time) = (server, time);
        _http = new HttpClient { BaseAddress = server.Url, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("videogen-cli", "1"));
    }

    /// <summary>
    /// Submits once, however often the request must be sent: all tries carry the same Idempotency-Key. A request on its way is not
    /// cancelled, since the server may have taken it: its answer names the job to cancel.
    /// </summary>
    public Task<JobView> SubmitAsync(FilmRequest film, CancellationToken ct) =>
        SubmitAsync("api/v1/generate", () => JsonContent.Create(film, CliJson.Default.FilmRequest), CliJson.Default.JobView, ct);

    private async Task<T> SubmitAsync<T>(string path, Func<HttpContent> body, JsonTypeInfo<T> type, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = Request(HttpMethod.Post, path);
                request.Headers.Add("Idempotency-Key", key);
                request.Content = body();
                using var response = await SendAsync(request, CancellationToken.None);
                if (attempt < SubmitAttempts && RetryAfter(response) is { } wait)
                {
                    await Task.Delay(wait, _time, ct);
                    continue;
                }
                return await ReadAsync(response, type, CancellationToken.None);
            }
            catch (HttpRequestException) when (attempt < SubmitAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250 * attempt), _time, ct);
            }
            catch (HttpRequestException e)
            {
                throw Unreachable(e);
            }
        }
    }

    public async Task<JobView> GetAsync(string id, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, $"api/v1/jobs/{Uri.EscapeDataString(id)}");
        using var response = await SendAsync(request, ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw new CliException(ExitCode.JobFailed, $"Job {id} is gone from the server.");
        return await ReadAsync(response, CliJson.Default.JobView, ct);
    }

    public async Task CancelAsync(string id, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, $"api/v1/jobs/{Uri.EscapeDataString(id)}/cancel");
        using var response = await SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.Conflict)     // it ended by itself in the meantime
            await ThrowUnlessOkAsync(response, ct);
    }

    /// <summary>Events from behind <paramref name="lastId"/>; ends when the server ends the stream, throws when it breaks.</summary>
    public async IAsyncEnumerable<(string? Id, JobProgress Progress)> EventsAsync(
        string id, string? lastId, [EnumeratorCancellation] CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, $"api/v1/jobs/{Uri.EscapeDataString(id)}/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        using var response = await SendAsync(request, ct);
        await ThrowUnlessOkAsync(response, ct);
        await using var body = new SilenceLimitedStream(await response.Content.ReadAsStreamAsync(ct), SilenceLimit, _time);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(ct))
            if (Parse(item.Data) is { } progress)
                yield return (item.EventId, progress);
    }

    /// <summary>Opens a film. The key goes to our server alone: a presigned URL elsewhere carries its own permission.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string url, CancellationToken ct)
    {
        var target = new Uri(_server.Url, url);
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        if (target.GetLeftPart(UriPartial.Authority) == _server.Url.GetLeftPart(UriPartial.Authority))
            Authorize(request);
        var response = await SendAsync(request, ct);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new CliException(ExitCode.NotWritten, $"The film could not be fetched: the store answered {(int)response.StatusCode}.");
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        Authorize(request);
        return request;
    }

    private void Authorize(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.ApiKey);

    /// <summary>Waits for the headers only; bodies are read by whoever asked.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(RequestTime, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException("The server did not answer in time.", e);
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken ct)
    {
        await ThrowUnlessOkAsync(response, ct);
        try
        {
            return await response.Content.ReadFromJsonAsync(type, ct) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCode.ServerUnavailable, $"{_server.Url} answers, but not like a VideoGen server.", e);
        }
    }

    private async Task ThrowUnlessOkAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
            throw await Refusal.OfAsync(response, _server, ct);
    }

    private CliException Unreachable(Exception e) =>
        new(ExitCode.ServerUnavailable, $"{_server.Url} cannot be reached ({e.Message}). {_server.Advice}", e);

    /// <summary>How long to wait before trying again; null when the answer is final.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
            return null;
        var asked = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
        return asked <= LongestRetryAfter ? asked : null;
    }

    private static JobProgress? Parse(string data)
    {
        try
        {
            return JsonSerializer.Deserialize(data, CliJson.Default.JobProgress);
        }
        catch (JsonException)
        {
            return null;        // an event of a newer server; the next one or the poll tells the state
        }
    }
}
