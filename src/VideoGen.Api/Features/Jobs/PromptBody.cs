using System.ComponentModel;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Jobs;

/// <summary>What a film from a prompt is about, and its form. All fields may be null here; the rules of VideoGen.Core name each one that is wrong.</summary>
public abstract record PromptBody : ChoicesBody
{
    [Description("What the film is about: 1 to 5,000 characters with at least one letter or digit. Headings, lists and lines such as \"scene 1: …\" are understood. Required unless there is a storyboard.")]
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

    [Description("Who turns the prompt into a storyboard: builtin is the planner that needs no model; llm a language model, with the built-in one where that fails; auto is llm where one is set up. Default auto.")]
    [Words("auto", "builtin", "llm")]
    public string? Planner { get; init; }

    internal virtual GenerateInput Input() => new() { Prompt = Prompt, Duration = Duration, Size = Size, Width = Width, Height = Height, Fps = Fps, Seed = Seed, Planner = Planner };
}
