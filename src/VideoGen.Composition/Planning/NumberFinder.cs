using System.Globalization;
using System.Text.RegularExpressions;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Finds the figure that a sentence is about.</summary>
internal static partial class NumberFinder
{
    /// <summary>The first telling figure and what stands after it; null when there is none (years, times and bare small numbers do not count).</summary>
    public static (NumberFact Fact, string Written)? In(string sentence, string language)
    {
        foreach (Match match in Figure().Matches(sentence))
        {
            var digits = match.Groups["n"].Value;
            var prefix = match.Groups["pre"].Value;
            var unit = match.Groups["unit"].Value;
            if (!TryParse(digits, language, out var value, out var decimals) || value > 1e15) continue;
            var isYear = prefix.Length == 0 && unit.Length == 0 && digits.Length == 4 && value is >= 1000 and <= 2100;
            var isBare = prefix.Length == 0 && unit.Length == 0 && value < 20;
            if (isYear || isBare) continue;
            return (new NumberFact(value, decimals, prefix, Suffix(unit)), match.Value);
        }

        return null;
    }

    /// <summary>A figure as people of a language write it.</summary>
    public static string Format(double value, int decimals, string language) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Separators(language));

    private static bool TryParse(string digits, string language, out double value, out int decimals)
    {
        var (group, point) = (Separators(language).NumberGroupSeparator, Separators(language).NumberDecimalSeparator);
        var plain = digits.Replace(group, "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal);
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        decimals = dot < 0 ? 0 : Math.Min(3, plain.Length - dot - 1);
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static string Suffix(string unit) => unit switch
    {
        "" => "",
        "percent" or "per cent" or "Prozent" or "pour cent" => "%",
        "%" or "°" or "°C" or "°F" or "x" or "×" => unit,
        _ => " " + unit,
    };

    private static NumberFormatInfo Separators(string language)
    {
        var (group, point) = language switch
        {
            "de" or "es" or "it" or "pt" or "nl" or "id" or "tr" => (".", ","),
            "fr" or "ru" or "uk" or "pl" or "sv" => ("\u00A0", ","),
            _ => (",", "."),
        };
        return new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = point };
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}:./])(?<pre>[$€£¥])?(?<n>\d{1,3}(?:[,.\u00A0]\d{3})+(?:[.,]\d{1,3})?|\d{1,15}(?:[.,]\d{1,3})?)(?!\d|:\d)(?:[ \u00A0]?(?<unit>%|percent\b|per cent\b|Prozent\b|pour cent\b|°[CF]?|×|x\b|km/h\b|km\b|kg\b|cm\b|mm\b|mph\b|GB\b|MB\b|TB\b|kWh\b|MW\b|GW\b|million\b|billion\b|trillion\b|thousand\b|Millionen\b|Milliarden\b|millions?\b|milliards?\b|millones\b|milioni\b|milhões\b|hours?\b|minutes?\b|seconds?\b|days?\b|weeks?\b|months?\b|years?\b|miles?\b|meters?\b|metres?\b|kilometers?\b|kilometres?\b|people\b|Euro\b|euros?\b|dollars?\b))?", RegexOptions.None)]
    private static partial Regex Figure();
}
