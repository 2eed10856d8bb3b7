using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Core.Errors;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.ElevenLabs;

/// <summary>ElevenLabs: speech with the time of each word, and music.</summary>
internal sealed class ElevenLabsProvider(ProviderSettings settings, ProviderContext context) : DirectProvider(settings, Rules, context)
{
    private const long MostBytes = 96 * 1024 * 1024;
    private const string Format = "mp3_44100_128";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly WireRules Rules = new((headers, key) => headers.Add("xi-api-key", key.Reveal()), ReadError);

    public override Capability Capability { get; } = Configured(settings, settings.Media == "music" ? Music(settings) : Speech(settings));

    protected override IEnumerable<FieldError> MoreProblems(ProviderRequest request)
    {
        if (request is SpeechRequest && Voice(request) is not { Length: > 0 and <= 64 })
            yield return new FieldError("voice", "must be the id of a voice.") { Code = "no_voice", Fix = "Name one, or configure one." };
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var (path, body) = request is SpeechRequest speech
            ? ($"v1/text-to-speech/{Escape(Voice(speech)!)}/with-timestamps?output_format={Format}", Body(speech)) // It has been checked.
            : ($"v1/music?output_format={Format}", Body((MusicRequest)request));
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url(path)) { Content = ProviderHttp.Json(body) };
        message.Options.Set(RetryPolicy.AttemptKey, Patience);
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct, MostBytes);
        if (sent.Error is { } refused) return Creation.Of(refused);
        if (request is MusicRequest music)
            return Done(request, State(new RemoteResult { Kind = MediaKind.Music, Data = await sent.BytesAsync(ct), MediaType = "audio/mpeg" }, PriceUnit.Second, (decimal)music.Seconds));

        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return Creation.Of(error);
        if (value.Member("audio_base64") is not { ValueKind: JsonValueKind.String } coded || !coded.TryGetBytesFromBase64(out var bytes))
            return Done(request, RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, "The answer holds no sound.")));
        var result = new RemoteResult { Kind = MediaKind.Speech, Data = bytes, MediaType = "audio/mpeg", Words = CharacterTimes.Words(value.Member("alignment")) };
        return Done(request, State(result, PriceUnit.ThousandCharacters, request.Prompt.Length / 1000m));
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url("v1/user/subscription"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return (error, error is null
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Text("tier")}, {value.Number("character_count")} of {value.Number("character_limit")} characters used")
            : null);
    }

    private JsonObject Body(SpeechRequest request)
    {
        var body = new JsonObject { ["text"] = request.Prompt, ["model_id"] = Settings.Model };
        if (request.Language is { } language) body["language_code"] = language.Split('-')[0];
        if (request.Seed is { } seed) body["seed"] = seed;
        if (Math.Abs(request.Speed - 1) > 0.001) body["voice_settings"] = new JsonObject { ["speed"] = request.Speed };
        return body;
    }

    private JsonObject Body(MusicRequest request) =>
        new() { ["prompt"] = request.Prompt, ["model_id"] = Settings.Model, ["music_length_ms"] = (int)Math.Round(request.Seconds * 1000) };

    private string? Voice(ProviderRequest request) => (request as SpeechRequest)?.Voice ?? Settings.Voice;

    private static RemoteState State(RemoteResult result, PriceUnit unit, decimal used) =>
        RemoteState.Succeeded(result) with { Used = new Dictionary<PriceUnit, decimal> { [unit] = used, [PriceUnit.Item] = 1 } };

    /// <summary>{detail: {status, message}}, or FastAPI's list.</summary>
    private static WireError? ReadError(JsonElement body)
    {
        if (body.Member("detail") is not { ValueKind: JsonValueKind.Object } detail) return FastApi.Read(body);
        return new WireError(detail.Text("message"), detail.Text("status"), detail.Text("status") switch
        {
            "quota_exceeded" => ProviderFault.Billing,
            "invalid_api_key" or "missing_permissions" => ProviderFault.Unauthorized,
            "voice_not_found" => ProviderFault.NotFound,
            "max_character_limit_exceeded" => ProviderFault.InvalidRequest,
            "too_many_concurrent_requests" or "system_busy" => ProviderFault.RateLimited,
            _ => null,
        });
    }

    private static Capability Speech(ProviderSettings settings) => new()
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Speech,
        WordTimes = true,
        Seed = true,
        Speed = new DurationRule { Min = 0.7, Max = 1.2 },
        MaxPromptCharacters = settings.Model.Contains("flash", StringComparison.Ordinal) ? 40_000 : 10_000,
    };

    private static Capability Music(ProviderSettings settings) => new()
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Music,
        Seconds = new DurationRule { Min = 10, Max = 300 },
        MaxPromptCharacters = 2000,
    };
}
