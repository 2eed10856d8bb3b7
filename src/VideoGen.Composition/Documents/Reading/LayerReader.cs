using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Makes layers of clips.</summary>
internal static class LayerReader
{
    /// <summary>What a clip shows; null when it cannot be made, which has been said.</summary>
    public static Layer? Read(Scope scope, ClipSlot slot)
    {
        Layer? layer = slot.Type switch
        {
            "video" => Video(scope, slot),
            "image" => Image(scope, slot),
            "text" => TextReader.Read(scope, slot),
            "shape" => ShapeReader.Read(scope, slot),
            "colour" => Fill(scope, slot, new Fill.Solid(slot.Fields.Colour("colour") ?? default)),
            "gradient" => Fill(scope, slot, GradientReader.Read(slot.Fields)),
            "motion" => Motion(scope, slot),
            "scene" => SceneReader.Read(scope, slot),
            "audiogram" => Audiogram(scope, slot),
            _ => Group(scope, slot),
        };
        return layer is null ? null : LayerLook.Dress(scope, slot, layer);
    }

    private static VideoLayer? Video(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var picture = slot.Source?.Media.Video;
        var place = Placement.Read(scope, slot, Size(picture));
        var layer = new VideoLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Source = slot.Source?.Name ?? "", Trim = fields.Span("trim", scope.Rate), Speed = fields.Number("speed"), Reverse = fields.Flag("reverse"), Loop = fields.Flag("loop"),
            Fit = fields.Word("fit", Fit.Cover), Crop = PictureParts.Crop(fields, picture), ChromaKey = PictureParts.ChromaKey(fields),
        };
        return slot.Source is null ? null : layer;
    }

    private static ImageLayer? Image(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var picture = slot.Source?.Media.Video;
        var place = Placement.Read(scope, slot, Size(picture));
        var layer = new ImageLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Source = slot.Source?.Name ?? "", Fit = fields.Word("fit", Fit.Cover), Crop = PictureParts.Crop(fields, picture), KenBurns = PictureParts.KenBurns(fields), ChromaKey = PictureParts.ChromaKey(fields),
        };
        return slot.Source is null ? null : layer;
    }

    private static FillLayer Fill(Scope scope, ClipSlot slot, Fill fill)
    {
        var place = Placement.Read(scope, slot, null);
        return new FillLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Fill = fill,
        };
    }

    private static MotionLayer Motion(Scope scope, ClipSlot slot)
    {
        var (fields, place) = (slot.Fields, Placement.Read(scope, slot, null));
        return new MotionLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Motif = fields.Word("motif", Motif.Waves), Palette = fields.Word("palette")!, Seed = (long)fields.Number("seed"),
        };
    }

    private static AudiogramLayer Audiogram(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var place = Placement.Read(scope, slot, null, _ => (scope.Width * 0.8, scope.Height * 0.25));
        return new AudiogramLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Kind = fields.Word("look", AudiogramKind.Bars), Colour = fields.Colour("colour")!.Value, Bars = fields.Whole("bars"),
        };
    }

    private static GroupLayer? Group(Scope scope, ClipSlot slot)
    {
        var place = Placement.Read(scope, slot, slot.Inner is { } size ? (size.Width, size.Height) : null);
        if (slot.Inner is not { } inner) return null;
        return new GroupLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Inner = inner, TrimFrames = slot.Fields.Frames("trim", scope.Rate), Fit = slot.Fields.Word("fit", Fit.Cover),
        };
    }

    private static (double, double)? Size(VideoFacts? picture) => picture is { Width: > 0, Height: > 0 } ? (picture.Width, picture.Height) : null;
}
