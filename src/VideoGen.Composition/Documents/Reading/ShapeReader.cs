using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads shape clips.</summary>
internal static class ShapeReader
{
    public static ShapeLayer? Read(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var kind = fields.Word("shape", ShapeKind.Rectangle);
        IReadOnlyList<PathStep> steps = [];
        if (kind == ShapeKind.Path && !fields.Has("path"))
            fields.Context.Wrong(fields.PathOf("path"), TimelineCodes.Missing, "\"path\" is missing.", "Add path data such as \"M0 0 L100 0 L50 80 Z\".");
        if (fields.Has("path"))
        {
            if (kind != ShapeKind.Path) fields.Context.Wrong(fields.PathOf("path"), TimelineCodes.Conflict, "Only a shape \"path\" has path data.", "Take it out, or let the shape be \"path\".");
            steps = fields.Take("path") is { } value ? PathDataReader.Read(fields.Context, value) : [];
        }

        var stroke = fields.Object("stroke", "stroke");
        var bounds = Bounds(steps);
        var place = Placement.Read(scope, slot, kind == ShapeKind.Path ? bounds : null, _ => kind == ShapeKind.Path ? bounds : (scope.Width / 4.0, kind == ShapeKind.Line ? 1 : scope.Height / 4.0));
        var fill = fields.Colour("fill");
        return new ShapeLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Kind = kind, Steps = steps,
            Fill = kind == ShapeKind.Line ? null : fill ?? (stroke is null ? new Rgba(255, 255, 255) : null),
            Stroke = stroke?.Colour("colour") ?? (kind == ShapeKind.Line ? fill ?? new Rgba(255, 255, 255) : null),
            StrokeWidth = stroke?.Curve("width", scope.Scene(slot)) ?? (kind == ShapeKind.Line ? 4 : 0),
        };
    }

    private static (double Width, double Height) Bounds(IReadOnlyList<PathStep> steps)
    {
        var points = steps.SelectMany(step => step.Points).DefaultIfEmpty((X: 1, Y: 1)).ToArray();
        return (Math.Max(1, points.Max(p => p.X)), Math.Max(1, points.Max(p => p.Y)));
    }
}
