using System.Text.RegularExpressions;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Finds sentences that say what a word means.</summary>
internal static partial class Definitions
{
    private const int MostWords = 3;
    private const int LongestMeaning = 180;

    /// <summary>The scene of a definition; null when the text is none.</summary>
    /// <param name="text">One beat.</param>
    public static Scene? Of(string text)
    {
        foreach (var form in (ReadOnlySpan<Regex>)[Stated(), Classed(), Meant(), Said()])
        {
            if (form.Match(text) is not { Success: true } match) continue;
            var (term, meaning) = (match.Groups["term"].Value.Trim(' ', '"', '“', '”', '„', '«', '»', '*'), Sentences.Bare(match.Groups["meaning"].Value));
            var words = TextWords.Of(term);
            if (words.Count is 0 or > MostWords || meaning.Length > LongestMeaning || TextWords.SpokenCount(meaning) < 3 || words.Any(w => Pointing().IsMatch(w))) continue;
            var kind = match.Groups["class"] is { Success: true, Length: > 0 } named ? named.Value.ToLowerInvariant() : null;
            return new Scene { Id = "", Kind = SceneKind.Definition, Headline = Headlines.Upper(term), Kicker = kind, Subline = Headlines.Upper(meaning) + ".", Narration = Sentences.Closed(text) };
        }

        return null;
    }

    [GeneratedRegex(@"^(?:definition|define|begriff|définition|definición|definizione|definição)\s*:?\s*(?<term>[^:–—,.]{1,60}?)\s*(?:[:–—]|\s-\s|=)\s*(?<meaning>\S.{5,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^(?<term>[^:–—,.(]{1,60}?)\s*\((?<class>noun|verb|adjective|adverb|n\.|v\.|adj\.|Substantiv|Verb|Adjektiv|nom|verbe|adjectif|sustantivo|verbo|adjetivo|sostantivo|aggettivo|substantivo)\)\s*(?:[:–—]|\s-\s)?\s*(?<meaning>\S.{5,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Classed();

    [GeneratedRegex(@"^(?:the (?:word|term)\s+)?(?<term>[\p{L}\p{M}'’“”""„«»-]+(?:\s[\p{L}\p{M}'’“”""-]+){0,2}?)\s+(?:means|refers to|stands for|bedeutet|bezeichnet|signifie|désigne|significa)\s+(?!a lot|much|more|everything|nothing|that\s+(?:we|i|you|they))(?<meaning>\S.{8,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Meant();

    [GeneratedRegex(@"^(?:an?\s+|the\s+)?(?<term>[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,2}?)\s+is\s+(?<meaning>(?:an?|the)\s+(?:\p{L}+\s+){1,4}(?:that|which|by which|in which|where|who|used to|used for)\s+\S.{4,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"^(?:this|that|it|which|he|she|there|here|what|who|why|how|these|those|one|all|my|our|your|their|his|her|das|dies|es|was|ce|cela|ça|esto|eso|questo|isso|isto)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();
}
