using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads text clips.</summary>
internal static class TextReader
{
    /// <summary>Share of the canvas on each side that titles keep clear of.</summary>
    private const double Margin = 0.05;

    private const int UsualWeight = 600;

    public static TextLayer? Read(Scope scope, ClipSlot slot)
    {
        var (fields, scene) = (slot.Fields, scope.Scene(slot));
        var style = Style(fields, scene, new TextStyle { Font = TimelineFonts.Find("inter", UsualWeight)!.Name, Size = Math.Round(48 * scope.Unit) });
        var runs = Runs(fields, scene, style);
        var place = Placement.Read(scope, slot, null, placement => Usual(scope, placement));
        if (runs.Count == 0) return null;
        return new TextLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Runs = runs,
            Align = fields.Word("align", place.AnchorX switch { 0 => TextAlign.Left, 1 => TextAlign.Right, _ => TextAlign.Centre }),
            Vertical = fields.Word("vertical_align", place.AnchorY switch { 0 => VerticalAlign.Top, 1 => VerticalAlign.Bottom, _ => VerticalAlign.Middle }),
            Wrap = fields.Flag("wrap"), LineHeight = fields.Number("line_height"), Box = Box(fields), Motion = fields.Word("motion", TextMotion.None),
        };
    }

    /// <summary>The typeface that a member and a weight name; null when it names none that there is.</summary>
    public static FontName? Font(Fields fields, int weight)
    {
        if (!fields.Has("font"))
            return fields.Property("font").Default is string usual ? TimelineFonts.Find(usual, weight)!.Name : null;
        if (fields.Take("font") is not { } value) return null;
        if (value.String is { } name && TimelineFonts.Find(name, weight) is { } font) return font.Name;
        fields.Context.Wrong(value.Path, TimelineCodes.UnknownFont, $"There is no typeface {value.Shown}.", value.String is { } wrong && Nearest.To(wrong, TimelineFonts.Names) is { } near
            ? $"Did you mean \"{near}\"?"
            : $"Use a family ({string.Join(", ", TimelineFonts.Families)}) or a face such as \"inter-black\".");
        return null;
    }

    private static List<TextRun> Runs(Fields fields, ClipScene scene, TextStyle style)
    {
        if (fields.Has("text") && fields.Has("runs"))
            fields.Context.Wrong(fields.PathOf("runs"), TimelineCodes.Conflict, "A text clip has either \"text\" or \"runs\".", "Take one of them out.");
        if (!fields.Has("text") && !fields.Has("runs"))
            fields.Context.Wrong(fields.PathOf("text"), TimelineCodes.Missing, "\"text\" is missing.", "Add it, or \"runs\".");
        List<TextRun> runs = [];
        if (fields.Text("text") is { } text) runs.Add(new TextRun(text, style));
        foreach (var (element, path) in fields.Items("runs"))
        {
            if (Fields.Open(fields.Context, element, "run", path) is not { } run || run.Text("text") is not { } part) continue;
            var own = Style(run, scene, style);
            if (part.Length > 0) runs.Add(new TextRun(part, own));
        }

        if (runs.Count > 1 && runs.Sum(run => Texts.Graphemes(run.Text)) > TimelineLimits.TextLength)
            fields.Context.Wrong(fields.PathOf("runs"), TimelineCodes.TooLong, "The text is too long.", $"Use at most {TimelineLimits.TextLength} characters in all pieces together.");
        if (fields.Has("runs") && fields.Raw("runs").ValueKind == System.Text.Json.JsonValueKind.Array && runs.All(run => string.IsNullOrWhiteSpace(run.Text)) && !fields.Context.HasProblems)
            fields.Context.Wrong(fields.PathOf("runs"), TimelineCodes.BadText, "The text is blank.", "Write something, or take the clip out.");
        return runs;
    }

    /// <summary>A look: what an object says, over what it is based on.</summary>
    private static TextStyle Style(Fields fields, ClipScene scene, TextStyle under)
    {
        var weight = (int)fields.Number("weight", UsualWeight);
        var font = Font(fields, weight);
        // A piece may have a weight alone: then it is another face of the clip's family.
        if (font is null && fields.Has("weight") && TimelineFonts.All.FirstOrDefault(f => f.Name == under.Font) is { } face) font = TimelineFonts.Find(face.Family, weight)!.Name;
        var style = under with
        {
            Font = font ?? under.Font,
            Size = fields.Has("size") ? fields.Curve("size", scene, under.Size.Keys[0].Value) : under.Size,
            Colour = fields.Has("colour") ? fields.Colour("colour") ?? under.Colour : under.Colour,
            Italic = fields.Has("italic") ? fields.Flag("italic") : under.Italic,
            Underline = fields.Has("underline") ? fields.Flag("underline") : under.Underline,
            LetterSpacing = fields.Has("letter_spacing") ? fields.Curve("letter_spacing", scene) : under.LetterSpacing,
        };
        if (fields.Object("stroke", "stroke") is { } stroke) style = style with { Stroke = stroke.Colour("colour"), StrokeWidth = stroke.Curve("width", scene) };
        if (fields.Object("shadow", "shadow") is { } shadow)
            style = style with { Shadow = new TextShadow(shadow.Colour("colour")!.Value, shadow.Number("x"), shadow.Number("y"), shadow.Number("blur")) };
        return style;
    }

    private static TextBox? Box(Fields fields) => fields.Object("box", "text_box") is { } box
        ? new TextBox(box.Colour("colour")!.Value, box.Number("padding"), box.Number("radius"))
        : null;

    /// <summary>As much of the title-safe area as lies around the anchor.</summary>
    private static (double Width, double Height) Usual(Scope scope, Placement place) =>
        (Room(place.X, place.AnchorX, scope.Width), Room(place.Y, place.AnchorY, scope.Height));

    private static double Room(Curve at, double anchor, double extent)
    {
        var (least, most, all) = (extent * Margin, extent * (1 - Margin), extent * (1 - (2 * Margin)));
        if (!at.IsConstant) return all;
        var (before, after) = (at.Keys[0].Value - least, most - at.Keys[0].Value);
        var room = Math.Min(anchor > 0 ? before / anchor : double.MaxValue, anchor < 1 ? after / (1 - anchor) : double.MaxValue);
        // With little room text would break into single letters: then it rather stands out, and a warning says so.
        return room >= extent * 0.2 ? Math.Min(room, all) : all;
    }
}
