using VideoGen.Composition.Sound.Effects;

namespace VideoGen.Composition.Layers;

/// <summary>Something that sounds: an audio file, or the sound of a video. All samples are counted at 48 kHz.</summary>
public sealed record SoundClip
{
    /// <summary>JSON path of the clip in the document, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>Key in <see cref="ResolvedTimeline.Sources"/>: a file, or a <see cref="Narration.SpokenText"/>. Empty for what VideoGen makes.</summary>
    public required string Source { get; init; }

    /// <summary>Music that is composed for the clip; null for everything else.</summary>
    public Music.MusicBrief? Music { get; init; }

    /// <summary>A short sound that is made for the clip; null for everything else.</summary>
    public SoundEffect? Effect { get; init; }

    /// <summary>Whether VideoGen makes the sound, so that there is no file.</summary>
    public bool IsMade => Music is not null || Effect is not null;

    /// <summary>First sample on the film.</summary>
    public required long StartSample { get; init; }

    /// <summary>Length on the film in samples.</summary>
    public required long Samples { get; init; }

    /// <summary>Time of the source at the first sample.</summary>
    public TimeSpan Trim { get; init; }

    /// <summary>Seconds of the source per second of film; the pitch stays. 0.25 to 4.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Backwards.</summary>
    public bool Reverse { get; init; }

    /// <summary>Starts over at <see cref="Trim"/> when the source ends; otherwise silence follows.</summary>
    public bool Loop { get; init; }

    /// <summary>Linear gain over the frames of the clip, 0 to 4.</summary>
    public Curve Volume { get; init; } = 1;

    /// <summary>Samples; equal power.</summary>
    public long FadeIn { get; init; }

    /// <summary>Samples; equal power.</summary>
    public long FadeOut { get; init; }

    /// <summary>Which stem it belongs to, and who makes way for whom.</summary>
    public SoundRole Role { get; init; }

    /// <summary>Of music: whether it is lowered under narration.</summary>
    public bool Ducks { get; init; } = true;

    /// <summary>Stretches of the clip that run at a tempo of their own (times <see cref="Speed"/>), pitch kept; in order, apart.</summary>
    public IReadOnlyList<TempoSpan> Tempos { get; init; } = [];
}

/// <param name="FromSample">From the start of the clip, on the film.</param>
/// <param name="Samples">Length on the film.</param>
/// <param name="Tempo">0.5 to 2.</param>
public readonly record struct TempoSpan(long FromSample, long Samples, double Tempo);

/// <summary>What a sound is for.</summary>
public enum SoundRole
{
    /// <summary>Sound of videos and effects; stays as it is.</summary>
    Effect,

    /// <summary>Ducked under narration.</summary>
    Music,

    /// <summary>Speech: the others make way.</summary>
    Narration,
}

/// <summary>How the sound of a film is mixed.</summary>
public sealed record SoundSettings
{
    /// <summary>Integrated loudness in LUFS, −30 to −9; null leaves the level as the clips have it.</summary>
    public double? Loudness { get; init; } = -14;

    /// <summary>Highest true peak in dBTP, −9 to −0.1.</summary>
    public double TruePeak { get; init; } = -1.5;

    /// <summary>How much music is lowered under speech, in decibels, 0 to 40; 0 for not at all.</summary>
    public double DuckDecibels { get; init; } = 9;
}
