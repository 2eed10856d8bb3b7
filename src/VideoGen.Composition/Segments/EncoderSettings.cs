using VideoGen.Core.Requests;

namespace VideoGen.Composition.Segments;

/// <summary>How segments are encoded. All segments of a film share it, else they could not be joined by copying.</summary>
/// <param name="Preset">x264 preset.</param>
/// <param name="Crf">x264 quality, lower is better.</param>
public sealed record EncoderSettings(string Preset, int Crf)
{
    private const int PlainAq = 1;

    /// <summary>x264's aq-mode. 3 unless changed: dark gradients band first, and it spends bits there.</summary>
    public int AqMode { get; init; } = 3;

    /// <summary>The same with a crf that is given outright: bits are spread x264's own way then, as its author knows it.</summary>
    public EncoderSettings WithCrf(int crf) => this with { Crf = crf, AqMode = PlainAq };

    /// <summary>Settings for a wanted quality.</summary>
    public static EncoderSettings For(RenderQuality quality) => quality == RenderQuality.Fast ? new("superfast", 24) : new("veryfast", 20);
}
