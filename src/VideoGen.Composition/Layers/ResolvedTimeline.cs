using VideoGen.Composition.Segments;

namespace VideoGen.Composition.Layers;

/// <summary>
/// A timeline after reading: variables are filled in, times are frames, positions are pixels, clips are layers in the order of
/// painting. Planning, drawing and mixing look at nothing else.
/// </summary>
public sealed record ResolvedTimeline
{
    /// <summary>Width in pixels, even.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, even.</summary>
    public required int Height { get; init; }

    /// <summary>Frame rate.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>Exact length in frames.</summary>
    public required long Frames { get; init; }

    /// <summary>What shows where no layer is. Transparent only inside a group.</summary>
    public required Rgba Background { get; init; }

    /// <summary>Encoding of the picture.</summary>
    public required EncoderSettings Encoder { get; init; }

    /// <summary>Whether coded frames of a source that need no change are taken as they are.</summary>
    public bool SmartCopy { get; init; } = true;

    /// <summary>Name for players.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 language of speech and captions.</summary>
    public required string Language { get; init; }

    /// <summary>Pictures, bottom first.</summary>
    public IReadOnlyList<Layer> Layers { get; init; } = [];

    /// <summary>Everything that sounds.</summary>
    public IReadOnlyList<SoundClip> Sounds { get; init; } = [];

    /// <summary>Captions that are burned in, written beside the film, or both.</summary>
    public IReadOnlyList<CaptionTrack> Captions { get; init; } = [];

    /// <summary>How the sound is mixed.</summary>
    public SoundSettings Sound { get; init; } = new();

    /// <summary>The files that clips use, by the name that clips use.</summary>
    public IReadOnlyDictionary<string, SourceMedia> Sources { get; init; } = new Dictionary<string, SourceMedia>();
}

/// <summary>A colour with opacity, gamma-coded sRGB, each 0 to 255.</summary>
public readonly record struct Rgba(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>Whether it hides what lies behind.</summary>
    public bool IsOpaque => A == 255;
}
