using System.Text.RegularExpressions;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Lines of a prompt that say what they are: code, a place, a speaker, a countdown, a brand, small print.</summary>
internal static partial class MarkedLines
{
    private const int LongestName = 60;
    private const double LeastCodeSeconds = 3;
    private const double MostCodeSeconds = 8;

    /// <summary>The lines in order: plain ones as they are, marked ones as the scenes that they ask for.</summary>
    /// <param name="body">The prompt.</param>
    /// <param name="plain">What is done to lines that are no code.</param>
    public static IEnumerable<(string Line, Scene? Scene)> Of(string body, Func<string, string> plain)
    {
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsFence(lines[i]))
            {
                string[] inside = [.. lines.Skip(i + 1).TakeWhile(l => !IsFence(l))];
                i += inside.Length + 1;
                if (Code(inside) is { } code) yield return ("", code);
            }
            else if (Command().IsMatch(lines[i]))
            {
                string[] typed = [.. lines.Skip(i).TakeWhile(l => Command().IsMatch(l))];
                i += typed.Length - 1;
                if (Code(typed) is { } code) yield return ("", code);
            }
            else
            {
                foreach (var part in LabelInside().Split(plain(lines[i])))
                {
                    if (FinePrint().Match(part) is not { Success: true } print)
                    {
                        yield return Read(part) is { } scene ? ("", scene) : (part, null);
                        continue;
                    }

                    // What is listed below belongs to it.
                    string[] listed = [.. lines.Skip(i + 1).Select(plain).TakeWhile(l => Point().IsMatch(l)).Select(l => Sentences.Closed(Point().Replace(l, "")))];
                    i += listed.Length;
                    if (Small(print, listed) is { } small) yield return ("", small);
                }
            }
        }
    }

    private static bool IsFence(string line) => line.TrimStart().StartsWith("```", StringComparison.Ordinal);

    private static Scene? Code(IReadOnlyList<string> lines)
    {
        string[] items = [.. lines.Select(l => l.TrimEnd()).Where(l => l.Length > 0).Take(EditLimits.ManyItems).Select(l => l[..Math.Min(l.Length, EditLimits.LineLength)])];
        if (items.Length == 0) return null;
        var common = items.Min(l => l.Length - l.TrimStart(' ').Length);
        return Draft(SceneKind.Code, "", "") with { Items = [.. items.Select(l => l[common..])], Duration = Math.Clamp(1.6 + (0.6 * items.Length), LeastCodeSeconds, MostCodeSeconds) };
    }

    private static Scene? Read(string line)
    {
        if (Countdown().Match(line) is { Success: true } counted && int.Parse(counted.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= CountdownStack.Most and var from)
            return Draft(SceneKind.Countdown, Headlines.Upper(Sentences.Bare(counted.Groups["to"].Value)), "") with { Number = new NumberFact(from), Duration = CountdownStack.Seconds(from) };
        if (Place().Match(line) is { Success: true } place)
        {
            var (name, region) = Parted(place.Groups["text"].Value, ',');
            return Draft(SceneKind.Location, name, Sentences.Closed(place.Groups["text"].Value)) with { Subline = region };
        }

        if (Speaker().Match(line) is { Success: true } speaker)
        {
            var (name, role) = Parted(speaker.Groups["text"].Value, ',', '–', '—');
            return name.Length > LongestName ? null : Draft(SceneKind.LowerThird, name, Sentences.Closed(speaker.Groups["text"].Value)) with { Subline = role };
        }

        if (Brand().Match(line) is { Success: true } brand)
        {
            var (name, tagline) = Parted(brand.Groups["text"].Value, '–', '—', ':', '.');
            return name.Length > LongestName ? null : Draft(SceneKind.Logo, name, Sentences.Closed(name) + (tagline is null ? "" : " " + Sentences.Closed(tagline))) with { Subline = tagline };
        }

        if (Action().Match(line) is { Success: true } action)
        {
            var (thought, where) = Parted(action.Groups["text"].Value, '–', '—', '|');
            return Draft(SceneKind.End, Headlines.Upper(thought), Sentences.Closed(thought) + (where is null ? "" : " " + Sentences.Closed(where))) with { Subline = where };
        }

        return Voice().Match(line) is { Success: true } voice
            ? Draft(SceneKind.Audiogram, Sentences.Bare(Sentences.First(Sentences.Of(voice.Groups["text"].Value))), Sentences.Closed(voice.Groups["text"].Value)) with { Kicker = Headlines.Upper(voice.Groups["label"].Value) }
            : null;
    }

    private static Scene? Small(Match print, IReadOnlyList<string> listed)
    {
        string[] items = [.. Sentences.Of(print.Groups["text"].Value).Concat(listed).SelectMany(Short).Take(EditLimits.ManyItems)];
        return items.Length == 0 ? null : Draft(SceneKind.FinePrint, Headlines.Upper(print.Groups["label"].Value), string.Join(' ', items)) with { Items = items };
    }

    /// <summary>A sentence in pieces that fit an item.</summary>
    private static IEnumerable<string> Short(string sentence)
    {
        var rest = Headlines.Upper(sentence);
        while (rest.Length > EditLimits.LineLength)
        {
            var cut = rest.LastIndexOf(' ', EditLimits.LineLength - 1);
            var at = cut > 0 ? cut : char.IsHighSurrogate(rest[EditLimits.LineLength - 1]) ? EditLimits.LineLength - 1 : EditLimits.LineLength;
            yield return rest[..at].TrimEnd();
            rest = rest[at..].TrimStart();
        }

        if (rest.Length > 0) yield return rest;
    }

    private static (string First, string? Second) Parted(string text, params char[] marks)
    {
        var bare = Sentences.Bare(text);
        var at = bare.IndexOfAny(marks);
        var rest = at < 0 ? "" : Sentences.Bare(bare[(at + 1)..]);
        return at <= 0 || rest.Length == 0 ? (bare, null) : (bare[..at].Trim(), rest);
    }

    private static Scene Draft(SceneKind kind, string headline, string narration) => new() { Id = "", Kind = kind, Headline = headline, Narration = narration };

    [GeneratedRegex(@"^\s*\$\s+[a-z./~_]\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:[-*•–▪◦]\s+|\(?\d{1,2}[.)]\s+)")]
    private static partial Regex Point();

    [GeneratedRegex(@"^(?:a\s+)?(?:count\s?down|cuenta atrás|compte à rebours|conto alla rovescia|contagem regressiva)\s*(?:from|of|von|ab|desde|de|da|à partir de|:)?\s*(?<n>\d{1,2})(?:\s+(?:to|until|till|bis|hasta|jusqu'à|jusqu’à|a|fino a|até|zum|zur)\s+(?<to>\S.{0,60}))?\s*[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Countdown();

    [GeneratedRegex(@"^(?:📍\s*|(?:location|place|venue|ort|lieu|lugar|ubicación|luogo|local)\s*:\s*)(?<text>\S.{1,160})$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?:speaker|host|guest|presenter|interview with|sprecher(?:in)?|gast|moderation|intervenante?|invitée?|présentée? par|ponente|invitad[oa]|relatore|ospite|palestrante|convidad[oa])\s*:\s*(?<text>\S.{1,160})$", RegexOptions.IgnoreCase)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^(?:brand|logo|marke|marque|marca)\s*:\s*(?<text>\S.{1,160})$", RegexOptions.IgnoreCase)]
    private static partial Regex Brand();

    [GeneratedRegex(@"^(?:call to action|cta|handlungsaufruf|appel à l['’]action|llamada a la acción|invito all['’]azione|chamada para ação)\s*:\s*(?<text>\S.{1,160})$", RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(?<label>audiogram|podcast|voice note|audiogramm|audiogramme|audiograma|audiogramma)\s*:\s*(?<text>\S.{3,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Voice();

    private const string PrintLabels = @"(?:possible\s+)?side effects|fine print|small print|disclaimer|terms(?: and conditions)?|important (?:safety )?information|warnings?|nebenwirkungen|kleingedrucktes|risiken und nebenwirkungen|effets (?:secondaires|indésirables)|mentions légales|efectos secundarios|letra pequeña|effetti collaterali|avvertenze|efeitos colaterais|letras miúdas";

    [GeneratedRegex(@"^(?<label>" + PrintLabels + @")\s*:\s*(?<text>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex FinePrint();

    [GeneratedRegex(@"(?<=[.!?]\s)(?=(?:" + PrintLabels + @"|call to action|cta)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex LabelInside();
}
