namespace VideoGen.Composition.Layers;

/// <summary>What is known of a file that clips use. The facts come from a probe in the sandbox.</summary>
public sealed record SourceMedia
{
    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Key in the object store.</summary>
    public required string ObjectKey { get; init; }

    /// <summary>Size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Name for people, already cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>ffmpeg's demuxer, from our own look at the first bytes: "mov", "matroska", "png_pipe", "wav"…</summary>
    public required string Demuxer { get; init; }

    /// <summary>Length; zero for a still.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Null when there is none.</summary>
    public VideoFacts? Video { get; init; }

    /// <summary>Null when there is none.</summary>
    public AudioFacts? Audio { get; init; }

    /// <summary>What a subtitle file says, as it is written; null for everything else.</summary>
    public string? Text { get; init; }

    /// <summary>A picture that does not move.</summary>
    public bool IsStill => Video is not null && Duration == TimeSpan.Zero;
}

/// <summary>The first video stream of a file.</summary>
public sealed record VideoFacts
{
    /// <summary>Decoder's name for the codec: "h264".</summary>
    public required string Codec { get; init; }

    /// <summary>H.264's "High"; empty when unknown.</summary>
    public string Profile { get; init; } = "";

    /// <summary>As coded, before rotation and pixel shape.</summary>
    public required int CodedWidth { get; init; }

    /// <summary>As coded, before rotation and pixel shape.</summary>
    public required int CodedHeight { get; init; }

    /// <summary>Shape of a pixel: width over height.</summary>
    public int SarNumerator { get; init; } = 1;

    /// <summary>Shape of a pixel: width over height.</summary>
    public int SarDenominator { get; init; } = 1;

    /// <summary>Clockwise turn for viewing: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }

    /// <summary>As ffmpeg names it: "yuv420p".</summary>
    public string PixelFormat { get; init; } = "";

    /// <summary>Whether pictures have an alpha channel.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>"bt709", "smpte170m"…; empty when the file does not say.</summary>
    public string Matrix { get; init; } = "";

    /// <summary>"bt709"…; empty when the file does not say.</summary>
    public string Primaries { get; init; } = "";

    /// <summary>"bt709", "smpte2084"…; empty when the file does not say.</summary>
    public string Transfer { get; init; } = "";

    /// <summary>"tv" or "pc"; empty when the file does not say.</summary>
    public string Range { get; init; } = "";

    /// <summary>Average rate; null for a still.</summary>
    public FrameRate? Rate { get; init; }

    /// <summary>Whether frames come at uneven times.</summary>
    public bool IsVariable { get; init; }

    /// <summary>Frames in all; 0 when unknown.</summary>
    public long Frames { get; init; }

    /// <summary>Numbers of the frames that can be decoded by themselves, in order of display, for streams that might be copied; else empty.</summary>
    public IReadOnlyList<long> Keyframes { get; init; } = [];

    /// <summary>Time of the first picture on the file's clock.</summary>
    public TimeSpan StartTime { get; init; }

    /// <summary>Width as seen, after rotation and with square pixels.</summary>
    public int Width => Turned ? CodedHeight : Square(CodedWidth);

    /// <summary>Height as seen, after rotation and with square pixels.</summary>
    public int Height => Turned ? Square(CodedWidth) : CodedHeight;

    private bool Turned => Rotation is 90 or 270;

    private int Square(int width) => SarNumerator == SarDenominator || SarNumerator <= 0 || SarDenominator <= 0
        ? width
        : (int)Math.Round((double)width * SarNumerator / SarDenominator);
}

/// <summary>The first audio stream of a file.</summary>
/// <param name="Codec">Decoder's name for the codec: "aac".</param>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Channels">How many.</param>
/// <param name="StartTime">Time of the first sample on the file's clock.</param>
public sealed record AudioFacts(string Codec, int SampleRate, int Channels, TimeSpan StartTime);
