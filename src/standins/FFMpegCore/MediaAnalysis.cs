using System.Globalization;
using System.Text.Json;
using FFMpegCore.Exceptions;

namespace FFMpegCore;

/// <summary>ffprobe's JSON as the types above; what it leaves out is zero, null or an empty list.</summary>
internal sealed class MediaAnalysis : IMediaAnalysis
{
    internal MediaAnalysis(JsonElement root, IReadOnlyList<string> errors)
    {
        if (!root.TryGetProperty("format", out var format)) throw new FormatNullException();
        Format = ReadFormat(format);
        ErrorData = errors;
        if (!root.TryGetProperty("streams", out var streams)) return;
        foreach (var stream in streams.EnumerateArray())
        {
            switch (Text(stream, "codec_type"))
            {
                case "video": VideoStreams.Add(ReadVideo(stream)); break;
                case "audio": AudioStreams.Add(ReadAudio(stream)); break;
                case "subtitle": SubtitleStreams.Add(ReadCommon(stream, new SubtitleStream())); break;
            }
        }
    }

    public TimeSpan Duration => new[]
    {
        Format.Duration, PrimaryVideoStream?.Duration ?? TimeSpan.Zero, PrimaryAudioStream?.Duration ?? TimeSpan.Zero,
    }.Max();

    public MediaFormat Format { get; }

    public AudioStream? PrimaryAudioStream => AudioStreams.MinBy(s => s.Index);

    public VideoStream? PrimaryVideoStream => VideoStreams.MinBy(s => s.Index);

    public List<VideoStream> VideoStreams { get; } = [];

    public List<AudioStream> AudioStreams { get; } = [];

    public List<SubtitleStream> SubtitleStreams { get; } = [];

    public IReadOnlyList<string> ErrorData { get; }

    private static MediaFormat ReadFormat(JsonElement format) => new()
    {
        Duration = Time(format, "duration"),
        StartTime = Time(format, "start_time"),
        FormatName = Text(format, "format_name")!,
        FormatLongName = Text(format, "format_long_name")!,
        StreamCount = Int(format, "nb_streams"),
        ProbeScore = Int(format, "probe_score"),
        BitRate = Number(format, "bit_rate"),
        Tags = Tags(format),
    };

    private static VideoStream ReadVideo(JsonElement stream)
    {
        var (width, height) = Pair(stream, "display_aspect_ratio");
        var (sampleWidth, sampleHeight) = Pair(stream, "sample_aspect_ratio");
        return ReadCommon(stream, new VideoStream
        {
            AvgFrameRate = Rate(stream, "avg_frame_rate"),
            AverageFrameRate = Rate(stream, "avg_frame_rate"),
            FrameRate = Rate(stream, "r_frame_rate"),
            BitsPerRawSample = Int(stream, "bits_per_raw_sample"),
            DisplayAspectRatio = (width, height),
            SampleAspectRatio = (sampleWidth, sampleHeight),
            Profile = Text(stream, "profile")!,
            Width = Int(stream, "width"),
            Height = Int(stream, "height"),
            PixelFormat = Text(stream, "pix_fmt")!,
            Level = Int(stream, "level"),
            Rotation = Rotation(stream),
            ColorRange = Text(stream, "color_range")!,
            ColorSpace = Text(stream, "color_space")!,
            ColorTransfer = Text(stream, "color_transfer")!,
            ColorPrimaries = Text(stream, "color_primaries")!,
        });
    }

    private static AudioStream ReadAudio(JsonElement stream) => ReadCommon(stream, new AudioStream
    {
        Channels = Int(stream, "channels"),
        ChannelLayout = Text(stream, "channel_layout")!,
        SampleRateHz = Int(stream, "sample_rate"),
        Profile = Text(stream, "profile")!,
    });

    private static T ReadCommon<T>(JsonElement stream, T result)
        where T : MediaStream
    {
        result.Index = Int(stream, "index");
        result.CodecName = Text(stream, "codec_name")!;
        result.CodecLongName = Text(stream, "codec_long_name")!;
        result.CodecTag = Text(stream, "codec_tag")!;
        result.CodecTagString = Text(stream, "codec_tag_string")!;
        result.BitRate = (long)Number(stream, "bit_rate");
        result.StartTime = Time(stream, "start_time");
        result.Duration = Time(stream, "duration");
        result.Tags = Tags(stream);
        result.Language = result.Tags?.GetValueOrDefault("language");
        result.BitDepth = Int(stream, "bits_per_raw_sample") is var raw and > 0 ? raw : Int(stream, "bits_per_sample");
        if (stream.TryGetProperty("disposition", out var disposition))
            result.Disposition = disposition.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32() == 1);
        return result;
    }

    private static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    private static double Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static int Int(JsonElement element, string name) => (int)Number(element, name);

    private static Dictionary<string, string>? Tags(JsonElement element) =>
        element.TryGetProperty("tags", out var tags)
            ? tags.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : null;

    /// <summary>H:MM:SS.ffffff, hours unbounded; cut to milliseconds as upstream does.</summary>
    private static TimeSpan Time(JsonElement element, string name)
    {
        var text = Text(element, name);
        if (text is null) return TimeSpan.Zero;
        var sign = text.StartsWith('-') ? -1 : 1;
        var parts = text.TrimStart('-').Split(':');
        if (parts.Length != 3
            || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minutes)
            || !decimal.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.Zero;
        return sign * (TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(minutes) + TimeSpan.FromMilliseconds((long)(seconds * 1000)));
    }

    private static double Rate(JsonElement element, string name) =>
        Text(element, name)?.Split('/') is [var above, var below]
        && double.TryParse(above, CultureInfo.InvariantCulture, out var dividend)
        && double.TryParse(below, CultureInfo.InvariantCulture, out var divisor) && divisor != 0
            ? dividend / divisor : 0;

    private static (int Width, int Height) Pair(JsonElement element, string name) =>
        Text(element, name)?.Split(':') is [var left, var right]
        && int.TryParse(left, CultureInfo.InvariantCulture, out var width)
        && int.TryParse(right, CultureInfo.InvariantCulture, out var height)
            ? (width, height) : (0, 0);

    private static int Rotation(JsonElement stream)
    {
        if (stream.TryGetProperty("side_data_list", out var sides))
            foreach (var side in sides.EnumerateArray())
                if (Text(side, "side_data_type") == "Display Matrix") return Int(side, "rotation");
        return stream.TryGetProperty("tags", out var tags) ? Int(tags, "rotate") : 0;
    }
}
