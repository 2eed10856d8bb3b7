using System.Text.Json.Serialization;

namespace VideoGen.Media.Mixing;

/// <summary>Encoded sound; names are those of files in the order's folder.</summary>
public sealed record MixResult
{
    /// <summary>AAC at 48 kHz, as long as the film to the sample.</summary>
    public required string FilmName { get; init; }

    /// <summary>The same packets as fragmented MP4, in fragments of about 4 s.</summary>
    public required string StreamName { get; init; }

    /// <summary>JSON of a <see cref="FragmentIndex"/> of <see cref="StreamName"/>.</summary>
    public required string IndexName { get; init; }

    /// <summary>The music alone, as in the film; null when there is none.</summary>
    public string? MusicName { get; init; }

    /// <summary>The narration alone, as in the film; null when nobody speaks.</summary>
    public string? NarrationName { get; init; }

    /// <summary>Everything else alone, as in the film; null when there is nothing else.</summary>
    public string? EffectsName { get; init; }

    /// <summary>Measured on the encoded film sound.</summary>
    public required Loudness Loudness { get; init; }

    /// <summary>Spans of half a second or more that nobody hears, measured on the encoded film sound.</summary>
    public IReadOnlyList<SilentSpan> Silences { get; init; } = [];

    /// <summary>CPU time of the tools.</summary>
    public required TimeSpan CpuTime { get; init; }

    /// <summary>Highest resident size of a tool.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>All files of the mix, each with its media type.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, string ContentType)> Files =>
        new[] { FilmName, StreamName, IndexName, MusicName, NarrationName, EffectsName }
            .OfType<string>()
            .Select(name => (Path.GetFileName(name), name == IndexName ? "application/json" : "audio/mp4"));
}

/// <param name="From">Seconds.</param>
/// <param name="To">Seconds.</param>
public sealed record SilentSpan(double From, double To);
