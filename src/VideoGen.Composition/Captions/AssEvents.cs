using System.Globalization;
using System.Text;

namespace VideoGen.Composition.Captions;

/// <summary>Reads the dialogue of ASS files: times, text, karaoke. Styles, places and drawings are left out.</summary>
internal static class AssEvents
{
    private static readonly string[] UsualFields = ["Layer", "Start", "End", "Style", "Name", "MarginL", "MarginR", "MarginV", "Effect", "Text"];

    public static void Read(string[] lines, CueCollector file)
    {
        var fields = UsualFields;
        var inEvents = false;
        for (var i = 0; i < lines.Length && !file.IsFull; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith('[')) inEvents = line.Equals("[Events]", StringComparison.OrdinalIgnoreCase);
            else if (inEvents && Value(line, "Format:") is { } format) fields = format.Split(',', StringSplitOptions.TrimEntries);
            else if (inEvents && Value(line, "Dialogue:") is { } dialogue) Dialogue(i + 1, dialogue, fields, file);
        }
    }

    private static void Dialogue(int line, string dialogue, string[] fields, CueCollector file)
    {
        var values = dialogue.Split(',', fields.Length);
        var (start, end, text) = (Array.IndexOf(fields, "Start"), Array.IndexOf(fields, "End"), Array.IndexOf(fields, "Text"));
        if (values.Length < fields.Length || start < 0 || end < 0 || text < 0) file.Wrong(line, "cut_short", "The line has fewer fields than the format says.");
        else if (SubtitleClock.Parse(values[start]) is not { } from || SubtitleClock.Parse(values[end]) is not { } to) file.Wrong(line, "time", "These are not times such as \"0:00:01.00\".");
        else file.Add(line, from, to, Text(values[text], from));
    }

    private static MarkedText Text(string text, TimeSpan start)
    {
        var marked = new MarkedText();
        var at = start;
        var isDrawing = false;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '{' && text.IndexOf('}', i) is > 0 and var close)
            {
                Tags(text[(i + 1)..close], marked, ref at, ref isDrawing);
                i = close + 1;
                continue;
            }

            var rune = Rune.GetRuneAt(text, i);
            var (shown, length) = text[i] == '\\' && i + 1 < text.Length ? Escaped(text[i + 1]) : (rune.ToString(), rune.Utf16SequenceLength);
            if (!isDrawing) marked.Add(shown);
            i += length;
        }

        return marked;
    }

    private static (string Shown, int Length) Escaped(char next) => next switch
    {
        'N' or 'n' => ("\n", 2),
        'h' => ("\u00A0", 2),
        '{' or '}' => (next.ToString(), 2),
        // What our own writer puts after a backslash that is only a backslash.
        '\u2060' => ("\\", 2),
        _ => ("\\", 1),
    };

    private static void Tags(string block, MarkedText marked, ref TimeSpan at, ref bool isDrawing)
    {
        foreach (var tag in block.Split('\\').Skip(1).Select(t => t.Trim()))
        {
            if (tag is ['p', >= '0' and <= '9', ..]) isDrawing = tag[1] != '0';
            var number = tag.TrimStart('k', 'K', 'f', 'o');
            if (tag is not ['k' or 'K', ..] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var hundredths)) continue;
            marked.Mark(at);
            at += TimeSpan.FromMilliseconds(Math.Min(hundredths, 8_640_000) * 10.0);
        }
    }

    private static string? Value(string line, string name) => line.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? line[name.Length..].TrimStart() : null;
}
