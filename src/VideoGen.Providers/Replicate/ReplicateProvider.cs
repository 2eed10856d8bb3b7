using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;
using VideoGen.Providers.Webhooks;

namespace VideoGen.Providers.Replicate;

/// <summary>Replicate: "owner/model", "owner/model:version" or "deployments/owner/name"; asked, and posting to us where that is configured.</summary>
internal sealed class ReplicateProvider(ProviderSettings settings, ProviderContext context) : HttpProvider(settings, Rules, context), IWebhookProvider
{
    private static readonly WireRules Rules = new(
        (headers, key) => headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal()),
        body => new WireError(body.Text("detail") ?? body.Text("title"), body.Text("type")));

    private readonly PredictionReading reading = new(Kind(settings), settings.ApiKey);

    public override Capability Capability { get; } = Configured(settings, ModelInputs.Capability(settings, Kind(settings)) with { RealProgress = true });

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url($"predictions/{Escape(ticket.RemoteId)}"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is { Fault: ProviderFault.NotFound }) return RemoteState.Failed(error);
        return error is not null ? error : reading.Read(value);
    }

    public override async Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url($"predictions/{Escape(ticket.RemoteId)}/cancel"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return sent.Error is { Fault: ProviderFault.NotFound } ? null : sent.Error;
    }

    public async Task<WebhookOutcome> ReadAsync(WebhookDelivery delivery, IWebhookLedger ledger, CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        var fault = Settings.WebhookSecret.IsEmpty ? "no secret is configured" : StandardWebhooks.Fault(delivery, Settings.WebhookSecret, now);
        if (fault is not null) return Refuse(fault);
        JsonElement prediction;
        try
        {
            prediction = JsonElement.Parse(delivery.Body.Span);
        }
        catch (JsonException)
        {
            return Refuse("the body is no JSON");
        }

        if (prediction.Text("id") is not { Length: > 0 } id) return Refuse("the body names no prediction");
        var isNew = await ledger.TryAddAsync(Name, delivery.Id!, now + (2 * StandardWebhooks.Tolerance), ct); // The signature covers the id.
        return isNew ? new WebhookOutcome { RemoteId = id, State = reading.Read(prediction) } : new WebhookOutcome { Duplicate = true };
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var body = new JsonObject { ["input"] = ModelInputs.Of(Settings, request) };
        if (Settings.WebhookUrl.Length > 0)
        {
            body["webhook"] = Settings.WebhookUrl;
            body["webhook_events_filter"] = new JsonArray("start", "completed");
        }

        var (path, version) = Settings.Model.Split(':', 2) switch
        {
            [_, var pinned] => ("predictions", pinned),
            [var deployment] when deployment.StartsWith("deployments/", StringComparison.Ordinal) => ($"{deployment}/predictions", null),
            [var model, ..] => ($"models/{model}/predictions", (string?)null),
            _ => throw new InvalidOperationException("A split has a part."),
        };
        if (version is not null) body["version"] = version;
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url(path)) { Content = ProviderHttp.Json(body) };
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return Creation.Of(error);
        return value.Text("id") is { Length: > 0 } id ? Creation.Of(TicketFor(request, id), reading.Read(value)) : WithoutId();
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url("account"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return (error, error is null ? value.Text("username") : null);
    }

    private WebhookOutcome Refuse(string reason)
    {
        Logger.WebhookRefused(Name, reason);
        return new WebhookOutcome { Refused = reason };
    }

    private static MediaKind Kind(ProviderSettings settings) => Enum.TryParse<MediaKind>(settings.Media, ignoreCase: true, out var kind) ? kind : MediaKind.Video;
}
