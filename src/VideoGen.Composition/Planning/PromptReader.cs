using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>Finds structure in a prompt: instructions, headings, lists, scenes, sentences.</summary>
internal static partial class PromptReader
{
    private const int LongBeatWords = 24;
    private const int ItemsPerList = 4;
    private const int QuestionWords = 12;

    // Private-use characters: no prompt has them on purpose, and what looks for words passes over them.
    private const char VisualMark = '\uE000';
    private const int MostVisuals = 100;

    public static PromptReading Read(string prompt, string language)
    {
        var (topic, body, title) = TakeInstruction(prompt);
        if (topic is not null) return new PromptReading { Topic = Direction().Replace(topic, "").Trim(), Visual = VisualIn(topic), Beats = [] };
        var beats = ReadLines(body, language, ref title);
        if (beats is [{ Items.Count: 0, Scene: null } only] && IsTopic(only.Text, language)) return new PromptReading { Topic = only.Text.TrimEnd('.', ' '), Visual = only.Visual, Beats = [], Title = title };
        if (beats.Count == 0) return new PromptReading { Topic = title ?? prompt, Beats = [] };
        return new PromptReading { Title = title, Beats = beats };
    }

    /// <summary>"Make a 30 second video about how bees make honey" asks for a film about "how bees make honey".</summary>
    private static (string? Topic, string Body, string? Title) TakeInstruction(string prompt)
    {
        if (Instruction().Match(prompt) is not { Success: true } match) return (null, prompt, null);
        var rest = prompt[match.Length..].Trim();
        var first = Sentences.First(Sentences.Of(rest.Split('\n')[0]));
        var after = rest.Length > first.Length ? rest[first.Length..].Trim() : "";
        if (first.Length == 0) return (null, prompt, null);
        var named = first.TrimEnd('.', '!', ':', ' ');
        if (after.Length == 0 && TextWords.SpokenCount(named) <= 14) return (named, "", null);
        return TextWords.SpokenCount(named) <= 10 && after.Length > 0 ? (null, after, Headlines.Upper(named)) : (null, rest, null);
    }

    private static List<Beat> ReadLines(string body, string language, ref string? title)
    {
        var marked = Marked(body, out var visuals);
        var lines = MarkedLines.Of(marked, l => Direction().Replace(l, "").Trim()).SelectMany(l => l.Scene is null ? InlineList.Unfold(l.Line).Select(line => (Line: line, l.Scene)) : [l]);
        List<Beat> beats = [];
        List<string> items = [];
        string? heading = null;
        string? waiting = null;
        string? listed = null;
        var introduction = "";
        foreach (var (line, scene) in lines.Append(("", null)))
        {
            if (line.StartsWith(VisualMark))
            {
                waiting = visuals[line[1] - VisualMark];
                continue;
            }

            if (scene is not null)
            {
                FlushList();
                beats.Add(new Beat(scene.Narration) { Scene = scene, Visual = TakeVisual() });
                continue;
            }

            if (ListItem().Match(line) is { Success: true } item && line.Length > item.Length)
            {
                listed ??= TakeVisual();
                items.Add(line[item.Length..].Trim());
                continue;
            }

            FlushList();
            if (!line.Any(char.IsLetterOrDigit)) continue;
            if (TitleLine().Match(line) is { Success: true } titled) title ??= titled.Groups["t"].Value.Trim();
            else if (Heading().Match(line) is { Success: true } head && head.Groups["h"].Value.Any(char.IsLetterOrDigit)) TakeHeading(head.Groups["h"].Value.Trim(), ref title);
            else AddProse(SceneMark().Replace(line, ""));
        }

        // What stands after the last words belongs to them.
        if (waiting is not null && beats.Count > 0) beats[^1] = beats[^1] with { Visual = beats[^1].Visual ?? waiting };
        return beats;

        void TakeHeading(string text, ref string? name)
        {
            if (name is null && beats.Count == 0 && heading is null) name = text;
            else heading = text;
        }

        string? TakeVisual()
        {
            var visual = waiting;
            waiting = null;
            return visual;
        }

        void AddProse(string line)
        {
            var visual = TakeVisual();
            foreach (var sentence in Sentences.Of(line).SelectMany(InParts))
            {
                beats.Add(InlineFigures.In(sentence) is { } series ? new Beat(series.Introduction) { Items = series.Items, Heading = heading, Visual = visual } : new Beat(sentence) { Heading = heading, Visual = visual });
                heading = null;
            }
        }

        void FlushList()
        {
            if (items.Count == 0) return;
            // "Three reasons to walk:" and "Tea or coffee?" stand before their lists.
            if (beats.Count > 0 && beats[^1] is { Items.Count: 0 } last && (last.Text.EndsWith(':') || (last.Text.EndsWith('?') && TextWords.SpokenCount(last.Text) <= QuestionWords)))
            {
                (introduction, listed) = (last.Text.TrimEnd(':', ' '), listed ?? last.Visual);
                beats.RemoveAt(beats.Count - 1);
            }

            foreach (var (chunk, i) in (items.Count <= ListForms.MostFigures && ListForms.AreFigures(items, language) ? [items] : EvenChunks(items)).Select((c, i) => (c, i)))
                beats.Add(new Beat(i == 0 ? introduction : "") { Items = chunk, Heading = heading, Visual = listed });
            (items, heading, introduction, listed) = ([], null, "", null);
        }
    }

    /// <summary>The text with each visual on a line of its own, before the line that names it: a mark and its number.</summary>
    private static string Marked(string body, out List<string> visuals)
    {
        List<string> found = [];
        var marked = body.Replace(VisualMark, ' ').Split('\n').SelectMany(line =>
        {
            if (found.Count == MostVisuals || VisualIn(line) is not { } visual) return (IEnumerable<string>)[line];
            found.Add(visual);
            return [$"{VisualMark}{(char)(VisualMark + found.Count - 1)}", Direction().Replace(line, "")];
        }).ToArray();
        visuals = found;
        return string.Join('\n', marked);
    }

    private static string? VisualIn(string text) => Visual().Match(text) is { Success: true } match && match.Groups["v"].Value.Trim() is { Length: > 0 } visual ? visual : null;

    private static IEnumerable<IReadOnlyList<string>> EvenChunks(List<string> items)
    {
        var lists = (items.Count + ItemsPerList - 1) / ItemsPerList;
        var taken = 0;
        for (var i = 0; i < lists; i++)
        {
            var count = (items.Count - taken + lists - i - 1) / (lists - i);
            yield return items.GetRange(taken, count);
            taken += count;
        }
    }

    /// <summary>A sentence too long for one scene, cut where one would breathe.</summary>
    private static IEnumerable<string> InParts(string sentence)
    {
        var part = "";
        foreach (var piece in Breath().Split(sentence))
        {
            if (part.Length > 0 && TextWords.SpokenCount(part) + TextWords.SpokenCount(piece) > LongBeatWords)
            {
                yield return part.Trim();
                part = "";
            }

            part += piece;
        }

        if (part.Trim().Length > 0) yield return part.Trim();
    }

    private static bool IsTopic(string text, string language)
    {
        if (text.EndsWith('?') || text.EndsWith('!') || NumberFinder.In(text, language) is not null) return false;
        var words = TextWords.Of(text);
        return words.Count <= 6 && !text.TrimEnd('.', ' ').Contains(". ", StringComparison.Ordinal) && (language != "en" || !words.Any(IsVerbMark));
    }

    // Enough to tell "the history of coffee" from "coffee is a fruit".
    private static bool IsVerbMark(string word) => word.ToLowerInvariant() is "is" or "are" or "was" or "were" or "has" or "have" or "can" or "will" or "makes" or "opens" or "starts"
        or "we" or "i" or "you" or "they" or "he" or "she" or "don't" or "isn't" or "does" or "do" or "must" or "should";

    [GeneratedRegex(@"^(?:please\s+|can you\s+|could you\s+|i (?:want|need|would like)\s+)*(?:(?:make|create|generate|produce|write|show|film|render|give)\s+(?:me\s+|us\s+)?)?(?:an?\s+|the\s+)?(?:[\w\-]+\s+){0,5}?(?:video|film|clip|movie|animation|ad|trailer|explainer|reel|short|advert|commercial|tutorial)s?(?:\s+(?:of|with)\s+\d+\s*(?:seconds?|s|minutes?))?\s*(?:about|on|of|for|explaining|that explains|showing|that shows|describing|introducing|called|:|-)\s+|^(?:ein(?:en)?\s+)?(?:kurze[rns]?\s+)?(?:video|film)\s+über\s+|^(?:une?\s+)?(?:vidéo|film)\s+(?:sur|de)\s+|^(?:un\s+)?(?:vídeo|video)\s+(?:sobre|su)\s+|^(?:tell me about|explain|let's talk about)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"^(?:[-*•–▪◦]\s+|\(?\d{1,2}[.)]\s+|[a-h]\)\s+)")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:#{1,6}\s+(?<h>.+?)\s*#*|\*\*(?<h>[^*]{2,80})\*\*:?)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:title|titel|titre|título|titolo)\s*:\s*(?<t>.{1,120})$", RegexOptions.IgnoreCase)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^(?:scene|szene|scène|escena|scena|cena|shot|part)\s*\d{1,2}\s*[:.\-–—)]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex SceneMark();

    [GeneratedRegex(@"\[(?:visual|music|sfx|sound|camera|cut|b-roll)[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();

    [GeneratedRegex(@"\[(?:visual|b-roll)\s*:(?<v>[^\]]*)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Visual();

    [GeneratedRegex(@"(?<=[,;:–—]\s)|(?<=[，、；])")]
    private static partial Regex Breath();
}
