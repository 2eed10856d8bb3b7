using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Speech;

/// <summary>Speech of OpenAI and compatible servers (Kokoro, LocalAI, Speaches). It comes without the times of its words.</summary>
internal sealed class SpeechProvider(ProviderSettings settings, ProviderContext context) : DirectProvider(settings, OpenAiErrors.Rules, context)
{
    private const long MostBytes = 64 * 1024 * 1024;

    public override Capability Capability { get; } = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Speech,
        Speed = new DurationRule { Min = 0.25, Max = 4 },
        MaxPromptCharacters = 4096,
    });

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var speech = (SpeechRequest)request; // The kind has been checked.
        var body = new JsonObject
        {
            ["model"] = Settings.Model,
            ["input"] = speech.Prompt,
            ["voice"] = speech.Voice ?? (Settings.Voice.Length > 0 ? Settings.Voice : "alloy"),
            ["response_format"] = "wav",
            ["speed"] = speech.Speed,
        };
        // The oldest models refuse it.
        if (speech.Instructions is { } how && !Settings.Model.StartsWith("tts-1", StringComparison.Ordinal)) body["instructions"] = how;
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("audio/speech")) { Content = ProviderHttp.Json(body) };
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct, MostBytes);
        if (sent.Error is { } error) return Creation.Of(error);
        return Done(request, RemoteState.Succeeded(new RemoteResult { Kind = MediaKind.Speech, Data = await sent.BytesAsync(ct), MediaType = "audio/wav" }) with
        {
            Used = new Dictionary<PriceUnit, decimal> { [PriceUnit.ThousandCharacters] = speech.Prompt.Length / 1000m, [PriceUnit.Item] = 1 },
        });
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url("models"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return (sent.Error, sent.Error is null ? Settings.Model : null);
    }
}
