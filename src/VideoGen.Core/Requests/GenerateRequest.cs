using VideoGen.Core.Jobs;

namespace VideoGen.Core.Requests;

/// <summary>A checked request for a film from a prompt. Stored with the job; all a planner may look at.</summary>
public sealed record GenerateRequest : JobRequest
{
    /// <summary>What the film is about: 1 to 5,000 characters with at least one letter or digit, no control characters but line breaks and tabs.</summary>
    public required string Prompt { get; init; }

    /// <summary>Frames per second.</summary>
    public required int Fps { get; init; }

    /// <summary>Chooses among equally good designs; the same request with the same seed gives the same frames.</summary>
    public required long Seed { get; init; }

    /// <summary>What was chosen beside the prompt, checked: a JSON object (VideoGen.Composition.Storyboards.StoryboardChoices); null for nothing.</summary>
    public string? Choices { get; init; }

    /// <summary>
    /// What is known of each file that the prompt or its storyboard names: a JSON object from the name to the facts of the file
    /// (VideoGen.Composition.Layers.SourceMedia). Each file belongs to the job's owner.
    /// </summary>
    public string Sources { get; init; } = "{}";

    /// <summary>Who turns the prompt into a storyboard.</summary>
    public PlannerChoice Planner { get; init; }

    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Generate;

    /// <inheritdoc/>
    public override (int Numerator, int Denominator) Rate => (Fps, 1);
}
