using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoGen.Composition.Narration.Spoken;

/// <summary>
/// Writes numbers, dates, times, units, money and addresses out as they are said. Voices read digits, but say "five k m", stop at "1,500" and
/// swallow slashes. A word keeps its place: what follows a number joins the word after it only where people say it there ("$3 million").
/// </summary>
internal static partial class SpokenForms
{
    private const string Opening = "([{\"“„«¿¡'‘";
    private const string Closing = ",;:.!?)]}\"”“»'’…";

    // Without one of these the end of a sentence without a space would pass for an address.
    private static readonly FrozenSet<string> Domains = new[]
    {
        "com", "org", "net", "io", "dev", "app", "ai", "edu", "gov", "info", "eu", "de", "uk", "fr", "es", "pt", "it", "nl", "ch", "at", "br", "mx", "us", "ca", "jp", "cn", "in", "tv", "shop", "cloud", "online", "xyz", "example",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is said for each piece of a text.</summary>
    /// <param name="pieces">Words with the punctuation that clings to them, in order.</param>
    /// <param name="language">BCP 47 language.</param>
    public static string[] Of(IReadOnlyList<string> pieces, string language)
    {
        string[] said = [.. pieces];
        if (SpokenLanguage.Of(language) is not { } spoken) return said;
        for (var i = 0; i < said.Length; i++)
        {
            var (open, word, close) = Parts(pieces[i]);
            if (word.Length == 0) continue;
            var before = i > 0 ? Parts(pieces[i - 1]).Word : "";
            var next = i + 1 < said.Length ? Parts(pieces[i + 1]) : default;
            // Money moves behind "million".
            var scaled = close.Length == 0 && next.Word is { Length: > 0 } && spoken.Scales.ContainsKey(next.Word) && MoneyForm().Match(word) is { Success: true };
            if (scaled)
            {
                var money = MoneyForm().Match(word);
                said[i] = open + Plain(money.Groups["n"].Value, spoken);
                said[i + 1] = next.Open + spoken.Scales[next.Word] + spoken.ScaleOf + spoken.Money[money.Groups["s"].Value[0]].Many + next.Close;
                i++;
                continue;
            }

            // Full stops belong to "Mio." and to "Min.".
            if (i > 0 && IsNumber(before, spoken) && Measure(word, close, before, spoken) is var (measure, rest))
            {
                said[i] = open + measure + rest;
                continue;
            }

            if (Word(word, before, spoken) is { } form) said[i] = open + form + close;
        }

        return said;
    }

    private static string? Word(string word, string before, SpokenLanguage spoken)
    {
        if (spoken.Fractions.TryGetValue(word, out var fraction)) return fraction;
        if (spoken.Own?.Invoke(word, before) is { } own) return own;
        if (word.Length == 1) return spoken.Signs.GetValueOrDefault(word[0]);
        if (Address(word, spoken) is { } address) return address;
        if (Date(word, spoken) is { } date) return date;
        if (TimeForm().Match(word) is { Success: true } time) return spoken.Time(Int(time, "h"), Int(time, "m"));
        if (MoneyForm().Match(word) is { Success: true } money) return Money(money, spoken);
        if (RangeForm().Match(word) is { Success: true } range) return $"{Plain(range.Groups["a"].Value, spoken)} {spoken.To} {Amount(range.Groups["b"].Value, range.Groups["u"].Value, spoken) ?? range.Groups["b"].Value + range.Groups["u"].Value}";
        if (word[0] == '#' && word[1..].All(char.IsAsciiDigit)) return $"{spoken.Signs['#']} {word[1..]}";
        return AmountForm().Match(word) is { Success: true } amount
            ? Prefix(amount.Groups["p"].Value, spoken) + (Amount(amount.Groups["n"].Value, amount.Groups["u"].Value, spoken) ?? Plain(amount.Groups["n"].Value, spoken) + amount.Groups["u"].Value)
            : null;
    }

    private static string Prefix(string sign, SpokenLanguage spoken) => sign.Length == 0 ? "" : sign is "-" or "−" ? "-" : spoken.Signs[sign[0]] + " ";

    /// <summary>A number with what clings to it: "5km", "50%", "3M", "10x".</summary>
    private static string? Amount(string number, string unit, SpokenLanguage spoken)
    {
        var plain = Plain(number, spoken);
        if (unit.Length == 0) return plain;
        if (unit is "%") return $"{plain} {spoken.Signs['%']}";
        if (unit is "x" or "×") return $"{plain} {spoken.Times}";
        if (unit is "+") return $"{plain} {spoken.Signs['+']}";
        // "5m" are metres in most texts; millions are written "5M".
        if (spoken.Units.TryGetValue(unit, out var named)) return $"{plain} {(IsOne(plain) ? named.One : named.Many)}";
        return spoken.Scales.TryGetValue(unit, out var scale) ? $"{plain} {scale}" : null;
    }

    /// <summary>A unit, a sign or a scale that stands by itself after a number.</summary>
    private static (string Said, string Close)? Measure(string word, string close, string before, SpokenLanguage spoken)
    {
        var dotted = close.StartsWith('.') ? word + "." : word;
        var one = IsOne(Plain(before, spoken));
        if (spoken.Units.TryGetValue(dotted, out var unit) || spoken.Units.TryGetValue(word, out unit)) return (one ? unit.One : unit.Many, spoken.Units.ContainsKey(dotted) && dotted != word ? close[1..] : close);
        if (word.Length == 1 && spoken.Money.TryGetValue(word[0], out var money)) return (one ? money.One : money.Many, close);
        if (spoken.Scales.TryGetValue(dotted, out var scale) && dotted != word) return (scale, close[1..]);
        return null;
    }

    private static string Money(Match money, SpokenLanguage spoken)
    {
        var (one, many) = spoken.Money[money.Groups["s"].Value[0]];
        var (number, scale) = (money.Groups["n"].Value, money.Groups["k"].Value);
        if (scale.Length > 0 && spoken.Scales.TryGetValue(scale, out var large)) return $"{Plain(number, spoken)} {large}{spoken.ScaleOf}{many}";
        var plain = Plain(number, spoken);
        var parts = plain.Split(spoken.Decimal);
        // "$3.99": three dollars ninety-nine.
        return parts is [var whole, { Length: 2 } cents]
            ? cents == "00" ? $"{whole} {(IsOne(whole) ? one : many)}" : $"{whole} {(IsOne(whole) ? one : many)} {cents.TrimStart('0')}"
            : $"{plain} {(IsOne(plain) ? one : many)}";
    }

    private static string? Date(string word, SpokenLanguage spoken)
    {
        if (IsoForm().Match(word) is { Success: true } iso) return Day(Int(iso, "d"), Int(iso, "m"), Int(iso, "y"));
        if (DottedForm().Match(word) is { Success: true } dotted) return Day(Int(dotted, "d"), Int(dotted, "m"), Int(dotted, "y"));
        if (SlashedForm().Match(word) is not { Success: true } slashed) return null;
        var (first, second, year) = (Int(slashed, "a"), Int(slashed, "b"), Int(slashed, "y"));
        return spoken.MonthFirst ? Day(second, first, year) ?? Day(first, second, year) : Day(first, second, year) ?? Day(second, first, year);

        string? Day(int day, int month, int year) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month) ? spoken.Date(day, month, year, spoken) : null;
    }

    private static string? Address(string word, SpokenLanguage spoken)
    {
        var plain = word;
        foreach (var start in (ReadOnlySpan<string>)["https://", "http://"])
        {
            if (plain.StartsWith(start, StringComparison.OrdinalIgnoreCase)) plain = plain[start.Length..];
        }

        var schemed = plain.Length < word.Length;
        if (plain.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) (plain, schemed) = (plain[4..], true);
        plain = plain.TrimEnd('/');
        if (AddressForm().Match(plain) is not { Success: true } address || !(schemed || Domains.Contains(address.Groups["tld"].Value))) return null;
        // What asks and where it jumps to says nothing to the ear.
        plain = plain.Split('?', '#')[0].TrimEnd('/');
        return string.Concat(plain.Select(c => spoken.Address.TryGetValue(c, out var name) ? $" {name} " : c.ToString())).Trim();
    }

    /// <summary>A number without marks between its thousands.</summary>
    private static string Plain(string number, SpokenLanguage spoken)
    {
        var groups = number.Split(spoken.Thousands);
        if (groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Split(spoken.Decimal)[0].Length == 3)) return string.Concat(groups);
        // Written the English way in another language: "3.5" can only be a decimal.
        return groups.Length == 2 && spoken.Thousands == '.' ? string.Join(spoken.Decimal, groups) : number;
    }

    private static bool IsOne(string plain) => plain is "1" or "-1";

    private static bool IsNumber(string word, SpokenLanguage spoken) => NumberForm().IsMatch(word) || (word.Length > 1 && spoken.Scales.ContainsKey(word));

    private static int Int(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static (string Open, string Word, string Close) Parts(string piece)
    {
        var (start, end) = (0, piece.Length);
        while (start < end && Opening.Contains(piece[start], StringComparison.Ordinal)) start++;
        while (end > start && Closing.Contains(piece[end - 1], StringComparison.Ordinal)) end--;
        return (piece[..start], piece[start..end], piece[end..]);
    }

    [GeneratedRegex(@"^[+\-−]?\d[\d.,]*(?:[-–—]\d[\d.,]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^(?<p>[+\-−~<>])?(?<n>\d[\d.,]*)(?<u>%|\+|x|×|[\p{L}°²³][\p{L}°²³/]{0,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex AmountForm();

    [GeneratedRegex(@"^(?<a>\d[\d.,]*)\s?[-–—](?<b>\d[\d.,]*)(?<u>%|[\p{L}°²³][\p{L}°²³/]{0,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex RangeForm();

    [GeneratedRegex(@"^(?:(?<s>[$€£¥₹])(?<n>\d[\d.,]*)(?<k>k|K|M|m|bn|B|tn|T|mi|bi)?|(?<n>\d[\d.,]*)(?<s>[$€£¥₹]))$", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyForm();

    [GeneratedRegex(@"^(?<h>[01]?\d|2[0-3]):(?<m>[0-5]\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DottedForm();

    [GeneratedRegex(@"^(?<a>\d{1,2})/(?<b>\d{1,2})/(?<y>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex SlashedForm();

    [GeneratedRegex(@"^(?:[\w.+-]+@)?(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?<tld>\p{L}{2,24})(?:[/?#]\S*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();
}
