using VideoGen.Composition.Narration;

namespace VideoGen.Composition.Captions;

/// <summary>Cuts speech into captions.</summary>
public static class CaptionGrouper
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.6);

    /// <summary>Captions of at most four words that end at punctuation and pauses; each stays until the next or a little after its last word.</summary>
    /// <param name="words">Words in order of time.</param>
    /// <param name="maxCharacters">Longest caption in characters; a single longer word still gets its own.</param>
    public static IReadOnlyList<CaptionGroup> Group(IReadOnlyList<SpokenWord> words, int maxCharacters = 26)
    {
        List<List<SpokenWord>> groups = [];
        foreach (var word in words)
        {
            if (groups.Count == 0 || IsFull(groups[^1], word, maxCharacters)) groups.Add([]);
            groups[^1].Add(word);
        }

        JoinLonelyLastWords(groups, maxCharacters);
        return [.. groups.Select((group, i) => new CaptionGroup(group[0].Start, EndOf(groups, i), group))];
    }

    private static bool IsFull(List<SpokenWord> group, SpokenWord next, int maxCharacters) =>
        group.Count >= MaxWords(group[0])
        || EndsPhrase(group[^1].Text)
        || next.Start - group[^1].End > Pause
        || WordJoin.Join(group.Append(next).Select(w => w.Text)).Length > maxCharacters;

    // Words of Han and kana text are one or two characters long.
    private static int MaxWords(SpokenWord word) => word.Text.Length > 0 && WordJoin.IsUnspaced(word.Text[0]) ? 12 : 4;

    private static bool EndsPhrase(string word) => word.TrimEnd('"', '\'', '”', '’', '»', ')') is [.., '.' or ',' or '!' or '?' or ';' or ':' or '…' or '。' or '，' or '！' or '？' or '؟' or '،' or '।' or '—'];

    /// <summary>"the sea at night | again." reads badly: the last word joins its neighbour when they fit, else takes one from it.</summary>
    private static void JoinLonelyLastWords(List<List<SpokenWord>> groups, int maxCharacters)
    {
        for (var i = 1; i < groups.Count; i++)
        {
            var (before, group) = (groups[i - 1], groups[i]);
            if (group.Count != 1 || before.Count < 3 || EndsPhrase(before[^1].Text) || group[0].Start - before[^1].End > Pause) continue;
            var moved = before[^1];
            if (WordJoin.Join([moved.Text, group[0].Text]).Length > maxCharacters) continue;
            before.RemoveAt(before.Count - 1);
            group.Insert(0, moved);
        }
    }

    private static TimeSpan EndOf(List<List<SpokenWord>> groups, int index)
    {
        var last = groups[index][^1].End;
        var held = last + LongestHold;
        var next = index + 1 < groups.Count ? groups[index + 1][0].Start : held;
        var end = next < held ? next : held;
        var shortest = groups[index][0].Start + TimeSpan.FromMilliseconds(40);
        return end > shortest ? end : shortest;
    }
}
