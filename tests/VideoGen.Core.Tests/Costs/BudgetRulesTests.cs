using Shouldly;
using VideoGen.Core.Costs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Core.Tests.Costs;

public sealed class BudgetRulesTests
{
    [Fact]
    public void Without_a_budget_everything_is_allowed()
    {
        var usage = Used(1e6, 1000, Budget.None);

        BudgetRules.MoneyFault(usage).ShouldBeNull();
        BudgetRules.CpuFault(usage, 1e6).ShouldBeNull();
    }

    [Theory]
    [InlineData(4.99, 5, null)]
    [InlineData(5, 5, "The budget of 5 USD for paid providers in November 2026 is used up: 5 USD were spent. It begins anew on 1 December.")]
    [InlineData(0, 0, "The budget for paid providers is 0: only what is free may be used.")]
    public void Money_is_refused_by_name(double spent, double budget, string? fault) =>
        BudgetRules.MoneyFault(Used(0, (decimal)spent, new Budget { Money = (decimal)budget })).ShouldBe(fault);

    [Theory]
    [InlineData(90, 10, 100, null)]
    [InlineData(90.5, 10, 100, "The film takes about 10 CPU-seconds, and 10 of the budget of 100 for November 2026 are left. It begins anew on 1 December.")]
    [InlineData(0, 0, 0, null)]
    [InlineData(0, 1, 0, "The budget for rendering is 0 CPU-seconds: nothing may be rendered.")]
    public void Rendering_is_refused_by_name(double used, double estimate, double budget, string? fault) =>
        BudgetRules.CpuFault(Used(used, 0, new Budget { CpuSeconds = budget }), estimate).ShouldBe(fault);

    [Fact]
    public void An_estimate_grows_with_pixels_time_and_quality()
    {
        var small = CpuEstimate.Of(640, 360, 300, 10, RenderQuality.Fast);

        small.ShouldBeGreaterThan(0);
        CpuEstimate.Of(1280, 720, 300, 10, RenderQuality.Fast).ShouldBeGreaterThan(small);
        CpuEstimate.Of(640, 360, 600, 20, RenderQuality.Fast).ShouldBe(small * 2, 0.2);
        CpuEstimate.Of(640, 360, 300, 10, RenderQuality.High).ShouldBeGreaterThan(small);
    }

    private static Usage Used(double cpu, decimal money, Budget budget) => new()
    {
        Month = new DateOnly(2026, 11, 1), CpuSeconds = cpu, Spent = new Dictionary<string, decimal> { ["USD"] = money, ["EUR"] = 999 }, Budget = budget,
    };
}
