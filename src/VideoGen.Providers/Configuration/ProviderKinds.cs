using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Configuration;

/// <summary>The wires that VideoGen speaks, by the name that configurations use.</summary>
public static class ProviderKinds
{
    /// <summary>The videos wire that OpenAI made and self-hosted servers kept. OpenAI's own service ended on 2026-09-24: there is no default host.</summary>
    public const string OpenAiVideos = "openai-videos";

    /// <summary>A ComfyUI server.</summary>
    public const string ComfyUi = "comfyui";

    /// <summary>Chat completions, of OpenAI and of every server that is compatible with it.</summary>
    public const string Chat = "openai-chat";

    /// <summary>Speech, of OpenAI and compatible servers.</summary>
    public const string Speech = "openai-speech";

    /// <summary>Images, of OpenAI and compatible servers.</summary>
    public const string Images = "openai-images";

    /// <summary>Gemini's generateContent: text, speech and images.</summary>
    public const string Gemini = "gemini";

    /// <summary>Veo over the Gemini API.</summary>
    public const string Veo = "veo";

    /// <summary>Video models that answer on Gemini's Interactions API alone.</summary>
    public const string Interactions = "gemini-interactions";

    /// <summary>Replicate.</summary>
    public const string Replicate = "replicate";

    /// <summary>The queue of fal.ai.</summary>
    public const string Fal = "fal";

    /// <summary>ElevenLabs.</summary>
    public const string ElevenLabs = "elevenlabs";

    /// <summary>All kinds with what each needs.</summary>
    public static IReadOnlyDictionary<string, KindRule> All { get; } = new Dictionary<string, KindRule>(StringComparer.Ordinal)
    {
        [OpenAiVideos] = new(null, NeedsKey: false, [MediaKind.Video]),
        [ComfyUi] = new(null, NeedsKey: false, [MediaKind.Video, MediaKind.Image]),
        [Chat] = new("https://api.openai.com/v1", NeedsKey: false, [MediaKind.Text]),
        [Speech] = new("https://api.openai.com/v1", NeedsKey: false, [MediaKind.Speech]),
        [Images] = new("https://api.openai.com/v1", NeedsKey: false, [MediaKind.Image]),
        [Gemini] = new("https://generativelanguage.googleapis.com/v1beta", NeedsKey: true, [MediaKind.Text, MediaKind.Speech, MediaKind.Image]),
        [Veo] = new("https://generativelanguage.googleapis.com/v1beta", NeedsKey: true, [MediaKind.Video]),
        [Interactions] = new("https://generativelanguage.googleapis.com/v1beta", NeedsKey: true, [MediaKind.Video]),
        [Replicate] = new("https://api.replicate.com/v1", NeedsKey: true, [MediaKind.Video, MediaKind.Image, MediaKind.Music, MediaKind.Speech]),
        [Fal] = new("https://queue.fal.run", NeedsKey: true, [MediaKind.Video, MediaKind.Image, MediaKind.Music, MediaKind.Speech]),
        [ElevenLabs] = new("https://api.elevenlabs.io", NeedsKey: true, [MediaKind.Speech, MediaKind.Music]),
    };
}

/// <summary>What a kind needs.</summary>
/// <param name="BaseUrl">The vendor's own address; null when one must be configured.</param>
/// <param name="NeedsKey">Whether it never works without a key.</param>
/// <param name="Media">What it can make; the first is meant when the configuration does not say.</param>
public sealed record KindRule(string? BaseUrl, bool NeedsKey, IReadOnlyList<MediaKind> Media);
