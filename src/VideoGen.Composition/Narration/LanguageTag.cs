namespace VideoGen.Composition.Narration;

/// <summary>Names of languages as BCP 47 writes them.</summary>
internal static class LanguageTag
{
    private const int Longest = 35;

    /// <summary>Whether a text has the form of a tag: "en", "pt-BR", "zh-Hans-CN". Whether there is such a language is not asked.</summary>
    public static bool IsOne(string text) => text.Length <= Longest && text.Split('-') is [{ Length: 2 or 3 } first, ..] parts
        && first.All(char.IsAsciiLetter) && parts.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
