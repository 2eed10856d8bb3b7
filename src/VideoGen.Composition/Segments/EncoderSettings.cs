using VideoGen.Core.Requests;

namespace VideoGen.Composition.Segments;

/// <summary>How segments are encoded. All segments of a film share it, else they could not be joined by copying.</summary>
/// <param name="Preset">x264 preset.</param>
/// <param name="Crf">x264 quality, lower is better.</param>
public sealed record EncoderSettings(string Preset, int Crf)
{
    /// <summary>Settings for a wanted quality.</summary>
    public static EncoderSettings For(RenderQuality quality) => quality == RenderQuality.Fast ? new("superfast", 24) : new("veryfast", 20);
}
