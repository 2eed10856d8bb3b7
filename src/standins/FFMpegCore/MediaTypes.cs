namespace FFMpegCore;

public interface IMediaAnalysis
{
    /// <summary>The longest of the container's and the first streams' durations.</summary>
    TimeSpan Duration { get; }

    MediaFormat Format { get; }

    AudioStream? PrimaryAudioStream { get; }

    VideoStream? PrimaryVideoStream { get; }

    List<VideoStream> VideoStreams { get; }

    List<AudioStream> AudioStreams { get; }

    List<SubtitleStream> SubtitleStreams { get; }

    /// <summary>What ffprobe wrote to its error stream.</summary>
    IReadOnlyList<string> ErrorData { get; }
}

public class MediaFormat
{
    public TimeSpan Duration { get; set; }

    public TimeSpan StartTime { get; set; }

    public string FormatName { get; set; } = null!;

    public string FormatLongName { get; set; } = null!;

    public int StreamCount { get; set; }

    public double ProbeScore { get; set; }

    /// <summary>Bits per second.</summary>
    public double BitRate { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

public abstract class MediaStream
{
    public int Index { get; set; }

    public string CodecName { get; set; } = null!;

    public string CodecLongName { get; set; } = null!;

    public string CodecTagString { get; set; } = null!;

    public string CodecTag { get; set; } = null!;

    /// <summary>Bits per second.</summary>
    public long BitRate { get; set; }

    public TimeSpan StartTime { get; set; }

    public TimeSpan Duration { get; set; }

    public string? Language { get; set; }

    public Dictionary<string, bool>? Disposition { get; set; }

    public int? BitDepth { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

public class VideoStream : MediaStream
{
    public double AvgFrameRate { get; set; }

    public int BitsPerRawSample { get; set; }

    public (int Width, int Height) DisplayAspectRatio { get; set; }

    public (int Width, int Height) SampleAspectRatio { get; set; }

    public string Profile { get; set; } = null!;

    public int Width { get; set; }

    public int Height { get; set; }

    public double FrameRate { get; set; }

    public string PixelFormat { get; set; } = null!;

    public int Level { get; set; }

    /// <summary>Degrees, from the display matrix or the old rotate tag.</summary>
    public int Rotation { get; set; }

    public double AverageFrameRate { get; set; }

    public string ColorRange { get; set; } = null!;

    public string ColorSpace { get; set; } = null!;

    public string ColorTransfer { get; set; } = null!;

    public string ColorPrimaries { get; set; } = null!;
}

public class AudioStream : MediaStream
{
    public int Channels { get; set; }

    public string ChannelLayout { get; set; } = null!;

    public int SampleRateHz { get; set; }

    public string Profile { get; set; } = null!;
}

public class SubtitleStream : MediaStream;
