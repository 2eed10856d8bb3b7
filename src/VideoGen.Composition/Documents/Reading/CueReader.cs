using System.Text.Json;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads cues that are written in a document.</summary>
internal static class CueReader
{
    /// <summary>The cues of captions, from their own start; none when there is something wrong with all of them.</summary>
    public static IReadOnlyList<CaptionCue> Read(Scope scope, Fields fields)
    {
        var read = scope.Context.Cues;
        if (read.TryGetValue(fields, out var known)) return known;
        var cues = read[fields] = Written(scope, fields);
        if (read.Values.Sum(list => list.Count) <= TimelineLimits.Cues) return cues;
        scope.Context.Wrong(fields.Path, TimelineCodes.TooMany, $"The document has more than {TimelineLimits.Cues} captions.", "Take some out.");
        return read[fields] = [];
    }

    private static IReadOnlyList<CaptionCue> Written(Scope scope, Fields fields)
    {
        var (hasSource, hasText) = (fields.Has("source"), fields.Has("text"));
        if (hasSource && hasText) scope.Context.Wrong(fields.PathOf("text"), TimelineCodes.Conflict, "Captions have either \"source\" or \"text\".", "Take one of them out.");
        if (!hasSource && !hasText) scope.Context.Wrong(fields.PathOf("source"), TimelineCodes.Missing, "\"source\" is missing.", "Add it, or \"text\".");
        if (hasText) return fields.Take("text") is { } text ? Subtitles(scope, text.Path, text.String) : [];
        if (!hasSource) return [];
        if (fields.Raw("source").ValueKind == JsonValueKind.Array)
            return [.. fields.Items("source").Select(item => Cue(scope, item.Element, item.Path)).OfType<CaptionCue>().OrderBy(cue => cue.Start)];
        return fields.Source("source") is { } source ? Subtitles(scope, fields.PathOf("source"), source.Media.Text) : [];
    }

    /// <summary>Cues of a subtitle file.</summary>
    private static IReadOnlyList<CaptionCue> Subtitles(Scope scope, JsonPath path, string? text)
    {
        if (text is null)
        {
            scope.Context.Wrong(path, TimelineCodes.WrongMedia, "This holds no captions.", "Use an SRT, VTT or ASS file, or a list of captions.");
            return [];
        }

        if (Texts.Fault(text, lines: true) is { } fault)
        {
            scope.Context.Wrong(path, TimelineCodes.BadText, fault, "Take it out; only line breaks and tabs are allowed.");
            return [];
        }

        var reading = SubtitleReader.Read(text);
        // One problem stands for the place in the document: the lines are named in its message.
        if (reading.Problems is [var first, ..] problems)
        {
            var lines = string.Join(", ", problems.Take(10).Select(p => p.Line).Distinct());
            scope.Context.Wrong(path, TimelineCodes.BadCues, $"{first.Message} (line {lines}{(problems.Count > 10 ? " and others" : "")})", "Mend these lines of the subtitles.");
        }
        else if (reading.Cues.Count == 0)
            scope.Context.Wrong(path, TimelineCodes.BadCues, "The subtitles hold no caption.", "Use a file with captions.");
        return reading.Cues;
    }

    private static CaptionCue? Cue(Scope scope, JsonElement element, JsonPath path)
    {
        if (Fields.Open(scope.Context, element, "cue", path) is not { } cue) return null;
        var (start, end, text) = (cue.Time("start"), cue.Time("end"), cue.Text("text"));
        List<CaptionWord> words = [];
        foreach (var (item, place) in cue.Items("words"))
        {
            if (Fields.Open(scope.Context, item, "word", place) is not { } word) continue;
            if (word.Time("start") is { } from && word.Time("end") is { } to && word.Text("text") is { } spoken && Ordered(scope, word, from, to))
                words.Add(new CaptionWord(from.Span(scope.Rate), to.Span(scope.Rate), spoken));
        }

        return start is { } first && end is { } last && text is not null && Ordered(scope, cue, first, last)
            ? new CaptionCue(first.Span(scope.Rate), last.Span(scope.Rate), text, words)
            : null;
    }

    private static bool Ordered(Scope scope, Fields fields, DocumentTime start, DocumentTime end)
    {
        if (end.Span(scope.Rate) > start.Span(scope.Rate)) return true;
        scope.Context.Wrong(fields.PathOf("end"), TimelineCodes.BadCues, "It ends before it begins.", "Let \"end\" be after \"start\".");
        return false;
    }
}
