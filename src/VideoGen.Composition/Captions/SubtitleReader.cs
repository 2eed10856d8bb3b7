using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Captions;

/// <summary>Reads subtitle files: SubRip, WebVTT, and of ASS the dialogue with its karaoke times. Looks are left out: captions get theirs from the timeline.</summary>
public static class SubtitleReader
{
    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="file">The whole file.</param>
    public static SubtitleReading Read(ReadOnlySpan<byte> file) =>
        SubtitleText.Decode(file, out var problem) is { } text ? Read(text) : new SubtitleReading(null, [], [problem!]);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The whole file.</param>
    public static SubtitleReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > SubtitleLimits.MaxBytes) return new SubtitleReading(null, [], [new(1, "too_long", $"The file is larger than {SubtitleLimits.MaxBytes >> 20} MB.")]);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var format = Sniff(lines);
        var file = new CueCollector();
        switch (format)
        {
            case SubtitleFormat.Ass: AssEvents.Read(lines, file); break;
            case SubtitleFormat.Vtt: CueBlocks.Read(lines, file, isVtt: true); break;
            case SubtitleFormat.Srt: CueBlocks.Read(lines, file, isVtt: false); break;
            default: file.Wrong(1, "format", "This is neither SRT nor WebVTT nor ASS: no cue was found."); break;
        }

        return new SubtitleReading(format, [.. file.Cues.OrderBy(c => c.Start)], file.Problems);
    }

    private static SubtitleFormat? Sniff(string[] lines)
    {
        var first = lines.FirstOrDefault(l => !string.IsNullOrWhiteSpace(l))?.Trim() ?? "";
        if (first == "WEBVTT" || first.StartsWith("WEBVTT ", StringComparison.Ordinal) || first.StartsWith("WEBVTT\t", StringComparison.Ordinal)) return SubtitleFormat.Vtt;
        if (first.StartsWith('[') && lines.Any(l => l.Trim().Equals("[Events]", StringComparison.OrdinalIgnoreCase))) return SubtitleFormat.Ass;
        return lines.Any(l => l.Contains("-->", StringComparison.Ordinal)) ? SubtitleFormat.Srt : null;
    }
}

/// <summary>Takes cues and problems, within bounds.</summary>
internal sealed class CueCollector
{
    private readonly List<CaptionCue> _cues = [];
    private readonly List<SubtitleProblem> _problems = [];

    public IReadOnlyList<CaptionCue> Cues => _cues;

    public IReadOnlyList<SubtitleProblem> Problems => _problems;

    /// <summary>True when reading on would tell nothing new.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Notes what is wrong.</summary>
    public void Wrong(int line, string code, string message)
    {
        if (_problems.Count < SubtitleLimits.MaxProblems) _problems.Add(new SubtitleProblem(line, code, message));
        if (_problems.Count >= SubtitleLimits.MaxProblems) IsFull = true;
    }

    /// <summary>Takes a cue, or notes what is wrong with it.</summary>
    public void Add(int line, TimeSpan start, TimeSpan end, MarkedText text)
    {
        if (end < start) Wrong(line, "order", "The cue ends before it begins.");
        else if (end == start) Wrong(line, "order", "The cue has no length.");
        else if (end > SubtitleLimits.MaxTime) Wrong(line, "late", $"The cue ends after {SubtitleLimits.MaxTime.TotalHours:0} hours.");
        else if (text.Plain.Length > SubtitleLimits.MaxCueLength) Wrong(line, "too_long", $"The cue has more than {SubtitleLimits.MaxCueLength} characters.");
        else if (_cues.Count >= SubtitleLimits.MaxCues)
        {
            Wrong(line, "too_many_cues", $"The file has more than {SubtitleLimits.MaxCues} cues.");
            IsFull = true;
        }
        else if (text.Plain.Length > 0) _cues.Add(new CaptionCue(start, end, text.Plain, text.Words(start, end)));
    }
}
