using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Music;

/// <summary>What a piece of music must fit.</summary>
public sealed record MusicBrief
{
    /// <summary>Rate of all composed music, in samples per second and channel.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Decides scale, instruments and rhythm.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Chooses key, progression and melody; the same brief with the same seed gives the same samples.</summary>
    public required long Seed { get; init; }

    /// <summary>Beats per minute, 40 to 200; see <see cref="MusicTempo"/>.</summary>
    public required double BeatsPerMinute { get; init; }

    /// <summary>Length in samples per channel, at least one.</summary>
    public required int Samples { get; init; }

    /// <summary>When scenes start, rising; the first is 0. Sections of the music begin at the beats nearest to them.</summary>
    public required IReadOnlyList<TimeSpan> SceneStarts { get; init; }

    /// <summary>Length in seconds.</summary>
    public double Seconds => (double)Samples / SampleRate;
}
