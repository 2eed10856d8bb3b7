using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>"2019: 12, 2020: 18 and 2021: 25" in one sentence is a list of figures as much as on three lines.</summary>
internal static partial class InlineFigures
{
    private const int LeastPairs = 3;
    private const double LeastWhole = 97;
    private const double MostWhole = 103;

    /// <summary>What stands before the figures, and each as "name: figure"; null when the sentence is none of these.</summary>
    public static (string Introduction, IReadOnlyList<string> Items)? In(string sentence)
    {
        var text = sentence.Trim().TrimEnd('.', '!');
        if (Pairs().Match(text) is { Success: true } pairs && pairs.Groups["name"].Captures.Count >= LeastPairs)
            return (text[..pairs.Index].Trim(), Items(pairs));
        if (Shares().Match(text) is not { Success: true } shares || shares.Groups["name"].Captures.Count < 2) return null;
        var whole = shares.Groups["figure"].Captures.Sum(c => double.Parse(c.Value.TrimEnd('%', ' ', '\u00A0').Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture));
        return whole is >= LeastWhole and <= MostWhole ? (text[..shares.Index].Trim(), Items(shares)) : null;
    }

    private static string[] Items(Match match) =>
        [.. match.Groups["name"].Captures.Zip(match.Groups["figure"].Captures, (name, figure) => $"{Headlines.Upper(name.Value.Trim())}: {figure.Value.Trim()}")];

    private const string Next = @"(?:\s*[,;]\s*(?:(?:and|und|et|y|e)\s+)?|\s+(?:and|und|et|y|e)\s+)";

    [GeneratedRegex(@"(?:(?:^|(?<=[\s:]))(?<name>(?:\p{L}[\p{L}\d.'’-]*(?:\s[\p{L}\d.'’-]+){0,3}|\d{4}))\s*[:=]\s*(?<figure>[$€£¥]?\d+(?:[.,]\d+)*(?:\s?(?:%|[\p{L}°²³µ/]{1,12}))?))(?:" + Next + @"(?<name>\p{L}[\p{L}\d.'’-]*(?:\s[\p{L}\d.'’-]+){0,3}|\d{4})\s*[:=]\s*(?<figure>[$€£¥]?\d+(?:[.,]\d+)*(?:\s?(?:%|[\p{L}°²³µ/]{1,12}))?))+$")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"(?:^|(?<=\s))(?<figure>\d{1,3}(?:[.,]\d+)?[\s\u00A0]?%)\s+(?:of\s+)?(?<name>\p{L}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*){0,2}?)(?:" + Next + @"(?<figure>\d{1,3}(?:[.,]\d+)?[\s\u00A0]?%)\s+(?:of\s+)?(?<name>\p{L}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*){0,2}?))+$")]
    private static partial Regex Shares();
}
