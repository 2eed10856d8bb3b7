using System.Globalization;
using System.Text;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Timelines;

namespace VideoGen.Composition.Captions;

/// <summary>Writes captions as files that players load beside the film.</summary>
public static class SubtitleFiles
{
    private const int CueCharacters = 42;

    /// <summary>WebVTT of a film's speech.</summary>
    public static string Vtt(FilmTimeline film)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues(film))
        {
            var safe = cue.Text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal);
            text.Append('\n').Append(Time(cue.Start, '.')).Append(" --> ").Append(Time(cue.End, '.')).Append('\n').Append(safe).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>SubRip of a film's speech.</summary>
    public static string Srt(FilmTimeline film)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var cue in Cues(film))
        {
            // SubRip has no escapes: what players would take for an arrow or a tag gets a look-alike.
            var safe = cue.Text.Replace("-->", "→", StringComparison.Ordinal).Replace('<', '‹').Replace('>', '›').Replace('{', '(').Replace('}', ')');
            text.Append(CultureInfo.InvariantCulture, $"{++number}\n{Time(cue.Start, ',')} --> {Time(cue.End, ',')}\n{safe}\n\n");
        }

        return text.ToString();
    }

    private static IEnumerable<CaptionGroup> Cues(FilmTimeline film) => film.Scenes.SelectMany(scene =>
    {
        var offset = film.TimeOf(scene.StartFrame);
        SpokenWord[] words = [.. scene.Words.Select(w => w with { Start = w.Start + offset, End = w.End + offset })];
        return Joined(CaptionGrouper.Group(words));
    });

    /// <summary>Burned-in captions change every few words; a file's cues are whole lines.</summary>
    private static List<CaptionGroup> Joined(IReadOnlyList<CaptionGroup> groups)
    {
        List<CaptionGroup> cues = [];
        foreach (var group in groups)
        {
            if (cues.Count > 0 && cues[^1] is var last && !EndsSentence(last.Text) && last.Text.Length + 1 + group.Text.Length <= CueCharacters)
                cues[^1] = new CaptionGroup(last.Start, group.End, [.. last.Words, .. group.Words]);
            else
                cues.Add(group);
        }

        return cues;
    }

    private static bool EndsSentence(string text) => text is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।'];

    private static string Time(TimeSpan time, char mark) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{mark}{time.Milliseconds:000}");
}
