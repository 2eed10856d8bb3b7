using VideoGen.Core.Jobs;
using VideoGen.Core.Providers;
using VideoGen.Data.Costs;
using VideoGen.Planning;
using VideoGen.Providers;

namespace VideoGen.Dispatcher.Running;

/// <summary>The providers that a job may use: those that can be used at all, and that its owner's budget allows.</summary>
internal sealed class AllowedProviders(ProviderDirectory providers, ProviderPool pool, BudgetStore budgets)
{
    /// <summary>All there are, whatever a budget says: for stopping what was begun.</summary>
    public Task<IReadOnlyList<ProviderEntry>> AllAsync(CancellationToken ct) => providers.EntriesAsync(ct);

    /// <summary>Their entries in the order of preference, and a warning where the budget left somebody out.</summary>
    public async Task<(IReadOnlyList<ProviderEntry> Entries, JobWarning? Warning)> OfAsync(UserId owner, CancellationToken ct)
    {
        var entries = await providers.EntriesAsync(ct);
        if (entries.Count == 0)
            return ([], null);
        using var catalog = pool.Rent(entries);
        var (allowed, warning) = PaidProviders.Allowed(catalog.All, await budgets.ReadAsync(owner, ct));
        return ([.. entries.Where(entry => allowed.Any(provider => provider.Name == entry.Name))], warning);
    }
}
