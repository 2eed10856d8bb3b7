using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Features.Providers;
using VideoGen.Api.Features.Renders;
using VideoGen.Api.Features.Usage;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Costs;
using VideoGen.Core.Requests;
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

    [Description("What planning it cost by the providers' prices; empty when nothing had a known price.")]
    public required IReadOnlyList<MoneyView> Cost { get; init; }

    [Description("What making the film in high quality will take.")]
    public required EstimateView Estimate { get; init; }

    [Description("Why it was not planned by whom it should have been; empty when all went well.")]
    public required IReadOnlyList<TimelineProblemView> Warnings { get; init; }

    internal static PlannedView Of(GenerateRequest request, PlannedFilm planned)
    {
        var plain = Of(planned.Storyboard);
        return new PlannedView
        {
            Storyboard = plain.Storyboard,
            Seconds = plain.Seconds,
            Planner = planned.By,
            Cost = [.. planned.Uses.Where(use => use.Amount is not null).GroupBy(use => use.Currency!).Select(group => new MoneyView { Amount = group.Sum(use => use.Amount!.Value), Currency = group.Key })],
            Estimate = EstimateView.Of(CpuEstimate.Of(request)),
            Warnings = [.. planned.Warnings.Select(warning => new TimelineProblemView { Path = warning.Path, Code = warning.Code, Message = warning.Message, Fix = warning.Fix })],
        };
    }
}
