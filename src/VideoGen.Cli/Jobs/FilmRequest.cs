namespace VideoGen.Cli.Jobs;

/// <summary>Body of POST /api/v1/generate. What is null is not sent: the server's defaults hold, and its rules name what is wrong.</summary>
internal sealed record FilmRequest
{
    public string? Prompt { get; init; }

    /// <summary>Instead of the prompt and all that a storyboard says itself.</summary>
    public System.Text.Json.Nodes.JsonObject? Storyboard { get; init; }

    public double? Duration { get; init; }

    public string? Size { get; init; }

    public int? Fps { get; init; }

    public long? Seed { get; init; }

    public string? Quality { get; init; }

    public string? Priority { get; init; }
}
