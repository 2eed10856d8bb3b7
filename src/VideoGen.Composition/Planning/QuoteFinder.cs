using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>Finds sayings in a text.</summary>
internal static partial class QuoteFinder
{
    /// <summary>The first saying of three or more words with its speaker, or null.</summary>
    public static (string Saying, string? Speaker, string Written)? In(string text)
    {
        if (Quoted().Match(text) is not { Success: true } match) return null;
        var saying = match.Groups["q"].Value.Trim();
        if (TextWords.Of(saying).Count < 3) return null;
        var speaker = match.Groups["by"].Value.Trim().TrimEnd('.', ',');
        return (saying, speaker.Length > 0 ? speaker : null, match.Value);
    }

    [GeneratedRegex(@"(?:(?:[Aa]s\s+)?(?<by>\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})\s+(?:once\s+)?(?:said|says|wrote|put it)\s*[:,]\s*)?[""“«„](?<q>[^""”»“]{8,240})[""”»“](?:\s*(?:[—–-]|,?\s*(?:said|says|wrote|by)\b)\s*(?<by>\p{Lu}[\p{L}.'’-]*(?:\s+(?:of\s+|de\s+|von\s+|da\s+)?\p{Lu}[\p{L}.'’-]*){0,3}))?")]
    private static partial Regex Quoted();
}
