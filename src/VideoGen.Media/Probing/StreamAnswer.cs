using System.Text.Json.Serialization;

namespace VideoGen.Media.Probing;

/// <summary>ffprobe's answer about a file, as far as it is read. Set, not init: the generated reader would pass null for what is missing.</summary>
internal sealed record FileAnswer
{
    public IReadOnlyList<StreamAnswer> Streams { get; set; } = [];

    public FormatAnswer Format { get; set; } = new();
}

internal sealed record FormatAnswer
{
    public int NbStreams { get; set; }

    public string? StartTime { get; set; }

    public string? Duration { get; set; }
}

internal sealed record StreamAnswer
{
    public int Index { get; set; }

    public string CodecType { get; set; } = "";

    public string CodecName { get; set; } = "";

    public string Profile { get; set; } = "";

    public int Width { get; set; }

    public int Height { get; set; }

    public string? SampleAspectRatio { get; set; }

    public string PixFmt { get; set; } = "";

    public string ColorSpace { get; set; } = "";

    public string ColorPrimaries { get; set; } = "";

    public string ColorTransfer { get; set; } = "";

    public string ColorRange { get; set; } = "";

    public string? AvgFrameRate { get; set; }

    public string? TimeBase { get; set; }

    public string? StartTime { get; set; }

    public string? Duration { get; set; }

    public string? SampleRate { get; set; }

    public int Channels { get; set; }

    public IReadOnlyDictionary<string, int> Disposition { get; set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    public IReadOnlyList<SideData> SideDataList { get; set; } = [];
}

internal sealed record SideData
{
    /// <summary>Degrees against the clock.</summary>
    public double? Rotation { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FileAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
