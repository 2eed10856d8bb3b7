using System.Collections.Frozen;

namespace VideoGen.Composition.Narration;

/// <summary>Abbreviations whose full stop would make the voice end the sentence, or that it would spell letter by letter.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, string> English = Table(
        ("dr.", "doctor"), ("mr.", "mister"), ("mrs.", "missis"), ("ms.", "miz"), ("prof.", "professor"), ("st.", "saint"), ("vs.", "versus"),
        ("vs", "versus"), ("e.g.", "for example"), ("i.e.", "that is"), ("etc.", "et cetera"), ("approx.", "approximately"),
        ("no.", "number"), ("jr.", "junior"), ("sr.", "senior"), ("inc.", "incorporated"), ("ltd.", "limited"), ("u.s.", "U S"), ("u.k.", "U K"),
        ("a.m.", "A M"), ("p.m.", "P M"));

    private static readonly FrozenDictionary<string, string> German = Table(
        ("z.b.", "zum Beispiel"), ("d.h.", "das heißt"), ("usw.", "und so weiter"), ("dr.", "Doktor"), ("prof.", "Professor"), ("ca.", "circa"),
        ("bzw.", "beziehungsweise"), ("nr.", "Nummer"), ("vgl.", "vergleiche"), ("u.a.", "unter anderem"));

    private static readonly FrozenDictionary<string, string> French = Table(
        ("m.", "monsieur"), ("mme", "madame"), ("dr.", "docteur"), ("etc.", "et cetera"), ("p.ex.", "par exemple"), ("env.", "environ"));

    private static readonly FrozenDictionary<string, string> Spanish = Table(
        ("sr.", "señor"), ("sra.", "señora"), ("dr.", "doctor"), ("dra.", "doctora"), ("etc.", "etcétera"), ("p.ej.", "por ejemplo"), ("aprox.", "aproximadamente"));

    /// <summary>The piece as it is said; the piece itself when it is no abbreviation.</summary>
    public static string WriteOut(string piece, string language)
    {
        var table = language.Split('-')[0].ToLowerInvariant() switch
        {
            "en" => English,
            "de" => German,
            "fr" => French,
            "es" => Spanish,
            _ => null,
        };
        if (table is null)
            return piece;
        var start = 0;
        while (start < piece.Length && !char.IsLetterOrDigit(piece[start]))
            start++;
        var word = piece[start..];
        var tail = "";
        if (!table.ContainsKey(word) && word.Length > 1)
            (word, tail) = (word.TrimEnd(',', ';', ':', ')', '"', '”', '!', '?'), word[word.TrimEnd(',', ';', ':', ')', '"', '”', '!', '?').Length..]);
        return table.TryGetValue(word, out var said) ? piece[..start] + said + tail : piece;
    }

    private static FrozenDictionary<string, string> Table(params (string Short, string Long)[] rows) =>
        rows.ToFrozenDictionary(r => r.Short, r => r.Long, StringComparer.OrdinalIgnoreCase);
}
