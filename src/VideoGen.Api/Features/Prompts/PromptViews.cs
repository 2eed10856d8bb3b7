using System.ComponentModel;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Prompts;

/// <summary>Body of POST /prompts/enhance.</summary>
public sealed record EnhanceBody
{
    [Description("The prompt, 1 to 5,000 characters.")]
    [Longest(GenerateLimits.PromptLength)]
    public string? Prompt { get; init; }

    [Description("What viewers shall do or feel at the end, one line of up to 200 characters.")]
    [Longest(200)]
    public string? Goal { get; init; }

    [Description("Who makes it better: builtin by rules, llm a language model, auto the model where one is set up. Default auto.")]
    [Words("auto", "builtin", "llm")]
    public string? Planner { get; init; }
}

/// <summary>Body of POST /prompts/enhance/{id}/choice.</summary>
public sealed record ChoiceBody
{
    [Description("a for the prompt as it was written, b for the enhanced one.")]
    [Words("a", "b")]
    public string? Variant { get; init; }
}

/// <summary>A prompt that was made better.</summary>
public sealed record EnhancedView
{
    [Description("UUID of the enhancement.")]
    public required Guid Id { get; init; }

    [Description("The better prompt; send it to POST /generate.")]
    public required string Prompt { get; init; }

    [Description("What changed, word by word: the same and the removed ones give the old prompt, the same and the added ones the new.")]
    public required IReadOnlyList<WordChangeView> Changes { get; init; }

    [Description("Who did it: builtin, or the name of a provider.")]
    public required string By { get; init; }

    [Description("Whether it was kept from before and nobody was asked.")]
    public required bool Cached { get; init; }
}

/// <summary>A run of words.</summary>
public sealed record WordChangeView
{
    [Description("same, removed or added.")]
    [Words("same", "removed", "added")]
    public required string Op { get; init; }

    [Description("The words with the spaces after them.")]
    public required string Text { get; init; }
}

/// <summary>How often prompts were made better.</summary>
public sealed record AnalyticsView
{
    [Description("Counts by who did it and what happened.")]
    public required IReadOnlyList<AnalyticsLine> Items { get; init; }
}

/// <summary>One count.</summary>
public sealed record AnalyticsLine
{
    [Description("builtin, or the name of a provider.")]
    public required string By { get; init; }

    [Description("made, cached, refreshed, chosen_a or chosen_b.")]
    public required string Event { get; init; }

    [Description("How often.")]
    public required long Count { get; init; }
}
