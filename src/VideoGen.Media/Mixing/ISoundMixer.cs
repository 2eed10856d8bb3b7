using VideoGen.Composition.Music;

namespace VideoGen.Media.Mixing;

/// <summary>Makes a film's sound: narration in its places, music that gives way to it, at broadcast loudness.</summary>
public interface ISoundMixer
{
    /// <summary>Loudness of every film with composed music, in LUFS.</summary>
    const double TargetLufs = -14;

    /// <summary>Mixes and encodes.</summary>
    /// <exception cref="Processes.MediaException">A tool failed, or the encoded sound does not meet the loudness (output_invalid).</exception>
    Task<MixResult> MixAsync(MixOrder order, CancellationToken ct);
}

/// <summary>What is to be mixed.</summary>
public sealed record MixOrder
{
    /// <summary>The music; its length is the film's.</summary>
    public required MusicBrief Music { get; init; }

    /// <summary>Speech with the time at which it starts in the film; empty for none.</summary>
    public required IReadOnlyList<VoiceClip> Voice { get; init; }

    /// <summary>How much faster than recorded the speech is played, 1 to 100.</summary>
    public double SpeechTempo { get; init; } = 1;

    /// <summary>Absolute path of an existing folder that takes the outputs.</summary>
    public required string Folder { get; init; }
}

/// <param name="Start">When it starts in the film.</param>
/// <param name="WavName">Name of a 16-bit mono WAV file in the order's folder.</param>
public sealed record VoiceClip(TimeSpan Start, string WavName);
