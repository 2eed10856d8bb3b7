using VideoGen.Core.Jobs;

namespace VideoGen.Core.Requests;

/// <summary>How much care a render takes.</summary>
public enum RenderQuality
{
    /// <summary>Quick encode, for drafts and previews.</summary>
    Fast,

    /// <summary>The quality to publish.</summary>
    High,
}

/// <summary>A checked request for a film from a prompt. Stored with the job; all a planner may look at.</summary>
public sealed record GenerateRequest
{
    /// <summary>What the film is about: 1 to 5,000 characters with at least one letter or digit, no control characters but line breaks and tabs.</summary>
    public required string Prompt { get; init; }

    /// <summary>Length in frames.</summary>
    public required int Frames { get; init; }

    /// <summary>Width in pixels, even.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, even.</summary>
    public required int Height { get; init; }

    /// <summary>Frames per second.</summary>
    public required int Fps { get; init; }

    /// <summary>Chooses among equally good designs; the same request with the same seed gives the same frames.</summary>
    public required long Seed { get; init; }

    /// <summary>Encoding effort.</summary>
    public required RenderQuality Quality { get; init; }

    /// <summary>Which queue the job waits in.</summary>
    public required JobPriority Priority { get; init; }

    /// <summary>Length in seconds.</summary>
    public double DurationSeconds => (double)Frames / Fps;
}
