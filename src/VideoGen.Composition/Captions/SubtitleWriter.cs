using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;

namespace VideoGen.Composition.Captions;

/// <summary>Writes cues as subtitle files. Whatever a text holds, it is text in the file.</summary>
public static class SubtitleWriter
{
    /// <summary>SubRip. It has no escapes: what players would take for an arrow or a tag gets a look-alike.</summary>
    /// <param name="cues">Cues in order.</param>
    public static string Srt(IEnumerable<CaptionCue> cues)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var cue in cues)
        {
            var safe = Lines(cue.Text).Replace("-->", "→", StringComparison.Ordinal).Replace('<', '‹').Replace('>', '›').Replace('{', '(').Replace('}', ')');
            text.Append(CultureInfo.InvariantCulture, $"{++number}\n{SubtitleClock.Write(cue.Start, ',')} --> {SubtitleClock.Write(cue.End, ',')}\n{safe}\n\n");
        }

        return text.ToString();
    }

    /// <summary>WebVTT.</summary>
    /// <param name="cues">Cues in order.</param>
    /// <param name="wordTimes">Marks when each word is spoken, where that is known.</param>
    public static string Vtt(IEnumerable<CaptionCue> cues, bool wordTimes = false)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            text.Append('\n').Append(SubtitleClock.Write(cue.Start, '.')).Append(" --> ").Append(SubtitleClock.Write(cue.End, '.')).Append('\n');
            text.Append(wordTimes && cue.Words.Count > 0 ? VttWords(cue) : Named(Lines(cue.Text))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>ASS with one plain style; words in time are karaoke.</summary>
    /// <param name="cues">Cues in order.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    public static string Ass(IEnumerable<CaptionCue> cues, int width, int height)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            [Script Info]
            ScriptType: v4.00+
            PlayResX: {width}
            PlayResY: {height}
            WrapStyle: 0
            ScaledBorderAndShadow: yes

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
            Style: Default,Inter,{height * 0.065:0},&H0000D6FF,&H00FFFFFF,&H00000000,&H80000000,-1,0,0,0,100,100,0,0,1,{height * 0.004:0.#},{height * 0.002:0.#},2,{width / 20},{width / 20},{height / 16},1

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

            """).ReplaceLineEndings("\n"));
        foreach (var cue in cues) text.Append("Dialogue: 0,").Append(Clock(cue.Start)).Append(',').Append(Clock(cue.End)).Append(",Default,,0,0,0,,").Append(AssWords(cue)).Append('\n');
        return text.ToString();
    }

    private static string VttWords(CaptionCue cue)
    {
        var line = new StringBuilder();
        foreach (var (word, gap) in Spaced(cue.Words))
        {
            line.Append(gap);
            if (word.Start > cue.Start) line.Append('<').Append(SubtitleClock.Write(word.Start, '.')).Append('>');
            line.Append(Named(Lines(word.Text)));
        }

        return line.ToString();
    }

    private static string AssWords(CaptionCue cue)
    {
        // Without karaoke the spoken colour would be the whole line's.
        if (cue.Words.Count == 0) return "{\\1c&HFFFFFF&}" + string.Join("\\N", Lines(cue.Text).Split('\n').Select(l => AssText.Escape(l, int.MaxValue)));
        var line = new StringBuilder();
        // Counted from the start of the cue, so that rounding does not add up.
        var told = 0L;
        var words = Spaced(cue.Words).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            if (i == 0 && Hundredths(words[0].Word.Start - cue.Start) is > 0 and var wait) line.Append(CultureInfo.InvariantCulture, $"{{\\k{told = wait}}}");
            var until = Hundredths((i + 1 < words.Length ? words[i + 1].Word.Start : cue.End) - cue.Start);
            line.Append(words[i].Gap).Append(CultureInfo.InvariantCulture, $"{{\\k{Math.Max(0, until - told)}}}").Append(AssText.Escape(Lines(words[i].Word.Text), int.MaxValue));
            told = Math.Max(told, until);
        }

        return line.ToString();
    }

    private static IEnumerable<(CaptionWord Word, string Gap)> Spaced(IReadOnlyList<CaptionWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Text.Length > 0) yield return (words[i], i > 0 && words[i - 1].Text.Length > 0 && WordJoin.NeedsSpace(words[i - 1].Text[^1], words[i].Text) ? " " : "");
        }
    }

    private static string Named(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // An empty line would end the cue.
    private static string Lines(string text)
    {
        var marked = new MarkedText();
        marked.Add(text.ReplaceLineEndings("\n"));
        return marked.Plain;
    }

    private static long Hundredths(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds / 10, MidpointRounding.AwayFromZero);

    private static string Clock(TimeSpan time)
    {
        var all = Hundredths(time);
        return string.Create(CultureInfo.InvariantCulture, $"{all / 360_000}:{all / 6000 % 60:00}:{all / 100 % 60:00}.{all % 100:00}");
    }
}
