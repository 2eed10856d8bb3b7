using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;

namespace VideoGen.Composition.Captions;

/// <summary>Words of a cue in time.</summary>
internal static class CueWords
{
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

    private static IEnumerable<string> Glued(string piece) => Scripts.Groups(piece).Select((group, i) => i == 0 ? group : WordJoin.Glue + group);

    // What people count as characters, and a breath after punctuation.
    private static double Weight(string word) =>
        StringInfo.ParseCombiningCharacters(word).Length + 1 + (word[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' ? 3 : char.IsPunctuation(word[^1]) ? 1.5 : 0);

    private static TimeSpan Within(TimeSpan time, CaptionCue cue) => time < cue.Start ? cue.Start : time > cue.End ? cue.End : time;
}
