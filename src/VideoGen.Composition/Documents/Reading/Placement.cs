using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Where a clip stands on the canvas.</summary>
internal sealed record Placement(Curve X, Curve Y, Curve Width, Curve Height, double AnchorX, double AnchorY)
{
    /// <summary>Reads place and size.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="slot">The clip.</param>
    /// <param name="natural">Size whose proportions hold when only one side is given; null when it has none of its own.</param>
    /// <param name="usual">Size when neither side is given, from the place and the anchor.</param>
    public static Placement Read(Scope scope, ClipSlot slot, (double Width, double Height)? natural, Func<Placement, (double Width, double Height)>? usual = null)
    {
        var (fields, scene) = (slot.Fields, scope.Scene(slot));
        PlaceName? named = fields.Has("position") ? fields.Word("position", PlaceName.Centre) : null;
        var place = PlaceNames.At(named ?? PlaceName.Centre);
        var x = Offset(fields, "x", scene, scope.Width, named is null, place.X);
        var y = Offset(fields, "y", scene, scope.Height, named is null, place.Y);
        var anchor = Anchor(fields, place);
        var placement = new Placement(x, y, scope.Width, scope.Height, anchor.X, anchor.Y);
        var (width, height) = (fields.Place("width", scene, scope.Width), fields.Place("height", scene, scope.Height));
        var fallback = usual?.Invoke(placement) ?? (scope.Width, scope.Height);
        if (natural is { } own)
        {
            if (width is not null) height ??= width.Map(w => w * own.Height / own.Width);
            else if (height is not null) width = height.Map(h => h * own.Width / own.Height);
        }

        return placement with { Width = width ?? fallback.Width, Height = height ?? fallback.Height };
    }

    /// <summary>A side's place: from the edge of the canvas, or from a named place.</summary>
    private static Curve Offset(Fields fields, string name, ClipScene scene, double extent, bool absolute, double share)
    {
        var from = extent * share;
        if (fields.Place(name, scene, extent) is not { } curve) return from;
        return absolute ? curve : curve.Map(value => value + from);
    }

    private static (double X, double Y) Anchor(Fields fields, (double X, double Y) place)
    {
        if (!fields.Has("anchor")) return place;
        if (fields.Raw("anchor").ValueKind != System.Text.Json.JsonValueKind.Object)
            return fields.Word("anchor") is { } word ? PlaceNames.At(Words<PlaceName>.Parse(word)) : place;
        return fields.Object("anchor", "point") is { } point ? (point.Number("x"), point.Number("y")) : place;
    }
}
