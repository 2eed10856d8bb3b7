using System.Text.Json;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads captions.</summary>
internal static class CaptionReader
{
    /// <summary>Captions of the whole film; null when it has none.</summary>
    public static CaptionTrack? Film(Scope scope, Fields document)
    {
        if (document.Object("captions", "caption_track") is not { } fields) return null;
        var cues = CueReader.Read(scope, fields);
        return new CaptionTrack { Path = fields.Path.ToString(), Cues = cues, Style = Style(scope, fields) };
    }

    /// <summary>The captions of a clip, on the film's time.</summary>
    public static CaptionTrack Clip(Scope scope, ClipSlot slot)
    {
        var start = TimeSpan.FromSeconds(scope.Rate.SecondsAt(slot.Start));
        var end = TimeSpan.FromSeconds(scope.Rate.SecondsAt(slot.End));
        return new CaptionTrack
        {
            Path = slot.Path.ToString(),
            Cues = [.. CueReader.Read(scope, slot.Fields).Select(cue => Shifted(cue, start, end)).Where(cue => cue.Start < cue.End)],
            Style = Style(scope, slot.Fields),
        };
    }

    /// <summary>Frames until the last cue has gone.</summary>
    public static long Natural(Scope scope, Fields fields)
    {
        var cues = CueReader.Read(scope, fields);
        return cues.Count == 0 ? 1 : Math.Max(1, scope.Rate.FrameAt((decimal)cues.Max(cue => cue.End).TotalSeconds));
    }

    private static CaptionCue Shifted(CaptionCue cue, TimeSpan start, TimeSpan end)
    {
        TimeSpan At(TimeSpan time) => time + start < end ? time + start : end;
        return new CaptionCue(At(cue.Start), At(cue.End), cue.Text, [.. cue.Words.Select(w => new CaptionWord(At(w.Start), At(w.End), w.Text)).Where(w => w.Start < w.End)]);
    }

    private static CaptionStyle? Style(Scope scope, Fields fields)
    {
        var usual = new CaptionStyle { Look = CaptionLook.Box, Font = FontPairs.Caption, Size = Math.Round(40 * scope.Unit) };
        if (!fields.Has("style") || fields.Raw("style").ValueKind != JsonValueKind.Object)
            return fields.Word("style") is { } word and not "none" ? Sized(usual with { Look = Words<CaptionLook>.Parse(word) }, scope) : null;
        if (fields.Object("style", "caption_style") is not { } style) return usual;
        var look = style.Word("look", CaptionLook.Box);
        return new CaptionStyle
        {
            Look = look,
            Font = TextReader.Font(style, 800) ?? usual.Font,
            Size = style.Number("size", Sized(usual with { Look = look }, scope).Size),
            Colour = style.Colour("colour")!.Value,
            Highlight = style.Colour("highlight")!.Value,
            Stroke = style.Colour("stroke")!.Value,
            Box = style.Colour("box")!.Value,
            Vertical = style.Number("vertical"),
            Zone = style.Word("zone", SafeZone.TitleSafe),
        };
    }

    /// <summary>One word at a time may be larger than whole lines.</summary>
    private static CaptionStyle Sized(CaptionStyle style, Scope scope) => style.Look == CaptionLook.OneWord ? style with { Size = Math.Round(80 * scope.Unit) } : style;
}
