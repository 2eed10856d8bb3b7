using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Providers;
using VideoGen.Planning;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Plans prompts for people who wait for the plan.</summary>
internal sealed class PromptPlanning(FilmPlanner planner, ProviderDirectory providers, ProviderUseStore books)
{
    /// <summary>Why a request can't be planned as it asks; null when it can.</summary>
    public async Task<FieldError?> FaultAsync(GenerateRequest request, CancellationToken ct)
    {
        if (request.Planner != PlannerChoice.Llm)
            return null;
        using var catalog = await providers.RentAsync(ct);
        return catalog.For(MediaKind.Text).Count > 0
            ? null
            : new FieldError("planner", "can't be llm: no language model is set up.") { Fix = "Leave planner out, or have an administrator add a provider that makes text." };
    }

    public async Task<PlannedFilm> PlanAsync(UserId owner, GenerateRequest request, CancellationToken ct)
    {
        using var catalog = await providers.RentAsync(ct);
        var planned = await planner.PlanAsync(request, catalog.For(MediaKind.Text), ct);
        await books.AddAsync(owner, null, planned.Uses, CancellationToken.None); // what was spent was spent, whoever hung up
        return planned;
    }
}
