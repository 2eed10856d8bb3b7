using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>A slow move over a still picture that fills the frame, smooth to a fraction of a pixel.</summary>
public sealed class KenBurnsPainting : IPainting
{
    private readonly PaintingMaterial.Still _still;
    private readonly KenBurns _move;
    private readonly Crop _crop;
    private readonly long _frames;
    private readonly double _shape;

    /// <summary>A painting of a move.</summary>
    /// <param name="source">Key of the picture in the timeline's sources.</param>
    /// <param name="video">The picture's facts.</param>
    /// <param name="crop">Part of the picture that is used.</param>
    /// <param name="move">The move: from its start on frame 0 to its end on the last frame.</param>
    /// <param name="frames">Length of the layer.</param>
    /// <param name="width">Frame width in pixels, even.</param>
    /// <param name="height">Frame height in pixels, even.</param>
    public KenBurnsPainting(string source, VideoFacts video, Crop crop, KenBurns move, long frames, int width, int height)
    {
        (_move, _crop, _frames, Width, Height) = (move, crop, frames, width, height);
        Format = video.HasAlpha ? FrameFormat.Yuva420p : FrameFormat.Yuv420p;
        var (across, down) = StillSizes.Cover(video, crop, width, height, Math.Max(1, Math.Max(move.FromZoom, move.ToZoom)));
        _shape = video.Width * crop.Width / (video.Height * crop.Height) / ((double)width / height);
        _still = new PaintingMaterial.Still(source, across, down, Format);
        Key = string.Create(CultureInfo.InvariantCulture, $"ken burns {width}x{height} {frames} {PainterKeys.Of(crop)} {move.FromZoom:R} {move.FromX:R} {move.FromY:R} {move.ToZoom:R} {move.ToX:R} {move.ToY:R} {PainterKeys.Of(move.Easing)}");
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <summary>With alpha when the picture has it.</summary>
    public FrameFormat Format { get; }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PaintingMaterial> Materials(long first, long count) => [_still];

    /// <inheritdoc/>
    public IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded) =>
        new StillViewPainter((DecodedMaterial.Still)decoded[0], Width, Height, Key, View);

    /// <summary>What a frame shows, as fractions of the picture.</summary>
    /// <param name="frame">From 0; before and after the move it rests.</param>
    internal Crop View(long frame)
    {
        var p = _frames <= 1 ? 0 : _move.Easing.Apply(Math.Clamp(frame / (_frames - 1.0), 0, 1));
        var zoom = Between(_move.FromZoom, _move.ToZoom, p);
        // Both ends are held within the picture; then so is all that lies between, without a kink where the edge would be met.
        var (from, to) = (Share(_move.FromZoom), Share(_move.ToZoom));
        var x = Between(Held(_move.FromX, from.Width), Held(_move.ToX, to.Width), p);
        var y = Between(Held(_move.FromY, from.Height), Held(_move.ToY, to.Height), p);
        var (width, height) = Share(zoom);
        return new Crop(
            _crop.Left + (_crop.Width * (x - (width / 2))), _crop.Top + (_crop.Height * (y - (height / 2))), _crop.Width * width, _crop.Height * height);
    }

    /// <summary>Share of the cropped picture that a zoom shows.</summary>
    private (double Width, double Height) Share(double zoom)
    {
        var held = Math.Max(1, zoom);
        return _shape > 1 ? (1 / _shape / held, 1 / held) : (1 / held, _shape / held);
    }

    private static double Between(double from, double to, double share) => from + ((to - from) * share);

    private static double Held(double centre, double share) => Math.Clamp(centre, share / 2, 1 - (share / 2));
}
