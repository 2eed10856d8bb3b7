using System.Text.Json;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads cues that are written in a document.</summary>
internal static class CueReader
{
    /// <summary>The cues of captions, from their own start; empty when there is something wrong with all of them.</summary>
    public static IReadOnlyList<CaptionCue> Read(Scope scope, Fields fields)
    {
        var (hasSource, hasText) = (fields.Has("source"), fields.Has("text"));
        if (hasSource && hasText) scope.Context.Wrong(fields.PathOf("text"), TimelineCodes.Conflict, "Captions have either \"source\" or \"text\".", "Take one of them out.");
        if (!hasSource && !hasText) scope.Context.Wrong(fields.PathOf("source"), TimelineCodes.Missing, "\"source\" is missing.", "Add it, or \"text\".");
        if (hasText && fields.Take("text") is { } text) return Subtitles(scope, text.Path, text.String);
        if (!hasSource) return [];
        if (fields.Raw("source").ValueKind == JsonValueKind.Array)
            return [.. fields.Items("source").Select(item => Cue(scope, item.Element, item.Path)).OfType<CaptionCue>()];
        return fields.Source("source") is { } source ? Subtitles(scope, fields.PathOf("source"), source.Media.Text) : [];
    }

    /// <summary>Cues of a subtitle file.</summary>
    private static IReadOnlyList<CaptionCue> Subtitles(Scope scope, JsonPath path, string? text)
    {
        if (text is null) scope.Context.Wrong(path, TimelineCodes.WrongMedia, "This holds no captions.", "Use an SRT, VTT or ASS file, or a list of captions.");
        return [];
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
