using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>Paints a rectangle of a still, another one on each frame.</summary>
internal sealed class StillViewPainter : IFramePainter
{
    private readonly Plane[] _planes;
    private readonly PlaneScaler _luma;
    private readonly PlaneScaler _chroma;
    private readonly Func<long, Crop> _view;

    /// <param name="still">The picture.</param>
    /// <param name="width">Frame width.</param>
    /// <param name="height">Frame height.</param>
    /// <param name="key">Names the painting.</param>
    /// <param name="view">What a frame shows.</param>
    /// <param name="vectors">False for the plain way.</param>
    public StillViewPainter(DecodedMaterial.Still still, int width, int height, string key, Func<long, Crop> view, bool vectors = true)
    {
        (Width, Height, Key, _view) = (width, height, key, view);
        Format = still.Format;
        _planes = Plane.Of(still);
        (_luma, _chroma) = (new PlaneScaler(width, height, vectors), new PlaneScaler((width + 1) / 2, (height + 1) / 2, vectors));
    }

    public int Width { get; }

    public int Height { get; }

    public FrameFormat Format { get; }

    public string Key { get; }

    public void Paint(long frame, Span<byte> buffer)
    {
        var view = _view(frame);
        var (width, height) = (_planes[0].Width, _planes[0].Height);
        var x = Axis.Over(view.Left * width, view.Width * width, Width);
        var y = Axis.Over(view.Top * height, view.Height * height, Height);
        var (luma, chroma) = (Width * Height, ((Width + 1) / 2) * ((Height + 1) / 2));
        _luma.Draw(_planes[0], x, y, buffer[..luma]);
        _chroma.Draw(_planes[1], x.OnCositedChroma, y.OnCentredChroma, buffer.Slice(luma, chroma));
        _chroma.Draw(_planes[2], x.OnCositedChroma, y.OnCentredChroma, buffer.Slice(luma + chroma, chroma));
        if (_planes.Length > 3) _luma.Draw(_planes[3], x, y, buffer.Slice(luma + (2 * chroma), luma));
    }
}
