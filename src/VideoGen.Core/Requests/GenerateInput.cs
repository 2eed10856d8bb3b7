namespace VideoGen.Core.Requests;

/// <summary>
/// A request for a film as a caller wrote it, before any check. What is null was not given; <see cref="GenerateRules"/> fills
/// in the defaults and names every field that is wrong.
/// </summary>
public sealed record GenerateInput
{
    /// <summary>What the film is about; required.</summary>
    public string? Prompt { get; init; }

    /// <summary>Length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Frame as "WIDTHxHEIGHT" in pixels; instead of <see cref="Width"/> and <see cref="Height"/>.</summary>
    public string? Size { get; init; }

    /// <summary>Frame width in pixels, together with <see cref="Height"/>.</summary>
    public int? Width { get; init; }

    /// <summary>Frame height in pixels, together with <see cref="Width"/>.</summary>
    public int? Height { get; init; }

    /// <summary>Frames per second.</summary>
    public int? Fps { get; init; }

    /// <summary>Chooses among equally good designs, 0 to 2^53 − 1 so that every JSON reader keeps it exactly.</summary>
    public long? Seed { get; init; }

    /// <summary>"fast" or "high".</summary>
    public string? Quality { get; init; }

    /// <summary>"low", "normal" or "high".</summary>
    public string? Priority { get; init; }

    /// <summary>"auto", "builtin" or "llm".</summary>
    public string? Planner { get; init; }

    /// <summary>Name of the film in lists.</summary>
    public string? Title { get; init; }

    /// <summary>The caller's own labels, given back with the job.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
