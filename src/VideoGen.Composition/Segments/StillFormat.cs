namespace VideoGen.Composition.Segments;

/// <summary>Size and form of a still.</summary>
/// <param name="Width">Width in pixels; the height follows.</param>
/// <param name="Kind">How it is coded.</param>
public readonly record struct StillFormat(int Width, StillKind Kind)
{
    // JPEG files are read as BT.601, PNG files as RGB.
    internal string Colours => Kind == StillKind.Jpeg ? "out_color_matrix=bt601:out_range=pc:flags=bicubic,format=yuvj420p" : "flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24";

    internal string[] Codec => Kind == StillKind.Jpeg ? ["-c:v", "mjpeg", "-q:v", "3"] : ["-c:v", "png"];
}

/// <summary>Forms of stills.</summary>
public enum StillKind
{
    /// <summary>Small.</summary>
    Jpeg,

    /// <summary>Exact.</summary>
    Png,
}
