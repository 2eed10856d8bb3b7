using System.Collections.Immutable;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Where clips are being read: the film itself, or a composition within it.</summary>
internal sealed record Scope
{
    public required ReadingContext Context { get; init; }

    public required Compositions Compositions { get; init; }

    /// <summary>The film.</summary>
    public required Output Film { get; init; }

    /// <summary>BCP 47 language of the film.</summary>
    public required string Language { get; init; }

    /// <summary>Width of this canvas.</summary>
    public required int Width { get; init; }

    /// <summary>Height of this canvas.</summary>
    public required int Height { get; init; }

    /// <summary>Names of the compositions that are being read, the outermost first; an unnamed one has an empty name.</summary>
    public ImmutableArray<string> Inside { get; init; } = [];

    public FrameRate Rate => Film.Rate;

    /// <summary>Length that is one pixel on a canvas whose shorter side is 720 pixels.</summary>
    public double Unit => Math.Min(Width, Height) / 720.0;

    public ClipScene Scene(ClipSlot slot) => new(Rate, slot.Frames, Width, Height);
}
