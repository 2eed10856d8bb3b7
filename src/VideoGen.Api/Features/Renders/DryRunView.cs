using System.ComponentModel;
using VideoGen.Composition.Documents;

namespace VideoGen.Api.Features.Renders;

/// <summary>Answer of POST /renders?dry_run=true.</summary>
public sealed record DryRunView
{
    [Description("Whether the timeline can be rendered.")]
    public required bool Valid { get; init; }

    [Description("Everything that is wrong, in the order of the document.")]
    public required IReadOnlyList<TimelineProblemView> Errors { get; init; }

    [Description("What will render, but perhaps not as meant, in the order of the document. With not_checked no worker could be asked: then texts and typefaces were not looked at.")]
    public required IReadOnlyList<TimelineProblemView> Warnings { get; init; }

    [Description("What would be rendered; null when something is wrong.")]
    public PlanView? Plan { get; init; }
}

/// <summary>Something in a timeline that is wrong, or that its author should know.</summary>
public sealed record TimelineProblemView
{
    [Description("JSON path from the timeline's root, such as $.tracks[0].clips[2].length, or variables.name for a given value.")]
    public required string Path { get; init; }

    [Description("Stable machine name.")]
    public required string Code { get; init; }

    [Description("What is wrong, in one sentence.")]
    public required string Message { get; init; }

    [Description("What to do, in one sentence.")]
    public required string Fix { get; init; }

    internal static TimelineProblemView Of(TimelineProblem problem) =>
        new() { Path = problem.Path, Code = problem.Code, Message = problem.Message, Fix = problem.Fix };
}

public sealed record PlanView
{
    [Description("Width in pixels.")]
    public required int Width { get; init; }

    [Description("Height in pixels.")]
    public required int Height { get; init; }

    [Description("Exact frames per second as a fraction.")]
    public required string FrameRate { get; init; }

    [Description("Length in frames.")]
    public required long Frames { get; init; }

    [Description("Length in seconds.")]
    public required double Duration { get; init; }

    [Description("What rendering all of it in high quality will take; what exists already takes nothing.")]
    public required Usage.EstimateView Estimate { get; init; }

    [Description("Layers of the picture.")]
    public required int Layers { get; init; }

    [Description("Sounds of the mix.")]
    public required int Sounds { get; init; }

    [Description("Assets that are used.")]
    public required int Assets { get; init; }

    [Description("Segments that the film is rendered in; null when no worker could be asked.")]
    public PlannedSegmentsView? Segments { get; init; }

    [Description("Whether the sound is mixed already; null when no worker could be asked.")]
    public bool? SoundExists { get; init; }

    [Description("Whether the whole film exists already, so that a render only copies it; null when no worker could be asked.")]
    public bool? FilmExists { get; init; }
}

public sealed record PlannedSegmentsView
{
    [Description("Segments of the whole film.")]
    public required int Total { get; init; }

    [Description("Of those: how many exist already and are not rendered again.")]
    public required int Reused { get; init; }
}
