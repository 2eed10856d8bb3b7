using System.Collections.Frozen;

namespace VideoGen.Composition.Planning;

/// <summary>Guesses the language of a text from its script and its commonest words, well enough to choose a voice.</summary>
public static class LanguageGuess
{
    private static readonly (string Language, FrozenSet<string> Words)[] Common =
    [
        ("en", Set("the and of to in is are was it that this for with on what why how does do you your our we they not at from by an as be have has can will about all a i my me")),
        ("de", Set("der die das und ist nicht ein eine einen mit von zu auf für wie warum wir ihr sie den dem im am ich es sind wird auch oder bei nach über aus unser")),
        ("fr", Set("le la les et est un une des du de dans pour que qui pourquoi comment nous vous avec sur pas ce cette ces au aux il elle sont plus par son notre")),
        ("es", Set("el la los las y es un una de del en por para que qué cómo con no se su al más como lo está son nuestro pero muy sobre")),
        ("it", Set("il lo la gli le e è un una di del della in per che come con non si perché sono più questo questa nel dei delle al alla nostro")),
        ("pt", Set("o a os as e é um uma de do da em por para que como com não se no na mais dos das seu sua você são ao pelo nosso muito")),
        ("nl", Set("de het een en is van in op te dat niet voor met zijn waarom hoe wij ook aan er maar om uit bij naar onze je")),
        ("pl", Set("i w na z się nie do to jest że jak dlaczego o co po tak za od dla czy są przez")),
        ("sv", Set("och i att det som en på är av för med den till inte om hur varför ett har vi jag")),
        ("tr", Set("ve bir bu da de için ile ne neden nasıl çok daha mi gibi olan değil var")),
        ("id", Set("dan yang di untuk dengan ini itu dari adalah tidak mengapa bagaimana pada ke akan atau")),
        ("ru", Set("и в не на что с как это по почему из у за от для мы вы он она к но же")),
        ("uk", Set("і в не на що з як це чому та від для ми ви він вона до але є у")),
    ];

    private static readonly FrozenSet<string> CyrillicLanguages = Set("ru uk");

    /// <summary>BCP 47 language such as "en"; "en" when nothing speaks for another.</summary>
    public static string Of(string text)
    {
        if (ByScript(text) is { } known) return known;
        var words = TextWords.Of(text.ToLowerInvariant());
        var cyrillic = text.Any(c => c is >= '\u0400' and <= '\u04FF');
        var best = Common
            .Where(l => CyrillicLanguages.Contains(l.Language) == cyrillic)
            .Select(l => (l.Language, Hits: words.Count(l.Words.Contains) + MarkHits(l.Language, text)))
            .MaxBy(l => l.Hits);
        return best.Hits > 0 ? best.Language : cyrillic ? "ru" : "en";
    }

    /// <summary>Commonest words of a language, which say little about what a text is about.</summary>
    internal static FrozenSet<string> CommonWords(string language) => Common.FirstOrDefault(l => l.Language == language).Words ?? FrozenSet<string>.Empty;

    private static string? ByScript(string text)
    {
        int kana = 0, han = 0, hangul = 0, arabic = 0, hebrew = 0, devanagari = 0, thai = 0, greek = 0, letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            switch (c)
            {
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\u3400' and <= '\u9FFF': han++; break;
                case >= '\uAC00' and <= '\uD7AF' or >= '\u1100' and <= '\u11FF': hangul++; break;
                case >= '\u0600' and <= '\u06FF': arabic++; break;
                case >= '\u0590' and <= '\u05FF': hebrew++; break;
                case >= '\u0900' and <= '\u097F': devanagari++; break;
                case >= '\u0E00' and <= '\u0E7F': thai++; break;
                case >= '\u0370' and <= '\u03FF': greek++; break;
            }
        }

        // A foreign name in a Latin text must not decide.
        (string Language, int Count)[] scripts =
            [("ja", kana > 0 ? kana + han : 0), ("zh", kana > 0 ? 0 : han), ("ko", hangul), ("ar", arabic), ("he", hebrew), ("hi", devanagari), ("th", thai), ("el", greek)];
        var top = scripts.MaxBy(s => s.Count);
        return top.Count * 5 >= letters * 2 && top.Count > 0 ? top.Language : null;
    }

    private static int MarkHits(string language, string text) => text.Count(c => language switch
    {
        "de" => c is 'ß' or 'ä' or 'ö' or 'ü',
        "es" => c is '¿' or '¡' or 'ñ',
        "fr" => c is 'ç' or 'œ' or 'ê' or 'è',
        "pt" => c is 'ã' or 'õ',
        "pl" => c is 'ł' or 'ż' or 'ś' or 'ę' or 'ą',
        "sv" => c is 'å',
        "tr" => c is 'ğ' or 'ı' or 'ş',
        "uk" => c is 'і' or 'ї' or 'є',
        _ => false,
    });

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
