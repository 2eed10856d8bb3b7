using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Says what will render, but perhaps not as meant.</summary>
internal static class ClipWarnings
{
    /// <summary>How far a picture may be enlarged before it looks soft.</summary>
    private const double MostEnlarged = 2;

    public static void Check(Scope scope, ClipSlot slot, Layer? layer)
    {
        Shortness(scope, slot);
        if (layer is null) return;
        Enlargement(scope, slot, layer);
        Outside(scope, slot, layer);
    }

    private static void Shortness(Scope scope, ClipSlot slot)
    {
        if (slot.Type is not ("video" or "audio") || slot.Source is not { } source || slot.Fields.Flag("loop")) return;
        var fields = slot.Fields;
        var samples = scope.Rate.SamplesBefore(slot.Frames, Tempos.SampleRate);
        var left = (source.Media.Duration - fields.Span("trim", scope.Rate)).TotalSeconds;
        var missing = Tempos.Consumed(slot.Type == "audio" ? Tempos.Read(fields, scope.Rate, slot.Frames) : [], samples, fields.Number("speed")) - left;
        // A frame's worth of rounding is nobody's mistake.
        if (missing <= 1.01 * fields.Number("speed") / scope.Rate.PerSecond) return;
        var what = slot.Type == "video" ? "its last picture will stay" : "silence will follow";
        scope.Context.Warn(fields.PathOf("length"), TimelineCodes.SourceTooShort, $"The file ends {Numbers.Text(Math.Round(missing, 2))} seconds before the clip does: {what}.", "Make the clip shorter, trim less, or let it loop.");
    }

    private static void Enlargement(Scope scope, ClipSlot slot, Layer layer)
    {
        if (slot.Source?.Media.Video is not { Width: > 0, Height: > 0 } picture) return;
        var (fit, crop, zoom) = layer switch
        {
            VideoLayer video => (video.Fit, video.Crop, 1.0),
            ImageLayer image => (image.Fit, image.Crop, image.KenBurns is { } move ? Math.Max(move.FromZoom, move.ToZoom) : 1.0),
            _ => (Fit.Cover, Crop.None, 1.0),
        };
        var (across, down) = (Most(layer.Width) / (picture.Width * crop.Width), Most(layer.Height) / (picture.Height * crop.Height));
        var factor = (fit == Fit.Contain || fit == Fit.ContainBlur ? Math.Min(across, down) : Math.Max(across, down)) * zoom * Most(layer.Scale);
        if (factor > MostEnlarged)
            scope.Context.Warn(slot.Path, TimelineCodes.Upscaled, $"The picture of {picture.Width} by {picture.Height} is enlarged {Numbers.Text(Math.Round(factor, 1))} times and will look soft.", "Use a larger file, or show it smaller.");
    }

    private static void Outside(Scope scope, ClipSlot slot, Layer layer)
    {
        if (!layer.X.IsConstant || !layer.Y.IsConstant || !layer.Rotation.IsConstant || layer.Rotation.Keys[0].Value != 0) return;
        var (width, height) = (Most(layer.Width) * Most(layer.Scale), Most(layer.Height) * Most(layer.Scale));
        var (left, top) = (layer.X.Keys[0].Value - (width * layer.AnchorX), layer.Y.Keys[0].Value - (height * layer.AnchorY));
        if (left >= scope.Width || top >= scope.Height || left + width <= 0 || top + height <= 0)
            scope.Context.Warn(slot.Path, TimelineCodes.OutsideCanvas, "The clip lies wholly outside the picture.", "Change its x and y.");
    }

    private static double Most(Curve curve) => curve.Keys.Max(key => key.Value);
}
