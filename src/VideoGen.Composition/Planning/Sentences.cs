using System.Text;
using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>Cuts text into sentences and clauses.</summary>
internal static partial class Sentences
{
    private static readonly HashSet<string> Abbreviations =
        new(["mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g", "i.e", "no", "approx", "inc", "ltd", "jr", "sr", "z.b", "bzw", "d.h", "m", "mme"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Sentences with their closing punctuation.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> sentences = [];
        var current = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            current.Append(text[i]);
            if (!EndsHere(text, i, current)) continue;
            while (i + 1 < text.Length && text[i + 1] is '"' or '”' or '’' or '\'' or ')' or '»' or '.' or '!' or '?') current.Append(text[++i]);
            Flush();
        }

        Flush();
        return sentences;

        void Flush()
        {
            var sentence = current.ToString().Trim();
            current.Clear();
            // Who said it belongs to what was said.
            if (sentences.Count > 0 && sentence is ['—' or '–', ..] && sentences[^1][^1] is '"' or '”' or '“' or '»' or '«') sentences[^1] += " " + sentence;
            else if (sentence.Any(char.IsLetterOrDigit)) sentences.Add(sentence);
            else if (sentence.Length > 0 && sentences.Count > 0) sentences[^1] += " " + sentence;
        }
    }

    /// <summary>Parts of a sentence that can stand for themselves on screen, in order, without outer punctuation.</summary>
    public static IReadOnlyList<string> Clauses(string sentence) =>
        [.. ClauseBreak().Split(sentence).Select(Bare).Where(c => c.Length > 0)];

    /// <summary>The first of several; empty when there is none.</summary>
    public static string First(IReadOnlyList<string> texts) => texts.Count > 0 ? texts[0] : "";

    /// <summary>A sentence without its closing full stop, for the screen.</summary>
    public static string Bare(string sentence) => sentence.Trim().Trim(',', ';', ':', '–', '—', ' ').TrimEnd('.', '。', '।').Trim();

    /// <summary>A sentence that a voice can read as one: with an end mark.</summary>
    public static string Closed(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।' or '"' or '”' ? trimmed : trimmed + ".";
    }

    private static bool EndsHere(string text, int i, StringBuilder current)
    {
        if (text[i] is '。' or '！' or '？' or '؟' or '।') return true;
        if (text[i] is not ('.' or '!' or '?' or '…')) return false;
        if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] is not ('"' or '”' or '’' or '\'' or ')' or '»' or '.' or '!' or '?')) return false;
        if (text[i] != '.') return true;
        var word = current.ToString()[..^1].Split(' ', '(')[^1];
        return !Abbreviations.Contains(word) && !(word.Length == 1 && char.IsUpper(word[0]));
    }

    [GeneratedRegex(@"(?:\s*[;:–—]\s+|,\s+(?:and|but|so|or|which|because|while|und|aber|et|mais|y|pero|e|ma|mas)?\s*|\s+(?=because\b|while\b|which\b|so that\b|weil\b|parce que\b|porque\b|perché\b))", RegexOptions.IgnoreCase)]
    private static partial Regex ClauseBreak();
}
