using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Costs;
using VideoGen.Data.Providers;
using VideoGen.Planning;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Plans prompts for people who wait for the plan.</summary>
internal sealed class PromptPlanning(FilmPlanner planner, ProviderDirectory providers, ProviderUseStore books, BudgetStore budgets)
{
    /// <summary>Why a request can't be planned as it asks; null when it can.</summary>
    public async Task<ProblemResult?> FaultAsync(UserId owner, GenerateRequest request, CancellationToken ct)
    {
        if (request.Planner != PlannerChoice.Llm)
            return null;
        using var catalog = await providers.RentAsync(ct);
        var models = catalog.For(MediaKind.Text);
        if (models.Count == 0)
            return ProblemResult.Invalid(new FieldError("planner", "can't be llm: no language model is set up.")
            {
                Fix = "Leave planner out, or have an administrator add a provider that makes text.",
            });
        var (allowed, warning) = PaidProviders.Allowed(models, await budgets.ReadAsync(owner, ct));
        return allowed.Count > 0 ? null : new ProblemResult(ErrorCodes.BudgetExceeded, warning!.Message); // who is left out has a reason
    }

    public async Task<PlannedFilm> PlanAsync(UserId owner, GenerateRequest request, CancellationToken ct)
    {
        using var models = await ModelsAsync(owner, request, ct);
        var planned = await planner.PlanAsync(request, models.Allowed, ct);
        await books.AddAsync(owner, null, planned.Uses, CancellationToken.None); // what was spent was spent, whoever hung up
        return planned with { Budget = models.Warning };
    }

    /// <summary>The models that may be asked for somebody; none when only rules are wanted. Dispose of it when nothing uses them any more.</summary>
    public async Task<AllowedModels> ModelsAsync(UserId owner, GenerateRequest request, CancellationToken ct)
    {
        var catalog = await providers.RentAsync(ct);
        var (allowed, warning) = request.Planner == PlannerChoice.Builtin ? ([], null) : PaidProviders.Allowed(catalog.For(MediaKind.Text), await budgets.ReadAsync(owner, ct));
        return new AllowedModels(catalog, allowed, warning);
    }
}

/// <summary>Models that may be asked.</summary>
/// <param name="Catalog">Holds them.</param>
/// <param name="Allowed">In the order of preference.</param>
/// <param name="Warning">Whom a budget left out; null when nobody was.</param>
internal sealed record AllowedModels(ProviderCatalog Catalog, IReadOnlyList<IProvider> Allowed, JobWarning? Warning) : IDisposable
{
    public void Dispose() => Catalog.Dispose();
}
