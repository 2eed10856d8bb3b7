using System.Globalization;

namespace VideoGen.Core.Costs;

/// <summary>Whether a budget allows something. What it says names the budget, what of it is used, and when it begins anew.</summary>
public static class BudgetRules
{
    /// <summary>Why paid providers may not be asked; null when they may.</summary>
    /// <param name="usage">What was used, and what may be.</param>
    public static string? MoneyFault(Usage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Budget.Money is not { } budget) return null;
        var spent = usage.Spent.GetValueOrDefault(usage.Budget.Currency);
        return spent < budget ? null
            : budget == 0 ? "The budget for paid providers is 0: only what is free may be used."
            : Text($"The budget of {budget:0.##} {usage.Budget.Currency} for paid providers in {Month(usage)} is used up: {spent:0.##} {usage.Budget.Currency} were spent. It begins anew on {Next(usage)}.");
    }

    /// <summary>Why a film may not be rendered; null when it may.</summary>
    /// <param name="usage">What was used, and what may be.</param>
    /// <param name="estimate">Seconds of processors that it will take.</param>
    public static string? CpuFault(Usage usage, double estimate)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Budget.CpuSeconds is not { } budget || usage.CpuSeconds + estimate <= budget) return null;
        return budget == 0
            ? "The budget for rendering is 0 CPU-seconds: nothing may be rendered."
            : Text($"The film takes about {estimate:0} CPU-seconds, and {Math.Max(0, budget - usage.CpuSeconds):0} of the budget of {budget:0} for {Month(usage)} are left. It begins anew on {Next(usage)}.");
    }

    private static string Month(Usage usage) => usage.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Next(Usage usage) => usage.Month.AddMonths(1).ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
