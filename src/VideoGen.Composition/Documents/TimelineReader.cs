using System.Collections.Immutable;
using System.Text.Json;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Reading;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Documents;

/// <summary>Reads timeline documents strictly: everything that is wrong is reported at once, and nothing is guessed.</summary>
public static class TimelineReader
{
    private static readonly IReadOnlyDictionary<string, JsonElement> NoValues = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document. Depth and size of the JSON are the caller's to limit.</param>
    /// <param name="values">Values of its variables, by name.</param>
    /// <param name="sources">The files that it may use, by the name that it uses: <c>asset:</c> and an id, or a relative file name.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed, so that texts are measured and warned about; null leaves that out.</param>
    public static TimelineReading Read(
        JsonElement document, IReadOnlyDictionary<string, JsonElement>? values, IReadOnlyDictionary<string, SourceMedia> sources, Func<FontName, FontFace>? fonts = null)
    {
        var context = new ReadingContext { Sources = sources };
        var timeline = Film(context, document, values ?? NoValues);
        if (timeline is null || context.HasProblems) return new TimelineReading(null, context.Problems, context.Warnings);
        return new TimelineReading(timeline, [], fonts is null ? context.Warnings : [.. context.Warnings, .. TextWarnings.Of(timeline, fonts)]);
    }

    /// <summary>The files that a document names, for looking them up before it is read. Whatever else is wrong with the document is left for reading.</summary>
    public static IReadOnlyCollection<NamedSource> Sources(JsonElement document, IReadOnlyDictionary<string, JsonElement>? values)
    {
        var context = new ReadingContext { Sources = ImmutableDictionary<string, SourceMedia>.Empty };
        Film(context, document, values ?? NoValues);
        return context.Named;
    }

    /// <summary>The texts that a document has spoken, for speaking them before it is read. Whatever else is wrong with the document is left for reading.</summary>
    public static IReadOnlyCollection<SpokenText> Speeches(JsonElement document, IReadOnlyDictionary<string, JsonElement>? values, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        var context = new ReadingContext { Sources = sources };
        Film(context, document, values ?? NoValues);
        return context.Speeches;
    }

    private static ResolvedTimeline? Film(ReadingContext context, JsonElement document, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (Fields.Open(context, document, "document", JsonPath.Root) is not { } fields) return null;
        context.Variables = VariableReader.Read(context, fields, values);
        Version(context, fields);
        var output = OutputReader.Read(context, fields);
        var language = Language(context, fields);
        var scope = new Scope { Context = context, Film = output, Language = language, Width = output.Width, Height = output.Height, Compositions = new Compositions(context, fields) };
        var title = fields.Text("title") ?? "";
        var sound = SoundReader.Settings(fields);
        var timeline = ScopeReader.Read(scope, fields, output.Background, output.Frames);
        scope.Compositions.ReadRest(scope);
        var captions = CaptionReader.Film(scope, fields);
        if (timeline is not null) FilmSize.Check(context, timeline);
        foreach (var name in context.Variables.Unused)
            context.Warn(fields.PathOf("variables").Member(name), TimelineCodes.UnusedVariable, $"Nothing in the document uses {{{{{name}}}}}.", "Take the variable out, or use it.");
        return timeline is null ? null : timeline with { SmartCopy = output.SmartCopy, Title = title, Sound = sound, Captions = captions is null ? timeline.Captions : [.. timeline.Captions, captions] };
    }

    private static void Version(ReadingContext context, Fields fields)
    {
        if (fields.Take("version") is { } value && !(value.Kind == JsonValueKind.Number && value.Element.TryGetInt32(out var version) && version == TimelineLimits.Version))
            context.Wrong(value.Path, TimelineCodes.UnknownVersion, $"Version {value.Shown} is not known.", $"Write \"version\": {TimelineLimits.Version}.");
    }

    private static string Language(ReadingContext context, Fields fields)
    {
        var language = fields.Text("language") ?? "en";
        if (LanguageTag.IsOne(language)) return language;
        context.Wrong(fields.PathOf("language"), TimelineCodes.UnknownWord, $"\"{JsonPath.Shown(language)}\" is no language.", "Write a BCP 47 tag such as \"en\" or \"pt-BR\".");
        return "en";
    }
}
