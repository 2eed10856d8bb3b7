using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Requests;

namespace VideoGen.Providers.Configuration;

/// <summary>
/// Inputs of models that each have their own names for them. "prompt" is sent by that name unless the configuration says another; all
/// else is sent only under the name that the configuration gives, since unknown inputs are refused. What has no name is no capability.
/// </summary>
internal static class ModelInputs
{
    private static readonly string[] Aspects = ["16:9", "9:16", "1:1", "4:5", "4:3", "3:4"];

    /// <summary>Our names for inputs.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        ["prompt", "negative_prompt", "seed", "seconds", "fps", "width", "height", "size", "aspect_ratio", "image", "video", "strength", "voice", "speed"];

    internal static Capability Capability(ProviderSettings settings, MediaKind kind)
    {
        bool Has(string name) => settings.Inputs.ContainsKey(name);
        return new Capability
        {
            Provider = settings.Name,
            Model = settings.Model,
            Kind = kind,
            Sizes = kind is MediaKind.Video or MediaKind.Image ? new SizeRule { MinSide = 64, MaxSide = 4096, Step = 2 } : null,
            Seconds = kind is MediaKind.Video or MediaKind.Music ? new DurationRule { Min = 1, Max = 300 } : null,
            Fps = Has("fps") ? [8, 12, 15, 16, 24, 25, 30, 50, 60] : [],
            Seed = Has("seed"),
            NegativePrompt = Has("negative_prompt"),
            References = new ReferenceRule { Images = Has("image") ? 1 : 0, Videos = Has("video") ? 1 : 0, Strength = Has("strength") },
            Speed = Has("speed") ? new DurationRule { Min = 0.25, Max = 4 } : null,
            Cancel = true,
            Resumable = true,
        };
    }

    internal static JsonObject Of(ProviderSettings settings, ProviderRequest request)
    {
        var inputs = new JsonObject();
        foreach (var (name, value) in settings.Defaults) inputs[name] = Value(value);
        if (!settings.Inputs.ContainsKey("prompt")) inputs["prompt"] = request.Prompt;
        foreach (var (ours, theirs) in settings.Inputs)
            if (Value(ours, request) is { } value) inputs[theirs] = value;
        return inputs;
    }

    private static JsonNode? Value(string name, ProviderRequest request)
    {
        var video = request as VideoRequest;
        var image = request as ImageRequest;
        var speech = request as SpeechRequest;
        var size = video?.Size ?? image?.Size;
        var references = video?.References ?? image?.References ?? [];
        return name switch
        {
            "prompt" => request.Prompt,
            "negative_prompt" => video?.NegativePrompt ?? image?.NegativePrompt,
            "seed" => video?.Seed ?? image?.Seed ?? speech?.Seed ?? (request as MusicRequest)?.Seed,
            "seconds" => Whole(video?.Seconds ?? (request as MusicRequest)?.Seconds),
            "fps" => Whole(video?.Fps),
            "width" => size?.Width,
            "height" => size?.Height,
            "size" => size?.ToString(),
            "aspect_ratio" => size?.NearestAspect(Aspects),
            "image" => references.FirstOrDefault(reference => !reference.IsVideo)?.ToDataUrl(),
            "video" => references.FirstOrDefault(reference => reference.IsVideo)?.ToDataUrl(),
            "strength" => video?.Strength ?? image?.Strength,
            "voice" => speech?.Voice,
            "speed" => speech?.Speed,
            _ => null,
        };
    }

    /// <summary>Many models take whole numbers only, and 4.0 is none to them.</summary>
    private static JsonValue? Whole(double? value) => value is not { } number ? null : number == Math.Floor(number) ? JsonValue.Create((long)number) : JsonValue.Create(number);

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text; // Plain words.
        }
    }
}
