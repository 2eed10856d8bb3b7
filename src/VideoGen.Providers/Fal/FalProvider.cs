using System.Net.Http.Headers;
using System.Text.Json;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Fal;

/// <summary>
/// The queue of fal.ai. It is asked, never believed when it posts: its posts are signed with Ed25519, which neither .NET nor a library
/// that we use can check.
/// </summary>
internal sealed class FalProvider(ProviderSettings settings, ProviderContext context) : HttpProvider(settings, Rules, context)
{
    private static readonly WireRules Rules = new(
        (headers, key) => headers.Authorization = new AuthenticationHeaderValue("Key", key.Reveal()),
        body => FastApi.Read(body) is not { } error ? null
            : error.Code is "content_policy_violation" ? error with { Fault = ProviderFault.Safety }
            : error);

    private readonly MediaKind kind = Enum.TryParse<MediaKind>(settings.Media, ignoreCase: true, out var said) ? said : MediaKind.Video;

    public override Capability Capability { get; } = Configured(settings, ModelInputs.Capability(
        settings, Enum.TryParse<MediaKind>(settings.Media, ignoreCase: true, out var said) ? said : MediaKind.Video));

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        var (status, error) = await AskAsync(Own(ticket.StatusUrl, ticket, "/status"), ct);
        if (error is { Fault: ProviderFault.NotFound }) return RemoteState.Failed(error);
        if (error is not null) return error;
        return status.Text("status") switch
        {
            "IN_QUEUE" => RemoteState.Queued with { QueuePosition = (int?)status.Number("queue_position") },
            "COMPLETED" => await ResultAsync(ticket, ct),
            _ => RemoteState.Running,
        };
    }

    public override async Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, Own(ticket.CancelUrl, ticket, "/cancel"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        // 400: it is done already.
        return sent.Error is { Status: 400 or 404 } ? null : sent.Error;
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url(Settings.Model)) { Content = ProviderHttp.Json(ModelInputs.Of(Settings, request)) };
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return Creation.Of(error);
        if (value.Text("request_id") is not { Length: > 0 } id) return WithoutId();
        var ticket = TicketFor(request, id, value.Url("status_url"), value.Url("response_url"), value.Url("cancel_url"));
        return Creation.Of(ticket, RemoteState.Queued with { QueuePosition = (int?)value.Number("queue_position") });
    }

    /// <summary>Nothing there is free and needs the key; a request that does not exist is answered by who it is that asks.</summary>
    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        var (_, error) = await AskAsync(Http.Url($"{App()}/requests/{Guid.Empty}/status"), ct);
        return error is null or { Fault: ProviderFault.NotFound or ProviderFault.InvalidRequest } ? (null, Settings.Model) : (error, null);
    }

    /// <summary>COMPLETED says that there is an answer, and the answer may be an error.</summary>
    private async Task<Reading> ResultAsync(Ticket ticket, CancellationToken ct)
    {
        var (output, error) = await AskAsync(Own(ticket.ResultUrl, ticket, ""), ct);
        if (error is { Status: not null and not (429 or 502 or 503 or 504) }) return RemoteState.Failed(error with { RetryAdvice = error.RetryAdvice ?? error.Status >= 500 });
        if (error is not null) return error;
        RemoteResult[] results = [.. Files(output).Select(file => new RemoteResult { Kind = kind, Url = file.Url, MediaType = file.MediaType })];
        return results.Length > 0
            ? RemoteState.Succeeded(results) with { Used = new Dictionary<PriceUnit, decimal> { [PriceUnit.Item] = 1 } }
            : RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, "The model ended without a file."));
    }

    private async Task<(JsonElement Value, ProviderError? Error)> AskAsync(Uri url, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return await sent.ElementAsync(ct);
    }

    /// <summary>The address that fal gave, when it is on fal's own server; else the usual one.</summary>
    private Uri Own(Uri? given, Ticket ticket, string end) =>
        given is not null && Http.Guard.IsTrusted(given) ? given : Http.Url($"{App()}/requests/{Escape(ticket.RemoteId)}{end}");

    /// <summary>Owner and alias; the rest of a model's path is not part of its requests' addresses.</summary>
    private string App() => string.Join('/', Settings.Model.Split('/').Take(2));

    /// <summary>Objects with a "url", wherever they are: {video: {url}}, {images: [{url}]}, {audio: {url}}.</summary>
    private IEnumerable<(Uri Url, string? MediaType)> Files(JsonElement output) => output.ValueKind switch
    {
        JsonValueKind.Object when output.Url("url") is { } url => Wanted(output.Text("content_type")) ? [(url, output.Text("content_type"))] : [],
        JsonValueKind.Object => output.EnumerateObject().SelectMany(member => Files(member.Value)),
        JsonValueKind.Array => output.EnumerateArray().SelectMany(Files),
        _ => [],
    };

    /// <summary>Some models add a thumbnail to their video.</summary>
    private bool Wanted(string? mediaType) => mediaType is null || mediaType == "application/octet-stream" || MediaSniffer.Fits(mediaType, kind);
}
