using VideoGen.Composition.Layers;

namespace VideoGen.Media.Checks;

/// <summary>What a finished film was measured to be; part of the report that is kept with it.</summary>
public sealed record FilmFacts
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Frames by its length.</summary>
    public required long Frames { get; init; }

    public required TimeSpan Duration { get; init; }

    public required string VideoCodec { get; init; }

    /// <summary>Null for a silent film.</summary>
    public string? AudioCodec { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The index stands before the media, so that the film plays while it loads.</summary>
    public required bool FastStart { get; init; }
}

/// <summary>What a film must be.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rate">Exact frame rate.</param>
/// <param name="Frames">Exact number of frames.</param>
/// <param name="HasAudio">Whether it has sound.</param>
public sealed record FilmWanted(int Width, int Height, FrameRate Rate, long Frames, bool HasAudio);
