using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>How a wire proves who we are, and how its errors read.</summary>
internal sealed record WireRules(Action<HttpRequestHeaders, Secret> Authenticate, Func<JsonElement, WireError?> ReadError);

/// <summary>HTTP to one provider: its own connections, retries, circuit breaker and places. Keys are sent to its configured server only.</summary>
internal sealed class ProviderHttp : IDisposable
{
    /// <summary>Requests that may wait for a place; beyond this something is wrong.</summary>
    private const int MostWaiting = 1000;

    private readonly ProviderSettings settings;
    private readonly WireRules rules;
    private readonly ILogger logger;
    private readonly HttpMessageInvoker invoker;
    private readonly HttpMessageInvoker upgrades;
    private readonly ConcurrencyLimiter places;

    internal ProviderHttp(ProviderSettings settings, WireRules rules, ProviderContext context)
    {
        this.settings = settings;
        this.rules = rules;
        logger = context.Logger;
        Time = context.Time;
        BaseUrl = new Uri((settings.BaseUrl.Length > 0 ? settings.BaseUrl : ProviderKinds.All[settings.Kind].BaseUrl!).TrimEnd('/') + "/"); // Checked: one of them is there.
        Guard = new NetworkGuard(BaseUrl, context.Network);
        Errors = new WireErrors(settings.ApiKey, rules.ReadError, context.Time);
        var sockets = new SocketsHttpHandler
        {
            UseProxy = false, // A proxy would connect to whatever it likes, unchecked.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = Guard.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        invoker = new HttpMessageInvoker(new ResilienceHandler(RetryPolicy.Build(settings.Name, context.Time, logger))
        {
            InnerHandler = new AnswerHandler(Errors) { InnerHandler = sockets },
        });
        upgrades = new HttpMessageInvoker(sockets, disposeHandler: false);
        places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = settings.Concurrency, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    }

    internal Uri BaseUrl { get; }

    internal NetworkGuard Guard { get; }

    internal WireErrors Errors { get; }

    internal TimeProvider Time { get; }

    internal Uri Url(string path) => new(BaseUrl, path);

    internal async Task<Answer<T>> GetAsync<T>(Uri url, JsonTypeInfo<T> type, CancellationToken ct, long limit = AnswerHandler.UsualLimit)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var sent = await SendAsync(request, Repeat.Safe, ct, limit);
        return await sent.JsonAsync(type, ct);
    }

    internal async Task<Answer<T>> PostAsync<T>(Uri url, JsonNode body, JsonTypeInfo<T> type, Repeat repeat, CancellationToken ct, long limit = AnswerHandler.UsualLimit)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Json(body) };
        using var sent = await SendAsync(request, repeat, ct, limit);
        return await sent.JsonAsync(type, ct);
    }

    /// <summary>Sends with retries where they are safe. The answer's body is there already, unless the limit is 0.</summary>
    internal async Task<Sent> SendAsync(HttpRequestMessage request, Repeat repeat, CancellationToken ct, long limit = AnswerHandler.UsualLimit)
    {
        request.Options.Set(RetryPolicy.RepeatKey, repeat);
        request.Options.Set(AnswerHandler.LimitKey, limit);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("VideoGen", "1.0"));
        if (Guard.IsTrusted(request.RequestUri!)) rules.Authenticate(request.Headers, settings.ApiKey); // Our own request has an address.
        using var place = repeat == Repeat.OnlyUnstarted ? await places.AcquireAsync(1, ct) : null;
        if (place is { IsAcquired: false })
            return new Sent(null, new ProviderError(ProviderFault.RateLimited, $"Too many requests wait for {settings.Name} here."), repeat);
        try
        {
            Guard.Check(request.RequestUri!);
            var response = await invoker.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return new Sent(response, null, repeat);
            using (response) return new Sent(null, Refusal(request, response, repeat), repeat) { Location = response.Headers.Location };
        }
        catch (Exception e) when (!ct.IsCancellationRequested && Broken(e, repeat) is { } error)
        {
            logger.Refused(settings.Name, error.Fault, null, null);
            return new Sent(null, error, repeat);
        }
    }

    /// <summary>JSON with its length, which some servers insist on.</summary>
    internal static ByteArrayContent Json(JsonNode body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Connects a socket by the same rules; false when there is none to be had.</summary>
    internal async Task<bool> ConnectAsync(ClientWebSocket socket, Uri address, CancellationToken ct)
    {
        if (!settings.ApiKey.IsEmpty) socket.Options.SetRequestHeader("Authorization", $"Bearer {settings.ApiKey.Reveal()}");
        try
        {
            await socket.ConnectAsync(address, upgrades, ct);
            return true;
        }
        catch (WebSocketException) when (!ct.IsCancellationRequested)
        {
            return false; // Whoever wanted to watch asks instead.
        }
    }

    public void Dispose()
    {
        upgrades.Dispose();
        invoker.Dispose();
        places.Dispose();
    }

    private ProviderError Refusal(HttpRequestMessage request, HttpResponseMessage response, Repeat repeat)
    {
        if (!request.Options.TryGetValue(RetryPolicy.ErrorKey, out var error)) throw new InvalidOperationException("A refusal was not read.");
        var begun = (int)response.StatusCode is >= 500 or 408 && !(response.StatusCode == HttpStatusCode.ServiceUnavailable && error.RetryAfter is not null);
        if (repeat == Repeat.OnlyUnstarted && begun) error = error with { Spending = Spending.Maybe };
        logger.Refused(settings.Name, error.Fault, error.Status, error.RequestId);
        return error;
    }

    private ProviderError? Broken(Exception exception, Repeat repeat)
    {
        var error = exception switch
        {
            UrlNotAllowedException e => new ProviderError(ProviderFault.UrlNotAllowed, e.Message),
            HttpRequestException { InnerException: UrlNotAllowedException e } => new ProviderError(ProviderFault.UrlNotAllowed, e.Message),
            BrokenCircuitException e => new ProviderError(ProviderFault.Unavailable, $"{settings.Name} kept failing and is left alone for a moment.") { RetryAfter = e.RetryAfter },
            TimeoutRejectedException => new ProviderError(ProviderFault.Timeout, $"{settings.Name} did not answer in time."),
            AnswerTooLargeException e => new ProviderError(ProviderFault.BadAnswer, e.Message),
            HttpRequestException e => new ProviderError(ProviderFault.Unavailable, $"{settings.Name} could not be talked to ({e.HttpRequestError}).") { Code = e.HttpRequestError.ToString() },
            _ => null,
        };
        var unsent = RetryPolicy.NothingWasSent(exception) || error?.Fault == ProviderFault.UrlNotAllowed;
        return error is not null && repeat == Repeat.OnlyUnstarted && !unsent ? error with { Spending = Spending.Maybe } : error;
    }
}
