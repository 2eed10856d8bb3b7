using System.Text;

namespace VideoGen.Composition.Captions;

/// <summary>Puts words into a line: with spaces, except between characters of scripts that use none.</summary>
internal static class WordJoin
{
    public static string Join(IEnumerable<string> words, string gap = " ")
    {
        var line = new StringBuilder();
        foreach (var word in words)
        {
            if (line.Length > 0 && NeedsSpace(line[^1], word)) line.Append(gap);
            line.Append(word);
        }

        return line.ToString();
    }

    /// <summary>Stands before a word that goes on where the one before ended, in scripts without spaces between words. It is not drawn, and a line may be broken there.</summary>
    public const char Glue = '\u200B';

    public static bool NeedsSpace(char before, string word) => !word.StartsWith(Glue) && !(IsUnspaced(before) && (word.Length == 0 || IsUnspaced(word[0])));

    /// <summary>Han, kana, their punctuation and full-width forms.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF';
}
