using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Features.Renders;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Storyboards;
using VideoGen.Planning;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>A storyboard.</summary>
public record StoryboardView
{
    [Description("What the film says and shows, scene by scene. Change what you like and send it to POST /generate.")]
    public required JsonElement Storyboard { get; init; }

    [Description("Seconds that each scene will last, in order; estimated from its words where they are not set.")]
    public required IReadOnlyList<double> Seconds { get; init; }

    internal static StoryboardView Of(Storyboard board) => new()
    {
        Storyboard = JsonSerializer.Deserialize<JsonElement>(StoryboardJson.Write(board)),
        Seconds = [.. EditContext.None.SecondsOf(board).Select(s => Math.Round(s, 2))],
    };
}

/// <summary>A storyboard that has just been planned.</summary>
public sealed record PlannedView : StoryboardView
{
    [Description("Who planned it: builtin, or the name of a provider.")]
    public required string Planner { get; init; }

    [Description("Why it was not planned by whom it should have been; empty when all went well.")]
    public required IReadOnlyList<TimelineProblemView> Warnings { get; init; }

    internal static PlannedView Of(PlannedFilm planned)
    {
        var plain = Of(planned.Storyboard);
        return new PlannedView
        {
            Storyboard = plain.Storyboard,
            Seconds = plain.Seconds,
            Planner = planned.By,
            Warnings = [.. planned.Warnings.Select(warning => new TimelineProblemView { Path = warning.Path, Code = warning.Code, Message = warning.Message, Fix = warning.Fix })],
        };
    }
}
