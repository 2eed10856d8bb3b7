using VideoGen.Core.Costs;
using VideoGen.Core.Jobs;
using VideoGen.Providers;

namespace VideoGen.Planning;

/// <summary>Which providers a budget allows.</summary>
public static class PaidProviders
{
    /// <summary>Leaves out the paid ones where the money is used up, and those whose prices can't be counted against it.</summary>
    /// <param name="all">In the order of preference.</param>
    /// <param name="usage">What their user has used, and may use.</param>
    /// <returns>The rest, and a warning where somebody was left out.</returns>
    public static (IReadOnlyList<IProvider> Allowed, JobWarning? Warning) Allowed(IReadOnlyList<IProvider> all, Usage usage)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(usage);
        var usedUp = BudgetRules.MoneyFault(usage);
        var refused = all.Select(provider => (provider.Name, Fault: Fault(provider, usage, usedUp))).Where(one => one.Fault is not null).ToArray();
        if (refused.Length == 0) return (all, null);
        var warning = new JobWarning(
            "providers", "budget", $"{string.Join(", ", refused.Select(one => $"\"{one.Name}\""))} may not be asked. {refused[0].Fault}",
            "Ask an administrator for a larger budget; what is free goes on.");
        return ([.. all.Where(provider => refused.All(one => one.Name != provider.Name))], warning);
    }

    private static string? Fault(IProvider provider, Usage usage, string? usedUp) => provider.Capability switch
    {
        { Paid: false } => null,
        _ when usedUp is not null => usedUp,
        { Prices: [{ Currency: var currency }, ..] } when usage.Budget.Money is not null && currency != usage.Budget.Currency =>
            $"Its prices in {currency} can't be counted against a budget in {usage.Budget.Currency}.",
        _ => null,
    };
}
