using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>Turns sentences into words large enough to carry a scene.</summary>
internal static partial class Headlines
{
    private const int MaxWords = 8;
    private const int MaxCharacters = 48;

    /// <summary>The sentence itself when it is short, else its weightiest clause, else its first words up to one that can end a line.</summary>
    public static string Condense(string sentence, IReadOnlyDictionary<string, int> weights, string language)
    {
        var bare = Connector().Replace(Sentences.Bare(sentence), "");
        if (Fits(bare)) return Upper(bare);
        var clause = Sentences.Clauses(bare)
            .Where(c => Fits(c) && TextWords.Of(c).Count >= 2)
            .OrderByDescending(c => TextWords.Of(c).Sum(w => weights.GetValueOrDefault(w)))
            .FirstOrDefault();
        return Upper(clause ?? Cut(bare, language));
    }

    /// <summary>"Every image it sends home is | a postcard from the past": small words that lead to large ones, for a sentence too long for one headline.</summary>
    public static (string? Lead, string Main) LeadAndMain(string sentence, IReadOnlyDictionary<string, int> weights, string language)
    {
        var bare = Sentences.Bare(sentence);
        if (!Fits(bare) && Predicate().Match(bare) is { Success: true } parts && Fits(parts.Groups["main"].Value))
            return (parts.Groups["lead"].Value, Upper(parts.Groups["main"].Value));
        return (null, Condense(sentence, weights, language));
    }

    /// <summary>What a figure counts: the words right after it, up to the first pause, in their own case.</summary>
    public static string Label(string after, string language)
    {
        var clause = Sentences.First(Sentences.Clauses(after));
        return Fits(clause) ? clause : Cut(clause, language);
    }

    /// <summary>The word of a headline to set in the accent colour: the rarest in the language, weighted by its use in the whole text.</summary>
    public static string? Emphasis(string headline, IReadOnlyDictionary<string, int> weights, string language)
    {
        var words = TextWords.Of(headline);
        if (words.Count < 2) return null;
        return words.Where(w => TextWords.IsContent(w, language)).OrderByDescending(w => (weights.GetValueOrDefault(w) * 3) + w.Length - (w == words[0] ? 3 : 0)).FirstOrDefault();
    }

    /// <summary>"Why does the | ocean glow | at night?": question words, what it is about, where or when. Null for a question that does not part so.</summary>
    public static (string Kicker, string Core, string? Tail)? SplitQuestion(string question)
    {
        if (QuestionStart().Match(question) is not { Success: true } start) return null;
        var rest = question[start.Length..].Trim();
        var tail = QuestionTail().Match(rest);
        var core = tail.Success && TextWords.Of(rest[..tail.Index]).Count >= 1 ? rest[..tail.Index].Trim() : rest;
        var end = core.Length < rest.Length ? rest[core.Length..].Trim() : null;
        return core.Length is > 1 and <= 60 ? (start.Value.Trim(), Upper(core), end) : null;
    }

    public static string Upper(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static bool Fits(string text) => text.Length <= MaxCharacters && TextWords.Of(text).Count <= MaxWords;

    private static string Cut(string text, string language)
    {
        var pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 1) return text.Length <= MaxCharacters ? text : text[..CutPoint(text, MaxCharacters)];
        var kept = pieces.Take(MaxWords).ToList();
        while (kept.Count > 2 && (string.Join(' ', kept).Length > MaxCharacters || !TextWords.IsContent(kept[^1].Trim(',', ';', ':'), language))) kept.RemoveAt(kept.Count - 1);
        var line = string.Join(' ', kept);
        return Sentences.Bare(line.Length <= MaxCharacters * 2 ? line : line[..CutPoint(line, MaxCharacters)]);
    }

    /// <summary>A cut that does not part a character's two halves or its marks.</summary>
    private static int CutPoint(string text, int wanted)
    {
        var cut = 0;
        foreach (var start in System.Globalization.StringInfo.ParseCombiningCharacters(text))
        {
            if (start > wanted) break;
            cut = start;
        }

        return Math.Max(1, cut);
    }

    [GeneratedRegex(@"^(?<lead>.{3,48}?\s(?:is|are|was|were|means|becomes|makes|ist|sind|est|sont|es|son))\s(?<main>\S.{4,})$")]
    private static partial Regex Predicate();

    [GeneratedRegex(@"^(?:so|and|but|then|also|however|therefore|finally|first|next|now|well),?\s+(?=\S+\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Connector();

    [GeneratedRegex(@"^(?:(?:why|how|what|where|when|who|which)(?:\s+(?:many|much|long|far|kind of|is it that))?(?:\s+(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|if|makes?|about))?(?:\s+(?:not))?(?:\s+(?:the|a|an|our|your|we|you|it|they|i|some))?|(?:is|are|can|could|does|do|did|will|would|should|has|have)(?:\s+(?:the|a|an|our|your|we|you|it|they|there))|(?:pourquoi|comment)(?:\s+(?:le|la|les|l'|un|une|nous))?|(?:warum|wie|was|wo|wann|wer)(?:\s+(?:ist|sind|kann|wird|leuchtet|funktioniert|machen))?(?:\s+(?:der|die|das|ein|eine|wir))?|¿?(?:por qué|cómo|qué|dónde|cuándo)(?:\s+(?:es|son|hay))?(?:\s+(?:el|la|los|las))?)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionStart();

    [GeneratedRegex(@"\s(?:at|in|on|during|after|before|under|over|without|inside|when|while|from|for|nachts|im|am|bei|la nuit|de noche|en|dans)\s.+$|\s(?:nachts)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionTail();
}
