using System.Text.Json.Nodes;

namespace VideoGen.Cli.Jobs;

/// <summary>Body of POST /api/v1/generate. What is null is not sent: the server's defaults hold, and its rules name what is wrong.</summary>
internal sealed record FilmRequest
{
    public string? Prompt { get; init; }

    /// <summary>Instead of the prompt and all that a storyboard says itself.</summary>
    public JsonObject? Storyboard { get; init; }

    public double? Duration { get; init; }

    public string? Size { get; init; }

    public int? Fps { get; init; }

    public long? Seed { get; init; }

    /// <summary>Names of a mood, a palette, fonts, a background or a transition.</summary>
    public string? Style { get; init; }

    public JsonObject? Voice { get; init; }

    public JsonObject? Music { get; init; }

    public JsonObject? Captions { get; init; }

    public string? Quality { get; init; }

    public string? Priority { get; init; }
}
