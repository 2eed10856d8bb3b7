using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;

namespace VideoGen.Media.Speech;

/// <summary>Speaks the narration of a film with the engine of this machine.</summary>
public interface ISpeech
{
    /// <summary>What there is to speak with.</summary>
    /// <param name="language">BCP 47 language of what is to be said.</param>
    /// <param name="voice">Name of a voice; null for the language's own.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>A short name with version that belongs in content keys, such as "espeak-ng 1.51"; null when nothing is installed.</returns>
    Task<string?> EngineAsync(string language, string? voice, CancellationToken ct);

    /// <summary>Speaks the lines in one go, with the same voice and pace.</summary>
    /// <remarks>
    /// A film must not fail for want of a voice: lines that can't be spoken come back silent, with words timed by their length,
    /// and the reason in <see cref="SpokenLines.SilentBecause"/>.
    /// </remarks>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; the engine's process is gone.</exception>
    Task<SpokenLines> SpeakAsync(SpeechOrder order, CancellationToken ct);
}

/// <summary>What is to be spoken.</summary>
public sealed record SpeechOrder
{
    /// <summary>BCP 47 language of all lines.</summary>
    public required string Language { get; init; }

    /// <summary>Name of a voice; null, or one that the engine lacks, for the language's own.</summary>
    public string? Voice { get; init; }

    /// <summary>1 is normal, up to 1.5 is faster.</summary>
    public required double Pace { get; init; }

    /// <summary>How words are said that the voice would get wrong.</summary>
    public Pronunciations Say { get; init; } = Pronunciations.None;

    /// <summary>Scene ids with their narration.</summary>
    public required IReadOnlyList<SpeechLine> Lines { get; init; }

    /// <summary>Absolute path of an existing folder that takes the sound files.</summary>
    public required string Folder { get; init; }
}

/// <param name="SceneId">The scene.</param>
/// <param name="Text">Its narration as it is written, also in markup (<see cref="SpeechMarkup"/>); may be empty.</param>
public sealed record SpeechLine(string SceneId, string Text)
{
    /// <summary>What an engine says: one part of the narration.</summary>
    internal IReadOnlyList<SpeechRun> Runs { get; init; } = [new SpeechRun(Text, null)];
}

/// <param name="Lines">One per line of the order, in its order.</param>
/// <param name="SilentBecause">Why lines with text are silent; null when none is.</param>
public sealed record SpokenLines(IReadOnlyList<SpokenLine> Lines, string? SilentBecause);

/// <param name="Narration">Words with their times.</param>
/// <param name="WavPath">16-bit mono WAV; null for a silent line.</param>
/// <param name="SampleRate">Of the sound, in hertz; 0 for a silent line.</param>
public sealed record SpokenLine(SceneNarration Narration, string? WavPath, int SampleRate = 0);
