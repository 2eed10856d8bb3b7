using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Captions;

/// <summary>What a subtitle file says.</summary>
/// <param name="Format">How it is written; null when it is none of the formats that are read.</param>
/// <param name="Cues">Good cues, by start.</param>
/// <param name="Problems">What is wrong, in the order of lines; at most <see cref="SubtitleLimits.MaxProblems"/>. A file with problems should be refused.</param>
public sealed record SubtitleReading(SubtitleFormat? Format, IReadOnlyList<CaptionCue> Cues, IReadOnlyList<SubtitleProblem> Problems);

/// <summary>Something wrong in a subtitle file.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Code">"encoding", "format", "too_many_cues", "too_long", "time", "order", "late" or "cut_short".</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record SubtitleProblem(int Line, string Code, string Message);

/// <summary>Formats of subtitle files.</summary>
public enum SubtitleFormat
{
    /// <summary>SubRip.</summary>
    Srt,

    /// <summary>WebVTT.</summary>
    Vtt,

    /// <summary>Advanced SubStation Alpha.</summary>
    Ass,
}

/// <summary>Bounds of subtitle files.</summary>
public static class SubtitleLimits
{
    /// <summary>Most cues of a file.</summary>
    public const int MaxCues = 10_000;

    /// <summary>Longest text of a cue in characters.</summary>
    public const int MaxCueLength = 1000;

    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>Most problems that are listed.</summary>
    public const int MaxProblems = 20;

    /// <summary>Latest end of a cue.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromHours(24);
}
