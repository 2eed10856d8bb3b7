using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads what all pictures have besides their place.</summary>
internal static class LayerLook
{
    /// <summary>A layer with its look and its transitions.</summary>
    public static Layer Dress(Scope scope, ClipSlot slot, Layer layer)
    {
        var (fields, scene) = (slot.Fields, scope.Scene(slot));
        var scale = fields.Curve("scale", scene);
        Bound(scope.Context, fields, layer, scale);
        return layer with
        {
            Scale = scale,
            Rotation = fields.Curve("rotation", scene),
            Opacity = Opacity(scope, slot),
            Blend = fields.Word("blend", BlendMode.Normal),
            CornerRadius = fields.Curve("corner_radius", scene),
            Effects = [.. Effects(fields, scene)],
            In = slot.In,
            Out = slot.Out,
        };
    }

    // Texts and shapes are outlines, which cost no more when they are large; pictures are drawn at their size before the canvas cuts them off.
    private static void Bound(ReadingContext context, Fields fields, Layer layer, Curve scale)
    {
        if (layer is TextLayer or ShapeLayer) return;
        var (width, height) = (Largest(layer.Width) * Largest(scale), Largest(layer.Height) * Largest(scale));
        if (Math.Max(width, height) <= TimelineLimits.LayerSide && width * height <= TimelineLimits.LayerPixels) return;
        context.Wrong(
            fields.PathOf(fields.Has("scale") ? "scale" : "width"), TimelineCodes.TooLarge,
            FormattableString.Invariant($"The picture would be drawn {width:0} x {height:0} pixels large."),
            FormattableString.Invariant($"Keep each side within {TimelineLimits.LayerSide} pixels and the whole within {TimelineLimits.LayerPixels / 1_000_000} million; crop shows a part of a picture larger."));
    }

    private static double Largest(Curve curve) => curve.Keys.Max(k => k.Value);

    private static Curve Opacity(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var (first, last) = (fields.Frames("fade_in", scope.Rate), fields.Frames("fade_out", scope.Rate));
        if (first + last > slot.Frames)
        {
            scope.Context.Wrong(fields.PathOf(last > 0 ? "fade_out" : "fade_in"), TimelineCodes.TransitionTooLong, $"A clip of {slot.Frames} frames cannot fade for {first + last}.", "Make the fades shorter or the clip longer.");
            return 1;
        }

        return Fades.Apply(fields.Curve("opacity", scope.Scene(slot)), slot.Frames, first, last);
    }

    private static IEnumerable<Effect> Effects(Fields fields, ClipScene scene)
    {
        foreach (var (element, path) in fields.Items("filters"))
        {
            if (SlotReader.TypeOf(fields.Context, element, path, DocumentTable.Filters) is not { } word) continue;
            if (Fields.Open(fields.Context, element, "filter_" + word, path) is not { } filter) continue;
            yield return new Effect(FilterKind.Of(word).Effect, filter.Curve("amount", scene));
        }
    }
}
