using VideoGen.Composition.Segments;

namespace VideoGen.Composition.Painting;

/// <summary>Draws a scene's background, frame by frame. Not for several threads at once.</summary>
public sealed class ScenePainter
{
    private readonly IReadOnlyList<ILayer> _layers;
    private readonly RowCanvas _upper;
    private readonly RowCanvas _lower;
    private readonly YuvRows _rows;
    private readonly int _height;
    private readonly int _fps;

    /// <summary>A painter for one segment.</summary>
    public ScenePainter(SegmentPlan segment)
    {
        var (width, height) = (segment.Frame.Width, segment.Frame.Height);
        _layers = segment.Layers();
        _upper = new RowCanvas(width);
        _lower = new RowCanvas(width);
        _rows = new YuvRows(width, height, grain: 0.9f);
        (_height, _fps) = (height, segment.Fps);
        FrameBytes = YuvRows.FrameBytes(width, height);
    }

    /// <summary>Bytes of a frame.</summary>
    public int FrameBytes { get; }

    /// <summary>Draws a frame as planar yuv420p, BT.709, limited range.</summary>
    /// <param name="frame">Number of the frame within the scene.</param>
    /// <param name="picture">At least <see cref="FrameBytes"/> bytes.</param>
    public void Paint(int frame, Span<byte> picture)
    {
        foreach (var layer in _layers) layer.Begin(frame / (float)_fps);
        for (var y = 0; y < _height; y += 2)
        {
            foreach (var layer in _layers) layer.Paint(y, _upper);
            foreach (var layer in _layers) layer.Paint(y + 1, _lower);
            _rows.Write(_upper, _lower, y, frame / 4, picture);
        }
    }
}
