namespace VideoGen.Composition.Painting;

/// <summary>Helps with paintings.</summary>
public static class Paintings
{
    /// <summary>A painting that needs no materials.</summary>
    public static IPainting Of(IFramePainter painter) => new Ready(painter);

    private sealed class Ready(IFramePainter painter) : IPainting
    {
        public int Width => painter.Width;

        public int Height => painter.Height;

        public FrameFormat Format => painter.Format;

        public string Key => painter.Key;

        public IReadOnlyList<PaintingMaterial> Materials(long first, long count) => [];

        public IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded) => painter;
    }
}
