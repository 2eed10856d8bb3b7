namespace VideoGen.Composition.Layers;

/// <summary>Words that are spoken, in time.</summary>
public sealed record CaptionTrack
{
    /// <summary>JSON path in the document, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>Cues in order.</summary>
    public required IReadOnlyList<CaptionCue> Cues { get; init; }

    /// <summary>How they are drawn; null keeps them out of the picture (sidecar files alone).</summary>
    public CaptionStyle? Style { get; init; }
}

/// <summary>A caption.</summary>
/// <param name="Start">From the start of the film.</param>
/// <param name="End">After the start.</param>
/// <param name="Text">What is said; may hold line feeds.</param>
/// <param name="Words">Its words in time; empty when only the whole is timed.</param>
public sealed record CaptionCue(TimeSpan Start, TimeSpan End, string Text, IReadOnlyList<CaptionWord> Words);

/// <summary>A spoken word.</summary>
/// <param name="Start">From the start of the film.</param>
/// <param name="End">After the start.</param>
/// <param name="Text">The word with its punctuation.</param>
public readonly record struct CaptionWord(TimeSpan Start, TimeSpan End, string Text);

/// <summary>Look of captions.</summary>
public sealed record CaptionStyle
{
    /// <summary>Kind of look.</summary>
    public required CaptionLook Look { get; init; }

    /// <summary>Typeface.</summary>
    public required Design.FontName Font { get; init; }

    /// <summary>Size of the em in pixels.</summary>
    public required double Size { get; init; }

    /// <summary>Colour of the text.</summary>
    public Rgba Colour { get; init; } = new(255, 255, 255);

    /// <summary>Colour of the word that is spoken now.</summary>
    public Rgba Highlight { get; init; } = new(255, 214, 10);

    /// <summary>Colour of the outline.</summary>
    public Rgba Stroke { get; init; } = new(0, 0, 0);

    /// <summary>Box of <see cref="CaptionLook.Box"/>.</summary>
    public Rgba Box { get; init; } = new(0, 0, 0, 160);

    /// <summary>Centre of the block as a fraction of the height, from the top.</summary>
    public double Vertical { get; init; } = 0.82;

    /// <summary>Which platform's controls must not lie on it.</summary>
    public SafeZone Zone { get; init; }
}

/// <summary>Looks of captions.</summary>
public enum CaptionLook
{
    /// <summary>Outlined text.</summary>
    Plain,

    /// <summary>Text on a box.</summary>
    Box,

    /// <summary>The spoken word changes its colour.</summary>
    Karaoke,

    /// <summary>The spoken word grows.</summary>
    Pop,

    /// <summary>One word at a time, large.</summary>
    OneWord,
}

/// <summary>Parts of the picture that a platform covers with its own controls.</summary>
public enum SafeZone
{
    /// <summary>Title-safe: 5 % on each side (SMPTE ST 2046-1: 90 % by 90 %).</summary>
    TitleSafe,

    /// <summary>Vertical films on TikTok.</summary>
    TikTok,

    /// <summary>Vertical films on Instagram.</summary>
    InstagramReels,

    /// <summary>Vertical films on YouTube.</summary>
    YouTubeShorts,

    /// <summary>The whole picture may be used.</summary>
    None,
}
