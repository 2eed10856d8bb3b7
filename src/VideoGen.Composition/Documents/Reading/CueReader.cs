using System.Text.Json;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads cues that are written in a document.</summary>
internal static class CueReader
{
    /// <summary>The cues of captions, from their own start; empty when there is something wrong with all of them.</summary>
    public static IReadOnlyList<CaptionCue> Read(Scope scope, Fields fields)
    {
        if (!fields.Has("source")) return [];
        if (fields.Raw("source").ValueKind == JsonValueKind.Array)
            return [.. fields.Items("source").Select(item => Cue(scope, item.Element, item.Path)).OfType<CaptionCue>()];
        if (fields.Source("source") is not { } source) return [];
        scope.Context.Wrong(fields.PathOf("source"), TimelineCodes.WrongMedia, "This file holds no captions.", "Use an SRT, VTT or ASS file.");
        _ = source;
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
