using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Chat;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Gemini;

/// <summary>Gemini's generateContent: text and JSON, speech, images; which of them, the configuration says.</summary>
internal sealed class GeminiProvider(ProviderSettings settings, ProviderContext context) : DirectProvider(settings, GoogleErrors.Rules, context)
{
    private const long MostBytes = 96 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] Aspects = ["16:9", "9:16", "1:1", "4:5", "5:4", "4:3", "3:4", "3:2", "2:3", "21:9"];

    public override Capability Capability { get; } = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = settings.Media switch { "speech" => MediaKind.Speech, "image" => MediaKind.Image, _ => MediaKind.Text },
        JsonSchema = true,
        Seed = settings.Media is "" or "text",
        References = settings.Media == "image" ? new ReferenceRule { Images = 3 } : ReferenceRule.None,
        MaxPromptCharacters = 200_000,
    });

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url($"models/{Settings.Model}:generateContent")) { Content = ProviderHttp.Json(Body(request)) };
        message.Options.Set(RetryPolicy.AttemptKey, Patience);
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct, MostBytes);
        var (value, error) = await sent.ElementAsync(ct);
        return error is not null ? Creation.Of(error) : Done(request, Read(value, request), value.Text("responseId"));
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url($"models/{Settings.Model}"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return (error, error is null ? value.Text("displayName") : null);
    }

    private JsonObject Body(ProviderRequest request)
    {
        var parts = new JsonArray(new JsonObject { ["text"] = request.Prompt });
        var config = new JsonObject();
        var body = new JsonObject { ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }), ["generationConfig"] = config };
        switch (request)
        {
            case TextRequest text:
                config["maxOutputTokens"] = text.MaxTokens;
                if (text.Temperature is { } heat) config["temperature"] = heat;
                if (text.Seed is { } seed) config["seed"] = seed;
                if (text.Instructions is { } how) body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = how }) };
                if (text.Schema is not { } schema) break;
                config["responseMimeType"] = "application/json";
                config["responseJsonSchema"] = JsonNode.Parse(schema.Json);
                break;
            case SpeechRequest speech:
                // Its models take the manner of reading as a part of the text.
                if (speech.Instructions is { } manner) parts[0] = new JsonObject { ["text"] = $"{manner}: {speech.Prompt}" };
                config["responseModalities"] = new JsonArray("AUDIO");
                config["speechConfig"] = new JsonObject
                {
                    ["voiceConfig"] = new JsonObject
                    {
                        ["prebuiltVoiceConfig"] = new JsonObject { ["voiceName"] = speech.Voice ?? (Settings.Voice.Length > 0 ? Settings.Voice : "Kore") },
                    },
                };
                break;
            case ImageRequest image:
                foreach (var reference in image.References)
                    parts.Add(new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = reference.MediaType, ["data"] = Convert.ToBase64String(reference.Data.Span) } });
                config["responseModalities"] = new JsonArray("TEXT", "IMAGE");
                config["imageConfig"] = new JsonObject { ["aspectRatio"] = image.Size.NearestAspect(Aspects) };
                break;
        }

        return body;
    }

    private RemoteState Read(JsonElement answer, ProviderRequest request)
    {
        if (answer.Member("promptFeedback")?.Text("blockReason") is { } blocked) return Failed(ProviderFault.Safety, $"The prompt was blocked: {blocked}.");
        var candidate = answer.Member("candidates").Items().FirstOrDefault();
        var parts = candidate.Member("content")?.Member("parts").Items().ToArray() ?? [];
        var state = candidate.Text("finishReason") switch
        {
            "SAFETY" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SPII" or "IMAGE_SAFETY" or "RECITATION" => Failed(ProviderFault.Safety, $"The answer was blocked: {candidate.Text("finishReason")}."),
            "MAX_TOKENS" => Failed(ProviderFault.Incomplete, "The answer is longer than it may be."),
            _ when request is TextRequest text => string.Concat(parts.Select(part => part.Text("text"))) is { Length: > 0 } words ? TextAnswers.Read(words, text) : Empty(),
            _ => parts.Select(part => part.Member("inlineData")).FirstOrDefault(data => data is not null) is { } inline ? Inline(inline, request.Kind) : Empty(),
        };
        return state with { Used = TextAnswers.Used(answer.Member("usageMetadata"), "promptTokenCount", "candidatesTokenCount") };
    }

    private RemoteState Inline(JsonElement inline, MediaKind kind)
    {
        if (inline.Member("data") is not { ValueKind: JsonValueKind.String } coded || !coded.TryGetBytesFromBase64(out var bytes)) return Empty();
        var mediaType = inline.Text("mimeType") ?? "";
        return RemoteState.Succeeded(mediaType.StartsWith("audio/L16", StringComparison.OrdinalIgnoreCase)
            ? new RemoteResult { Kind = kind, Data = WavHeader.Over(bytes, Rate(mediaType)), MediaType = "audio/wav" }
            : new RemoteResult { Kind = kind, Data = bytes, MediaType = mediaType });
    }

    /// <summary>Samples in a second, from "audio/L16;codec=pcm;rate=24000".</summary>
    private static int Rate(string mediaType)
    {
        var rate = mediaType.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("rate=", StringComparison.OrdinalIgnoreCase));
        return int.TryParse(rate?[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said is >= 8000 and <= 192_000 ? said : 24_000;
    }

    private RemoteState Empty() => Failed(ProviderFault.BadAnswer, "The answer is empty.");

    private RemoteState Failed(ProviderFault fault, string message) => RemoteState.Failed(new ProviderError(fault, Http.Errors.Words(message)));
}
