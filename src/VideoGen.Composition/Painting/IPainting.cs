namespace VideoGen.Composition.Painting;

/// <summary>Frames that VideoGen draws from files of the user: a painter that still waits for their decoded pixels or samples.</summary>
public interface IPainting
{
    /// <summary>Pixels.</summary>
    int Width { get; }

    /// <summary>Pixels.</summary>
    int Height { get; }

    /// <summary>Layout of a frame.</summary>
    FrameFormat Format { get; }

    /// <summary>
    /// Names everything that its frames depend on apart from its materials. A segment's content key holds it together with the
    /// materials and the hashes of their sources.
    /// </summary>
    string Key { get; }

    /// <summary>What must be decoded before frames can be drawn.</summary>
    /// <param name="first">First frame that will be asked for.</param>
    /// <param name="count">How many.</param>
    IReadOnlyList<PaintingMaterial> Materials(long first, long count);

    /// <summary>The painter of a stretch of frames.</summary>
    /// <param name="first">First frame that will be asked for.</param>
    /// <param name="count">How many; no others may be asked for.</param>
    /// <param name="decoded">One for each of <see cref="Materials"/> of the same stretch, in their order.</param>
    IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded);
}

/// <summary>Something that is to be decoded from a source for a painting.</summary>
public abstract record PaintingMaterial
{
    private PaintingMaterial()
    {
    }

    /// <summary>The first picture of a source as it is seen: turned upright, square pixels, the whole of it scaled to a size (good filter: lanczos or area).</summary>
    /// <param name="Source">Key in the timeline's sources.</param>
    /// <param name="Width">Pixels, even.</param>
    /// <param name="Height">Pixels, even.</param>
    /// <param name="Format">Layout; colours as in <see cref="FrameFormat"/>.</param>
    public sealed record Still(string Source, int Width, int Height, FrameFormat Format) : PaintingMaterial;

    /// <summary>Samples of a source, mixed down to one channel at <see cref="Rate"/>; silence where there are none.</summary>
    /// <param name="Source">Key in the timeline's sources.</param>
    /// <param name="From">Time of the source at the first sample; may lie before its start.</param>
    /// <param name="Samples">How many.</param>
    public sealed record Sound(string Source, TimeSpan From, int Samples) : PaintingMaterial
    {
        /// <summary>Samples per second.</summary>
        public const int Rate = 48_000;
    }
}

/// <summary>What came out of decoding a <see cref="PaintingMaterial"/>.</summary>
public abstract record DecodedMaterial
{
    private DecodedMaterial()
    {
    }

    /// <summary>A picture.</summary>
    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    /// <param name="Format">Layout.</param>
    /// <param name="Pixels">As ffmpeg's rawvideo: planes one after the other, rows without gaps. Must not change afterwards.</param>
    public sealed record Still(int Width, int Height, FrameFormat Format, ReadOnlyMemory<byte> Pixels) : DecodedMaterial;

    /// <summary>Samples.</summary>
    /// <param name="Samples">−1 to 1. Must not change afterwards.</param>
    public sealed record Sound(ReadOnlyMemory<float> Samples) : DecodedMaterial;
}
