using System.Collections.Frozen;

namespace VideoGen.Composition.Narration;

/// <summary>Which voice of the built-in engine speaks a language.</summary>
public static class Voices
{
    /// <summary>A softer variant; the engine's plain voices sound harsh through small speakers.</summary>
    private const string Softer = "+f4";
    private const string Deeper = "+m3";
    private const int MostCharacters = 64;

    private static readonly FrozenDictionary<string, string[]> ByLanguage = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = ["en-us"],
        ["en-gb"] = ["en-gb", "en-us"],
        ["en-au"] = ["en-gb", "en-us"],
        ["zh"] = ["cmn"],
        ["zh-hk"] = ["yue", "cmn"],
        ["pt"] = ["pt", "pt-br"],
        ["es-mx"] = ["es-419", "es"],
        ["fr"] = ["fr-fr", "fr"],
        ["no"] = ["nb"],
        ["nn"] = ["nb"],
        ["uk"] = ["uk"],
        ["fil"] = ["id"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Languages whose script the engine cannot read (it would say "Chinese letter" at each kanji).</summary>
    private static readonly FrozenSet<string> Unspoken = new[] { "ja" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Voice names in order of preference, the wanted one first.</summary>
    /// <param name="language">BCP 47 language, such as "en" or "pt-BR".</param>
    /// <param name="wanted">"male", "female", or a name of the engine's such as "en-gb" or "en-us+m3"; null for the language's own. What is no such name is passed over.</param>
    public static IReadOnlyList<string> For(string language, string? wanted)
    {
        var usual = For(language);
        if (usual.Count == 0 || wanted is null)
            return usual;
        if (wanted is "male" or "female")
            return [.. usual.Where(v => !v.Contains('+', StringComparison.Ordinal)).Select(v => v + (wanted == "male" ? Deeper : Softer)), .. usual];
        return wanted.Length <= MostCharacters && wanted.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+') ? [wanted.ToLowerInvariant(), .. usual] : usual;
    }

    /// <summary>Voice names in order of preference.</summary>
    /// <param name="language">BCP 47 language, such as "en" or "pt-BR".</param>
    /// <returns>Empty when the engine has no voice that could read the language; the film is then captioned but not spoken.</returns>
    public static IReadOnlyList<string> For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var primary = language.Split('-')[0];
        if (Unspoken.Contains(primary))
            return [];
        string[] names = ByLanguage.TryGetValue(language, out var exact) ? exact
            : language.Contains('-', StringComparison.Ordinal) ? [language.ToLowerInvariant(), .. ByLanguage.GetValueOrDefault(primary, [primary])]
            : ByLanguage.GetValueOrDefault(primary, [primary]);
        return [.. names.Select(n => n.ToLowerInvariant() + Softer), .. names.Select(n => n.ToLowerInvariant())];
    }
}
