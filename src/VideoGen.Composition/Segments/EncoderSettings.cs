using VideoGen.Core.Requests;

namespace VideoGen.Composition.Segments;

/// <summary>How segments are encoded. All segments of a film share it, else they could not be joined by copying.</summary>
/// <param name="Preset">x264 preset.</param>
/// <param name="Crf">x264 quality, lower is better.</param>
public sealed record EncoderSettings(string Preset, int Crf)
{
    /// <summary>x264's own way of spreading bits; a film whose crf is given outright is encoded so, as its author knows it.</summary>
    internal const int PlainAq = 1;

    /// <summary>x264's aq-mode. 3 unless changed: dark gradients band first, and it spends bits there.</summary>
    public int AqMode { get; init; } = 3;

    /// <summary>Settings for a wanted quality.</summary>
    public static EncoderSettings For(RenderQuality quality) => quality == RenderQuality.Fast ? new("superfast", 24) : new("veryfast", 20);
}
