using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Requests;

/// <summary>What is asked of a provider.</summary>
public abstract record ProviderRequest
{
    /// <summary>
    /// The caller's own id of this one attempt, made before it is sent and kept with the job. Providers that can use it as the job's id
    /// make sure with it that asking again does not pay again.
    /// </summary>
    public required Guid Key { get; init; }

    /// <summary>What is to be seen or heard; for speech, the text that is read; for text, the question.</summary>
    public required string Prompt { get; init; }

    /// <summary>What comes out.</summary>
    public abstract MediaKind Kind { get; }
}

/// <summary>A shot.</summary>
public sealed record VideoRequest : ProviderRequest
{
    /// <inheritdoc/>
    public override MediaKind Kind => MediaKind.Video;

    /// <summary>Frame size in pixels.</summary>
    public required FrameSize Size { get; init; }

    /// <summary>Length in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Frames in a second; null leaves it to the model.</summary>
    public double? Fps { get; init; }

    /// <summary>Null for another result each time.</summary>
    public long? Seed { get; init; }

    /// <summary>What must not be seen.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Pictures to begin with or to follow, or a film to go on from.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>How closely the references are followed, 0 to 1; null leaves it to the model.</summary>
    public double? Strength { get; init; }

    /// <summary>A workflow in the server's own format, or the name of a configured one; null for the provider's default.</summary>
    public string? Workflow { get; init; }
}

/// <summary>A still picture.</summary>
public sealed record ImageRequest : ProviderRequest
{
    /// <inheritdoc/>
    public override MediaKind Kind => MediaKind.Image;

    /// <summary>Size in pixels.</summary>
    public required FrameSize Size { get; init; }

    /// <summary>Whether time matters more than detail.</summary>
    public ImageQuality Quality { get; init; } = ImageQuality.High;

    /// <summary>Null for another result each time.</summary>
    public long? Seed { get; init; }

    /// <summary>What must not be seen.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Pictures to follow.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>How closely the references are followed, 0 to 1; null leaves it to the model.</summary>
    public double? Strength { get; init; }

    /// <summary>A workflow in the server's own format, or the name of a configured one; null for the provider's default.</summary>
    public string? Workflow { get; init; }
}

/// <summary>How much effort a picture is worth.</summary>
public enum ImageQuality
{
    /// <summary>Soon and cheap.</summary>
    Fast,

    /// <summary>As good as the model can.</summary>
    High,
}

/// <summary>Words, or JSON.</summary>
public sealed record TextRequest : ProviderRequest
{
    /// <inheritdoc/>
    public override MediaKind Kind => MediaKind.Text;

    /// <summary>How to answer; comes before the prompt and is not the user's.</summary>
    public string? Instructions { get; init; }

    /// <summary>The answer is JSON that follows this schema; null for free text.</summary>
    public TextSchema? Schema { get; init; }

    /// <summary>Most tokens of the answer.</summary>
    public int MaxTokens { get; init; } = 8192;

    /// <summary>0 to 2; null leaves it to the model.</summary>
    public double? Temperature { get; init; }

    /// <summary>Null for another answer each time.</summary>
    public long? Seed { get; init; }
}

/// <summary>A JSON Schema that answers follow.</summary>
/// <param name="Name">1 to 64 letters, digits, hyphens and underscores.</param>
/// <param name="Json">The schema. All properties required and none additional, which strict servers ask for.</param>
public sealed record TextSchema(string Name, string Json);

/// <summary>A text, read out.</summary>
public sealed record SpeechRequest : ProviderRequest
{
    /// <inheritdoc/>
    public override MediaKind Kind => MediaKind.Speech;

    /// <summary>The provider's name or id of the voice; null for the configured one.</summary>
    public string? Voice { get; init; }

    /// <summary>BCP 47 tag of the text's language; null lets the model find out.</summary>
    public string? Language { get; init; }

    /// <summary>1 is the voice's own speed.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How to read: "calm, as if telling a secret".</summary>
    public string? Instructions { get; init; }

    /// <summary>Null for another reading each time.</summary>
    public long? Seed { get; init; }
}

/// <summary>A piece of music or a sound.</summary>
public sealed record MusicRequest : ProviderRequest
{
    /// <inheritdoc/>
    public override MediaKind Kind => MediaKind.Music;

    /// <summary>Length in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Null for another result each time.</summary>
    public long? Seed { get; init; }
}
