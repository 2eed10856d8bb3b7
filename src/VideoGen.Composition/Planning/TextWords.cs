using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>Words of a text and how much they carry.</summary>
internal static partial class TextWords
{
    private static readonly HashSet<string> Fillers = new(
        ("a an the and or but so then than that this these those there here is are was were be been being am do does did doing have has had having will would can could " +
         "should shall may might must of in on at by for with about into onto from to up down out over under as if when while where who whom whose which what why how " +
         "it its it's he she they them their his her you your we our us i me my mine not no nor only just very really also too more most some any each every all both few " +
         "such own same other others another because until again once please video film clip movie make create show tell explain let get got go goes one thing things way").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Words with inner apostrophes and hyphens, without other punctuation.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    /// <summary>How many words a voice has to say; a Han or kana character counts as two thirds of a word.</summary>
    public static int SpokenCount(string text)
    {
        var unspaced = text.Count(Captions.WordJoin.IsUnspaced);
        return Word().Count(text) + (unspaced * 2 / 3) - (unspaced > 0 ? 1 : 0);
    }

    /// <summary>True for words that say what a text is about.</summary>
    public static bool IsContent(string word, string language)
    {
        var low = word.ToLowerInvariant();
        return low.Length > 1 && (language == "en" ? !Fillers.Contains(low) : !LanguageGuess.CommonWords(language).Contains(low) && low.Length > 3);
    }

    /// <summary>Content words in order of first use with the number of uses.</summary>
    public static IReadOnlyDictionary<string, int> Weights(string text, string language)
    {
        var weights = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in Of(text).Where(w => IsContent(w, language))) weights[word] = weights.GetValueOrDefault(word) + 1;
        return weights;
    }

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+(?:['’\-\.][\p{L}\p{N}\p{M}]+)*")]
    private static partial Regex Word();
}
