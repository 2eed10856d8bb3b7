namespace VideoGen.Composition.Painting;

/// <summary>Draws frames into memory. Frames may be asked for in any order; the same number always gives the same bytes.</summary>
public interface IFramePainter
{
    /// <summary>Pixels.</summary>
    int Width { get; }

    /// <summary>Pixels.</summary>
    int Height { get; }

    /// <summary>Layout of a frame.</summary>
    FrameFormat Format { get; }

    /// <summary>Names everything that its pixels depend on, so that equal keys mean equal frames. Part of a segment's content key.</summary>
    string Key { get; }

    /// <summary>Draws a frame.</summary>
    /// <param name="frame">Number of the frame, from 0.</param>
    /// <param name="buffer">Exactly <see cref="FrameFormats.Bytes"/> long; all of it is written.</param>
    void Paint(long frame, Span<byte> buffer);
}

/// <summary>Layouts of raw frames, by ffmpeg's names. Colours are BT.709, limited range.</summary>
public enum FrameFormat
{
    /// <summary>Planes Y, U, V; chroma at half the size.</summary>
    Yuv420p,

    /// <summary>Planes Y, U, V, alpha; alpha straight, at full size.</summary>
    Yuva420p,

    /// <summary>One plane, 0 to 255.</summary>
    Gray,

    /// <summary>Four bytes a pixel; alpha straight.</summary>
    Rgba,
}

/// <summary>Sizes and names of layouts.</summary>
public static class FrameFormats
{
    /// <summary>Bytes of a frame; chroma of an odd size is rounded up.</summary>
    public static int Bytes(this FrameFormat format, int width, int height)
    {
        var chroma = ((width + 1) / 2) * ((height + 1) / 2);
        return format switch
        {
            FrameFormat.Yuv420p => (width * height) + (2 * chroma),
            FrameFormat.Yuva420p => (2 * width * height) + (2 * chroma),
            FrameFormat.Gray => width * height,
            _ => width * height * 4,
        };
    }

    /// <summary>ffmpeg's name.</summary>
    public static string Name(this FrameFormat format) => format switch
    {
        FrameFormat.Yuv420p => "yuv420p",
        FrameFormat.Yuva420p => "yuva420p",
        FrameFormat.Gray => "gray",
        _ => "rgba",
    };
}
