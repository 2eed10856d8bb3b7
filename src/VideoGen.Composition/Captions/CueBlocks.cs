namespace VideoGen.Composition.Captions;

/// <summary>Reads SubRip and WebVTT, which share their shape: a line of times, lines of text, an empty line.</summary>
internal static class CueBlocks
{
    public static void Read(string[] lines, CueCollector file, bool isVtt)
    {
        for (var i = isVtt ? AfterBlock(lines, 0) : 0; i < lines.Length && !file.IsFull;)
        {
            if (isVtt && IsAside(lines[i])) i = AfterBlock(lines, i);
            else if (lines[i].Contains("-->", StringComparison.Ordinal)) i = Cue(lines, i, file, isVtt);
            else if (IsStray(lines, i))
            {
                file.Wrong(i + 1, "time", "A line of times such as \"00:00:01,000 --> 00:00:02,500\" should stand here.");
                i = AfterBlock(lines, i);
            }
            else i++;
        }
    }

    private static int Cue(string[] lines, int at, CueCollector file, bool isVtt)
    {
        var end = at + 1;
        while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]) && !StartsNext(lines, end)) end++;
        var arrow = lines[at].IndexOf("-->", StringComparison.Ordinal);
        // What follows the second time are settings of its place, which the timeline decides.
        var rest = lines[at].AsSpan(arrow + 3).Trim();
        var stop = rest.IndexOfAny(' ', '\t');
        var (from, to) = (SubtitleClock.Parse(lines[at].AsSpan(0, arrow)), SubtitleClock.Parse(stop < 0 ? rest : rest[..stop]));
        if (from is null || to is null) file.Wrong(at + 1, "time", "These are not two times such as \"00:00:01,000 --> 00:00:02,500\".");
        else file.Add(at + 1, from.Value, to.Value, CueMarkup.Parse(string.Join('\n', lines[(at + 1)..end]), isVtt));
        return end;
    }

    // A number and a line of times begin a cue even where the empty line before them is missing.
    private static bool StartsNext(string[] lines, int i) =>
        i + 1 < lines.Length && lines[i].Trim() is { Length: > 0 } number && number.All(char.IsAsciiDigit) && HasTimes(lines[i + 1]);

    private static bool HasTimes(string line) => line.IndexOf("-->", StringComparison.Ordinal) is > 0 and var arrow && SubtitleClock.Parse(line.AsSpan(0, arrow)) is not null;

    private static bool IsAside(string line) =>
        line == "NOTE" || line.StartsWith("NOTE ", StringComparison.Ordinal) || line.Trim() is "STYLE" or "REGION";

    // A cue may have a name before its times; two lines of text without times are a broken cue.
    private static bool IsStray(string[] lines, int i) => !string.IsNullOrWhiteSpace(lines[i]) && (i + 1 >= lines.Length || !lines[i + 1].Contains("-->", StringComparison.Ordinal));

    private static int AfterBlock(string[] lines, int i)
    {
        while (i < lines.Length && !string.IsNullOrWhiteSpace(lines[i])) i++;
        return i;
    }
}
