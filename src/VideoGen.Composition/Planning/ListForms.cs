using System.Text.RegularExpressions;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Sees what a list really is: figures to compare, dates, or steps.</summary>
internal static partial class ListForms
{
    private const int LongestName = 40;
    private const int MostPoints = 5;
    private const double LeastWhole = 97;
    private const double MostWhole = 103;

    /// <summary>Figures that stay together in one chart.</summary>
    public const int MostFigures = 8;

    /// <summary>Whether all points are names with figures of one kind.</summary>
    /// <param name="written">Points as they were written.</param>
    /// <param name="language">BCP 47.</param>
    public static bool AreFigures(IReadOnlyList<string> written, string language) => Figures(written, language) is not null;

    /// <summary>The scene in the form that its points ask for.</summary>
    /// <param name="list">The scene as a list.</param>
    /// <param name="written">Its points as they were written.</param>
    /// <param name="headline">What stands above it.</param>
    /// <param name="language">BCP 47.</param>
    public static Scene Of(Scene list, IReadOnlyList<string> written, string headline, string language)
    {
        if (Figures(written, language) is { } figures)
            return list with { Kind = SceneKind.Chart, Items = [.. figures.Select(f => f.Name)], Values = [.. figures.Select(f => f.Fact)], Form = FormOf(figures) };
        if (written.Count == 2 && written.Select(Side).ToArray() is [{ } one, { } other]) return list with { Kind = SceneKind.Comparison, Items = [], Sides = [one, other] };
        var dates = written.Select(item => Date().Match(item)).ToArray();
        if (dates.All(d => d.Success))
            return list with { Kind = SceneKind.Timeline, Items = [.. dates.Select(d => $"{d.Groups["date"].Value.Trim()}: {Headlines.Upper(d.Groups["text"].Value.Trim().TrimEnd('.'))}")] };
        return StepWords().IsMatch(headline) ? list with { Kind = SceneKind.Steps } : list;
    }

    private static (string Name, NumberFact Fact)[]? Figures(IReadOnlyList<string> written, string language)
    {
        (string Name, NumberFact Fact)[] figures = [.. written.Select(item => Figure(item, language)).OfType<(string Name, NumberFact Fact)>()];
        return figures.Length == written.Count && figures.All(f => f.Fact.Value >= 0) && figures.Select(f => (f.Fact.Prefix, f.Fact.Suffix)).Distinct().Count() == 1 ? figures : null;
    }

    /// <summary>Years, months and quarters follow each other; percentages that make a whole share it.</summary>
    private static ChartForm? FormOf((string Name, NumberFact Fact)[] figures)
    {
        if (figures.Length >= 3 && figures.All(f => When().IsMatch(f.Name))) return ChartForm.Line;
        return figures.Length >= 2 && figures[0].Fact.Suffix == "%" && figures.Sum(f => f.Fact.Value) is >= LeastWhole and <= MostWhole ? ChartForm.Donut : null;
    }

    /// <summary>"Tea: calm, cheap, traditional" is one side of a comparison.</summary>
    private static SceneSide? Side(string item)
    {
        if (item.IndexOf(':', StringComparison.Ordinal) is not (> 0 and <= LongestName and var colon)) return null;
        string[] points = [.. item[(colon + 1)..].TrimEnd('.').Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return points.Length is >= 2 and <= MostPoints ? new SceneSide(Headlines.Upper(item[..colon].Trim()), [.. points.Select(Headlines.Upper)]) : null;
    }

    /// <summary>"Bicycle: 15 km/h" is a name and a figure.</summary>
    private static (string Name, NumberFact Fact)? Figure(string item, string language)
    {
        if (Named().Match(item) is not { Success: true } match || match.Groups["name"].Length > LongestName) return null;
        var rest = match.Groups["rest"].Value.Trim().TrimEnd('.');
        return NumberFinder.In(rest, language) is { } found && found.Written.Trim().Length >= rest.Length - 1 ? (Headlines.Upper(match.Groups["name"].Value.Trim()), found.Fact)
            : Counted().Match(rest) is { Success: true } counted && double.TryParse(counted.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? (Headlines.Upper(match.Groups["name"].Value.Trim()), new NumberFact(number, 0, "", counted.Groups["unit"].Value is { Length: > 0 } unit ? " " + unit : ""))
            : null;
    }

    [GeneratedRegex(@"^(?<name>[^:]{1,60}?)\s*[:=]\s*(?<rest>\S.{0,30})$")]
    private static partial Regex Named();

    // A figure of any unit: among others of its kind it need not be one that everybody knows.
    [GeneratedRegex(@"^(?<n>\d{1,9})(?:\s*(?<unit>[\p{L}°²³µ/]{1,12}))?$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?:(?:1[5-9]|20)\d\d|Q[1-4](?:\s+\d{4})?|(?:jan|feb|m[aä]r|apr|a[vb]r|ma[iyj]|jun|jul|aug|ago|ao[uû]|sep|set|oct|okt|ott|out|nov|de[czs]|di[cz]|ene|gen|janv|f[ée]v|mag|giu|lug)\p{L}*\.?(?:\s+\d{2,4})?)$", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"^(?:in\s+)?(?<date>(?:\p{L}{3,9}\.?\s+)?(?:c\.\s*)?\d{3,4}s?(?:\s*(?:BC|AD|BCE|CE))?)\s*[:,–—-]\s*(?<text>\S.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:steps?|stages?|how to|recipe|process|instructions|first things|schritte?|so geht|anleitung|étapes?|comment|pasos?|cómo|passi|come fare|passos?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StepWords();
}
