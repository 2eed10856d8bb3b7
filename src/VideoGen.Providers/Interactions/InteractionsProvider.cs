using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Gemini;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Interactions;

/// <summary>Google's video models that answer on the Interactions API alone (Gemini Omni).</summary>
internal sealed class InteractionsProvider : HttpProvider
{
    private const string Revision = "2026-05-20";
    private const long MostBytes = 256 * 1024 * 1024; // A video may come inside of the answer.
    private static readonly string[] Aspects = ["16:9", "9:16"];

    internal InteractionsProvider(ProviderSettings settings, ProviderContext context)
        : base(settings, GoogleErrors.Rules with
        {
            Authenticate = (headers, key) =>
            {
                GoogleErrors.Rules.Authenticate(headers, key);
                headers.Add("Api-Revision", Revision);
            },
        }, context) => Capability = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Video,
        Sizes = new SizeRule { Only = [new(1280, 720), new(720, 1280), new(1920, 1080), new(1080, 1920), new(640, 360), new(360, 640)] },
        Seconds = new DurationRule { Min = 1, Max = 10 },
        References = new ReferenceRule { Images = 3, Videos = 1 },
        Cancel = true,
        Resumable = true,
    });

    public override Capability Capability { get; }

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url($"interactions/{Escape(ticket.RemoteId)}"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct, MostBytes);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is { Fault: ProviderFault.NotFound }) return RemoteState.Failed(error);
        return error is not null ? error : Read(value);
    }

    public override async Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url($"interactions/{Escape(ticket.RemoteId)}/cancel")) { Content = ProviderHttp.Json(new JsonObject()) };
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return sent.Error is { Fault: ProviderFault.NotFound } ? null : sent.Error;
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("interactions")) { Content = ProviderHttp.Json(Body((VideoRequest)request)) }; // The kind has been checked.
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct, MostBytes);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return Creation.Of(error);
        return value.Text("id") is { Length: > 0 } id ? Creation.Of(TicketFor(request, id), Read(value)) : WithoutId();
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url($"models/{Settings.Model}"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return (error, error is null ? value.Text("displayName") : null);
    }

    private JsonObject Body(VideoRequest request)
    {
        var input = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = request.Prompt });
        foreach (var reference in request.References)
            input.Add(new JsonObject
            {
                ["type"] = reference.IsVideo ? "video" : "image",
                ["data"] = Convert.ToBase64String(reference.Data.Span),
                ["mime_type"] = reference.MediaType,
            });
        var task = request.References switch
        {
            [] => "text_to_video",
            [{ IsVideo: false }] => "image_to_video",
            _ => request.References.Any(reference => reference.IsVideo) ? "edit" : "reference_to_video",
        };
        return new JsonObject
        {
            ["model"] = Settings.Model,
            ["input"] = input,
            ["response_modalities"] = new JsonArray("video"),
            ["response_format"] = new JsonObject
            {
                ["type"] = "video",
                ["aspect_ratio"] = request.Size.NearestAspect(Aspects),
                ["resolution"] = Math.Min(request.Size.Width, request.Size.Height).ToString(CultureInfo.InvariantCulture) + "p",
                ["duration"] = request.Seconds.ToString("0.###", CultureInfo.InvariantCulture) + "s",
                ["delivery"] = "uri",
            },
            ["generation_config"] = new JsonObject { ["video_config"] = new JsonObject { ["task"] = task } },
            ["background"] = true,
            ["store"] = true,
        };
    }

    private RemoteState Read(JsonElement interaction) => interaction.Text("status") switch
    {
        "queued" => RemoteState.Queued,
        "completed" => Completed(interaction),
        "cancelled" => RemoteState.Cancelled,
        "failed" => RemoteState.Failed(interaction.Member("error") is { } error ? GoogleErrors.Of(error, Http.Errors) : Failure(ProviderFault.Failed, "The job failed; the provider does not say why.")),
        "incomplete" => RemoteState.Failed(Failure(ProviderFault.Incomplete, "The provider stopped before the end.")),
        "budget_exceeded" => RemoteState.Failed(Failure(ProviderFault.Billing, "The budget at the provider is used up.")),
        "requires_action" => RemoteState.Failed(Failure(ProviderFault.Refused, "The model asks for something instead of making the video.")),
        _ => RemoteState.Running,
    };

    private static RemoteState Completed(JsonElement interaction)
    {
        RemoteResult[] results =
        [
            .. interaction.Member("steps").Items()
                .Where(step => step.Text("type") == "model_output")
                .SelectMany(step => step.Member("content").Items())
                .Where(content => content.Text("type") == "video")
                .Select(Result).OfType<RemoteResult>(),
        ];
        return results.Length > 0 ? RemoteState.Succeeded(results) : RemoteState.Failed(Failure(ProviderFault.Safety, "The model answered without a video; its rules may have blocked it."));
    }

    private static RemoteResult? Result(JsonElement content) =>
        content.Url("uri") is { } url ? new RemoteResult { Kind = MediaKind.Video, Url = url, MediaType = content.Text("mime_type") }
        : content.Member("data") is { ValueKind: JsonValueKind.String } coded && coded.TryGetBytesFromBase64(out var bytes)
            ? new RemoteResult { Kind = MediaKind.Video, Data = bytes, MediaType = content.Text("mime_type") }
            : null;

    private static ProviderError Failure(ProviderFault fault, string message) => new(fault, message);
}
