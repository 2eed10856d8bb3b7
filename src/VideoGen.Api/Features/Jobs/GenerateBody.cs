using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Body of POST /generate. All fields may be null here; the rules of VideoGen.Core name each one that is wrong.</summary>
public sealed record GenerateBody
{
    [Description("What the film is about: 1 to 5,000 characters with at least one letter or digit. Headings, lists and lines such as \"scene 1: …\" are understood. Required.")]
    [Example("\"Three reasons to grow your own tomatoes\"")]
    [Longest(GenerateLimits.PromptLength)]
    public string? Prompt { get; init; }

    [Description("Length in seconds. Default 20.")]
    [Bounds(GenerateLimits.MinSeconds, GenerateLimits.MaxSeconds)]
    [Example("20")]
    public double? Duration { get; init; }

    [Description("Frame as WIDTHxHEIGHT in pixels: even sides of 240 to 1920, at most 2,088,960 pixels in all. Default 1280x720. Not together with width and height.")]
    [Example("\"1280x720\"")]
    [Longest(11)]
    public string? Size { get; init; }

    [Description("Frame width in pixels, even; together with height.")]
    [Bounds(GenerateLimits.MinSide, GenerateLimits.MaxSide)]
    public int? Width { get; init; }

    [Description("Frame height in pixels, even; together with width.")]
    [Bounds(GenerateLimits.MinSide, GenerateLimits.MaxSide)]
    public int? Height { get; init; }

    [Description("Frames per second. Default 30.")]
    [Bounds(GenerateLimits.MinFps, GenerateLimits.MaxFps)]
    public int? Fps { get; init; }

    [Description("Chooses among equally good designs; the same request with the same seed makes the same frames. Default: a random one, told in the job.")]
    [Bounds(0, GenerateLimits.MaxSeed)]
    public long? Seed { get; init; }

    [Description("Encoding effort: fast for drafts, high to publish. Default high.")]
    [Words("fast", "high")]
    public string? Quality { get; init; }

    [Description("Which queue the job waits in. Default normal.")]
    [Words("low", "normal", "high")]
    public string? Priority { get; init; }

    [Description("Name of the film, one line of up to 200 characters. Default: the start of the prompt.")]
    [Longest(GenerateLimits.TitleLength)]
    public string? Title { get; init; }

    [Description("The caller's own labels: up to 16, names of up to 64 and values of up to 512 characters. Given back with the job.")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal GenerateInput Input() => new()
    {
        Prompt = Prompt,
        Duration = Duration,
        Size = Size,
        Width = Width,
        Height = Height,
        Fps = Fps,
        Seed = Seed,
        Quality = Quality,
        Priority = Priority,
        Title = Title,
        Metadata = Metadata,
    };

    /// <summary>SHA-256 of what was asked, whatever the order and spacing of the JSON.</summary>
    internal byte[] Hash()
    {
        var ordered = this with { Metadata = Metadata is null ? null : new SortedDictionary<string, string>(Metadata.ToDictionary(), StringComparer.Ordinal) };
        return System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ordered, ApiJson.Options));
    }
}
