using System.Text.Json;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads of a clip what its time on the track depends on.</summary>
internal static class SlotReader
{
    public static ClipSlot? Read(Scope scope, JsonElement element, JsonPath path)
    {
        var context = scope.Context;
        if (++context.Clips == TimelineLimits.Clips + 1)
            context.Wrong(JsonPath.Root, TimelineCodes.TooMany, $"The document has more than {TimelineLimits.Clips} clips.", "Take some out.");
        if (context.Clips > TimelineLimits.Clips || TypeOf(context, element, path, DocumentTable.Clips) is not { } type || Fields.Open(context, element, "clip_" + type, path) is not { } fields)
            return null;
        fields.Text("name");
        var source = fields.Shape.Find("source") >= 0 && type != "captions" ? fields.Source("source") : null;
        if (source is { } file) source = Usable(context, fields, type, file);
        var inner = type == "composition" ? scope.Compositions.Read(scope, fields) : null;
        var loops = Has(fields, "loop") && fields.Flag("loop");
        var length = fields.Time("length") ?? (loops && !fields.Has("length") ? new DocumentTime(TimeKind.End, 0) : null);
        return new ClipSlot
        {
            Fields = fields,
            Type = type,
            Source = source,
            Inner = inner,
            Named = fields.Time("start")?.Frames(scope.Rate),
            Length = length,
            Natural = length is null ? Natural(scope, fields, type, source, inner) : 0,
            Wanted = Transition(scope, fields, "transition"),
            Out = Transition(scope, fields, "transition_out") is { } leaving ? leaving with { Frames = Math.Max(leaving.Frames, 1) } : null,
        };
    }

    /// <summary>The type of a clip or a filter; null when it is missing or unknown, which has been said.</summary>
    public static string? TypeOf(ReadingContext context, JsonElement element, JsonPath path, IReadOnlyList<string> types)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            context.Wrong(path, TimelineCodes.WrongType, $"This must be an object; it is {Value.Describe(element)}.", "Write { \"type\": … }.");
            return null;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (Value.NameOf(member) != "type") continue;
            return Value.Of(context, member.Value, path.Member("type")) is { } value ? Texts.Word(context, value, types) : null;
        }

        context.Wrong(path.Member("type"), TimelineCodes.Missing, "\"type\" is missing.", $"Add it, one of: {string.Join(", ", types)}.");
        return null;
    }

    private static bool Has(Fields fields, string name) => fields.Shape.Find(name) >= 0;

    /// <summary>A file, when it is of a kind that the clip can play.</summary>
    private static (string Name, SourceMedia Media)? Usable(ReadingContext context, Fields fields, string type, (string Name, SourceMedia Media) source)
    {
        var (media, path) = (source.Media, fields.PathOf("source"));
        var (fits, message, fix) = type switch
        {
            "video" => (media.Video is not null && !media.IsStill, media.IsStill ? "This file is a still picture." : "This file has no picture.", media.IsStill ? "Use a clip of type \"image\"." : "Use a clip of type \"audio\", or another file."),
            "image" => (media.IsStill, "This file is no still picture.", media.Video is null ? "Use another file." : "Use a clip of type \"video\"."),
            _ => (media.Audio is not null, "This file has no sound.", "Use another file."),
        };
        if (fits) return source;
        context.Wrong(path, TimelineCodes.WrongMedia, message, fix);
        return null;
    }

    /// <summary>Frames that a clip's source gives.</summary>
    private static long Natural(Scope scope, Fields fields, string type, (string Name, SourceMedia Media)? source, ResolvedTimeline? inner)
    {
        switch (type)
        {
            case "video" or "audio" when source is { } file:
                var left = file.Media.Duration - fields.Span("trim", scope.Rate);
                if (left <= TimeSpan.Zero)
                {
                    scope.Context.Wrong(fields.PathOf("trim"), TimelineCodes.OutOfRange, $"The file is only {Numbers.Text(file.Media.Duration.TotalSeconds)} seconds long.", "Trim less.");
                    return 1;
                }

                return Tempos.Natural(fields, scope.Rate, left.TotalSeconds, fields.Number("speed"), type == "audio");
            case "composition" when inner is not null:
                return Math.Max(1, inner.Frames - fields.Frames("trim", scope.Rate));
            case "captions":
                return CaptionReader.Natural(scope, fields);
            case "video" or "audio" or "composition":
                // What is wrong with its source has been said.
                return 1;
            default:
                return 0;
        }
    }

    private static Transition? Transition(Scope scope, Fields fields, string name)
    {
        if (!Has(fields, name) || fields.Object(name, "transition") is not { } transition) return null;
        var kind = transition.Word("type", TransitionKind.Fade);
        var easing = transition.PlainEasing("easing");
        if (transition.Time("duration") is not { } time) return new Transition(kind, name == "transition" ? 0 : Math.Max(1, scope.Rate.FrameAt(0.5m)), easing, false);
        var frames = time.Frames(scope.Rate);
        if (frames > 0) return new Transition(kind, frames, easing, false);
        scope.Context.Wrong(transition.PathOf("duration"), TimelineCodes.OutOfRange, "The transition would have no frame.", "Make it at least one frame long, or take it out.");
        return null;
    }
}
