using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Timelines;

namespace VideoGen.Composition.Captions;

/// <summary>Groups a film's speech into captions for files that players load beside the film.</summary>
public static class SubtitleFiles
{
    private const int CueCharacters = 42;

    /// <summary>A film's speech as cues of whole lines, with their words in time.</summary>
    public static IEnumerable<CaptionCue> Cues(FilmTimeline film) =>
        Groups(film).Select(g => new CaptionCue(g.Start, g.End, g.Text, [.. g.Words.Select(w => new CaptionWord(w.Start, w.End, w.Text))]));

    private static IEnumerable<CaptionGroup> Groups(FilmTimeline film) => film.Scenes.SelectMany(scene =>
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
}
