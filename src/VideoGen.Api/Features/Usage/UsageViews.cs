using System.ComponentModel;
using VideoGen.Api.Features.Providers;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Costs;

namespace VideoGen.Api.Features.Usage;

/// <summary>What somebody has used in this month.</summary>
public sealed record UsageView
{
    [Description("First day of the month (UTC) that is counted.")]
    [Example("\"2026-11-01\"")]
    public required DateOnly Month { get; init; }

    [Description("Seconds of processors that rendering took.")]
    public required double CpuSeconds { get; init; }

    [Description("What paid providers cost by their prices, one amount for each currency.")]
    public required IReadOnlyList<MoneyView> Spent { get; init; }

    [Description("What may be used in a month; null for no limit.")]
    public BudgetView? Budget { get; init; }

    internal static UsageView Of(Core.Costs.Usage usage) => new()
    {
        Month = usage.Month,
        CpuSeconds = Math.Round(usage.CpuSeconds, 2),
        Spent = [.. usage.Spent.Select(one => new MoneyView { Amount = one.Value, Currency = one.Key })],
        Budget = usage.Budget is { Money: null, CpuSeconds: null } ? null : BudgetView.Of(usage.Budget),
    };
}

/// <summary>What may be used in a month.</summary>
public sealed record BudgetView
{
    [Description("Most money for paid providers in a calendar month (UTC); null for no limit. 0 allows what is free alone.")]
    [Bounds(0, 1_000_000)]
    public decimal? Money { get; init; }

    [Description("ISO 4217. Default USD.")]
    [Example("\"USD\"")]
    public string? Currency { get; init; }

    [Description("Most seconds of processors for rendering in a calendar month (UTC); null for no limit.")]
    [Bounds(0, 1_000_000_000)]
    public double? CpuSeconds { get; init; }

    internal static BudgetView Of(Budget budget) => new() { Money = budget.Money, Currency = budget.Currency, CpuSeconds = budget.CpuSeconds };
}

/// <summary>A user as administrators see them.</summary>
public sealed record UserView
{
    [Description("UUID of the account.")]
    public required Guid Id { get; init; }

    [Description("E-mail address.")]
    public required string Email { get; init; }

    [Description("user or admin.")]
    public required string Role { get; init; }

    [Description("When the account was made (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("What it has used in this month, and what it may.")]
    public required UsageView Usage { get; init; }
}

public sealed record UserList
{
    [Description("By e-mail address.")]
    public required IReadOnlyList<UserView> Items { get; init; }
}

/// <summary>What a film will take.</summary>
public sealed record EstimateView
{
    [Description("Seconds of processors for rendering it, from measured films; right within a factor of two on most machines.")]
    public required double CpuSeconds { get; init; }

    internal static EstimateView Of(double cpuSeconds) => new() { CpuSeconds = cpuSeconds };
}
