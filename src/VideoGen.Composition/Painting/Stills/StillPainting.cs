using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>
/// An image layer that moves, grows, turns or fades: placed to a fraction of a pixel, where ffmpeg's scaler knows even sizes only. Draws
/// position, size, fit, crop, rotation, opacity, rounded corners and what transitions do to these. Mattes, blur, effects, blending, colour
/// keys and the blurred backing of <see cref="Fit.ContainBlur"/> are left to the graph.
/// </summary>
public sealed class StillPainting : IPainting
{
    private readonly ImageLayer _layer;
    private readonly VideoFacts _picture;
    private readonly FrameRegion _region;
    private readonly (int Width, int Height) _canvas;

    /// <summary>A painting of a layer. Frames count from its start.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="picture">Facts of its picture.</param>
    /// <param name="region">Part of the canvas that frames show, see <see cref="Region"/>.</param>
    /// <param name="canvasWidth">Pixels, even.</param>
    /// <param name="canvasHeight">Pixels, even.</param>
    public StillPainting(ImageLayer layer, VideoFacts picture, FrameRegion region, int canvasWidth, int canvasHeight)
    {
        (_layer, _picture, _region, _canvas) = (layer, picture, region, (canvasWidth, canvasHeight));
        Key = string.Create(
            CultureInfo.InvariantCulture,
            $"still {region.X},{region.Y} {region.Width}x{region.Height} of {canvasWidth}x{canvasHeight} {layer.Frames} {layer.Fit} {PainterKeys.Of(layer.Crop)} {layer.AnchorX:R} {layer.AnchorY:R} ") +
            string.Join(' ', ((Curve[])[layer.X, layer.Y, layer.Width, layer.Height, layer.Scale, layer.Rotation, layer.Opacity, layer.CornerRadius]).Select(PainterKeys.Of)) +
            $" in {PainterKeys.Of(layer.In)} {layer.In?.Paired} out {PainterKeys.Of(layer.Out)} {layer.Out?.Paired}";
    }

    /// <inheritdoc/>
    public int Width => _region.Width;

    /// <inheritdoc/>
    public int Height => _region.Height;

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Yuva420p;

    /// <inheritdoc/>
    public string Key { get; }

    /// <summary>The part of the canvas in which a stretch of a layer's frames shows something.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="picture">Facts of its picture.</param>
    /// <param name="first">First frame of the layer.</param>
    /// <param name="count">How many.</param>
    /// <param name="canvasWidth">Pixels, even.</param>
    /// <param name="canvasHeight">Pixels, even.</param>
    /// <returns>Even numbers; null when nothing shows.</returns>
    public static FrameRegion? Region(ImageLayer layer, VideoFacts picture, long first, long count, int canvasWidth, int canvasHeight)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var frame = first; frame < first + count; frame++)
        {
            var bounds = StillPlacement.Of(layer, picture, frame, canvasWidth, canvasHeight).Bounds;
            (left, top) = (Math.Min(left, bounds.Left), Math.Min(top, bounds.Top));
            (right, bottom) = (Math.Max(right, bounds.Right), Math.Max(bottom, bounds.Bottom));
        }

        // One more on each side, so that edges have room for their smoothness.
        var (x, y) = (Below(left - 1, canvasWidth), Below(top - 1, canvasHeight));
        var (endX, endY) = (Above(right + 1, canvasWidth), Above(bottom + 1, canvasHeight));
        return endX <= x || endY <= y ? null : new FrameRegion(x, y, endX - x, endY - y);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PaintingMaterial> Materials(long first, long count)
    {
        // The size is that of the whole layer's life, so that all stretches of it are drawn from the same pixels.
        var (across, down) = (0.0, 0.0);
        var step = Math.Max(1, _layer.Frames / 500);
        for (var frame = 0L; frame < _layer.Frames; frame += step)
        {
            var place = Place(frame);
            (across, down) = (Math.Max(across, 2 * place.HalfWidth / place.Shown.Width), Math.Max(down, 2 * place.HalfHeight / place.Shown.Height));
        }

        var (width, height) = StillSizes.Within(_picture, across, down);
        return [new PaintingMaterial.Still(_layer.Source, width, height, _picture.HasAlpha ? FrameFormat.Yuva420p : FrameFormat.Yuv420p)];
    }

    /// <inheritdoc/>
    public IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded) =>
        new StillPainter((DecodedMaterial.Still)decoded[0], _region, Key, Place);

    private StillPlacement Place(long frame) => StillPlacement.Of(_layer, _picture, frame, _canvas.Width, _canvas.Height);

    private static int Below(double place, int length) => 2 * (int)Math.Floor(Math.Clamp(place, 0, length) / 2);

    private static int Above(double place, int length) => 2 * (int)Math.Ceiling(Math.Clamp(place, 0, length) / 2);
}

/// <summary>A part of the canvas; all numbers are even.</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public readonly record struct FrameRegion(int X, int Y, int Width, int Height);
