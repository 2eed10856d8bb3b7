using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Gemini;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Veo;

/// <summary>Veo over the Gemini API: an operation that is asked about. It has no progress, no seed and can't be cancelled there.</summary>
internal sealed partial class VeoProvider(ProviderSettings settings, ProviderContext context) : HttpProvider(settings, GoogleErrors.Rules, context)
{
    private const long MostBytes = 256 * 1024 * 1024;
    private static readonly string[] Aspects = ["16:9", "9:16"];

    public override Capability Capability { get; } = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Video,
        Sizes = new SizeRule { Only = [new(1280, 720), new(720, 1280), new(1920, 1080), new(1080, 1920)] },
        Seconds = new DurationRule { Only = [4, 6, 8] },
        References = new ReferenceRule { Images = 1 },
        NegativePrompt = true,
        Resumable = true,
    });

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        if (!OperationName().IsMatch(ticket.RemoteId)) return RemoteState.Failed(new ProviderError(ProviderFault.NotFound, "The ticket names no operation."));
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url(ticket.RemoteId));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct, MostBytes);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is { Fault: ProviderFault.NotFound }) return RemoteState.Failed(error);
        return error is not null ? error : Read(value) with { PollAfter = TimeSpan.FromSeconds(10) };
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var video = (VideoRequest)request; // The kind has been checked.
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url($"models/{Settings.Model}:predictLongRunning")) { Content = ProviderHttp.Json(Body(video)) };
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return Creation.Of(error);
        return value.Text("name") is { } name && OperationName().IsMatch(name) ? Creation.Of(TicketFor(request, name), RemoteState.Queued) : WithoutId();
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url($"models/{Settings.Model}"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return (error, error is null ? value.Text("displayName") : null);
    }

    private static JsonObject Body(VideoRequest request)
    {
        var instance = new JsonObject { ["prompt"] = request.Prompt };
        if (request.References is [var first, ..])
            instance["image"] = new JsonObject { ["bytesBase64Encoded"] = Convert.ToBase64String(first.Data.Span), ["mimeType"] = first.MediaType };
        var parameters = new JsonObject
        {
            ["sampleCount"] = 1,
            ["durationSeconds"] = (int)request.Seconds,
            ["aspectRatio"] = request.Size.NearestAspect(Aspects),
            ["resolution"] = Math.Min(request.Size.Width, request.Size.Height) >= 1080 ? "1080p" : "720p",
        };
        if (request.NegativePrompt is { } negative) parameters["negativePrompt"] = negative;
        return new JsonObject { ["instances"] = new JsonArray(instance), ["parameters"] = parameters };
    }

    private RemoteState Read(JsonElement operation)
    {
        if (operation.Member("done") is not { ValueKind: JsonValueKind.True }) return RemoteState.Running;
        if (operation.Member("error") is { } error) return RemoteState.Failed(GoogleErrors.Of(error, Http.Errors));
        var answer = operation.Member("response")?.Member("generateVideoResponse") ?? default;
        RemoteResult[] results = [.. answer.Member("generatedSamples").Items().Select(sample => Result(sample.Member("video"))).OfType<RemoteResult>()];
        if (results.Length > 0) return RemoteState.Succeeded(results);
        var reasons = answer.Member("raiMediaFilteredReasons").Items().Select(reason => reason.ToString()).ToArray();
        return RemoteState.Failed(reasons.Length > 0 || answer.Number("raiMediaFilteredCount") > 0
            ? new ProviderError(ProviderFault.Safety, Http.Errors.Words(reasons.Length > 0 ? string.Join(" ", reasons) : "The video was blocked by the provider's rules."))
            : new ProviderError(ProviderFault.BadAnswer, "The operation ended without a video."));
    }

    private static RemoteResult? Result(JsonElement? video) =>
        video?.Url("uri") is { } url ? new RemoteResult { Kind = MediaKind.Video, Url = url, MediaType = "video/mp4" }
        : video?.Member("encodedVideo") is { ValueKind: JsonValueKind.String } coded && coded.TryGetBytesFromBase64(out var bytes)
            ? new RemoteResult { Kind = MediaKind.Video, Data = bytes, MediaType = "video/mp4" }
            : null;

    /// <summary>It becomes a path: nothing else may be in it.</summary>
    [GeneratedRegex(@"^models/[A-Za-z0-9_-][A-Za-z0-9._-]*/operations/[A-Za-z0-9_-]+\z")]
    private static partial Regex OperationName();
}
