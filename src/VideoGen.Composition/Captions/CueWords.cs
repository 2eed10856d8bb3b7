using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;

namespace VideoGen.Composition.Captions;

/// <summary>Words of a cue in time.</summary>
internal static class CueWords
{
    private const int LongestWord = 24;

    /// <summary>The cue's own words; when it has none, its text in words that share its time by their length.</summary>
    public static IReadOnlyList<SpokenWord> Of(CaptionCue cue)
    {
        if (cue.Words.Count > 0)
        {
            return [.. cue.Words.Where(w => !string.IsNullOrWhiteSpace(w.Text)).Select(w => new SpokenWord(w.Text.Trim(), Within(w.Start, cue), Within(w.End, cue)))];
        }

        var pieces = cue.Text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Glued).ToArray();
        var weights = pieces.Select(Weight).ToArray();
        var total = Math.Max(1e-9, weights.Sum());
        var passed = 0.0;
        var words = new List<SpokenWord>(pieces.Length);
        for (var i = 0; i < pieces.Length; i++)
        {
            var from = cue.Start + ((cue.End - cue.Start) * (passed / total));
            passed += weights[i];
            words.Add(new SpokenWord(pieces[i], from, cue.Start + ((cue.End - cue.Start) * (passed / total))));
        }

        return words;
    }

    /// <summary>A word that no line holds, in parts that one does; other words as they are.</summary>
    public static IEnumerable<SpokenWord> Parts(SpokenWord word)
    {
        var starts = StringInfo.ParseCombiningCharacters(word.Text);
        if (starts.Length <= LongestWord) return [word];
        var count = (starts.Length + LongestWord - 1) / LongestWord;
        int At(int part) => part == count ? word.Text.Length : starts[part * starts.Length / count];
        TimeSpan When(int part) => word.Start + ((word.End - word.Start) * ((double)part / count));
        return Enumerable.Range(0, count).Select(i => new SpokenWord((i == 0 ? "" : WordJoin.Glue.ToString()) + word.Text[At(i)..At(i + 1)], When(i), When(i + 1)));
    }

    private static IEnumerable<string> Glued(string piece) => Scripts.Groups(piece).Select((group, i) => i == 0 ? group : WordJoin.Glue + group);

    // What people count as characters, and a breath after punctuation.
    private static double Weight(string word) =>
        StringInfo.ParseCombiningCharacters(word).Length + 1 + (word[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' ? 3 : char.IsPunctuation(word[^1]) ? 1.5 : 0);

    private static TimeSpan Within(TimeSpan time, CaptionCue cue) => time < cue.Start ? cue.Start : time > cue.End ? cue.End : time;
}
