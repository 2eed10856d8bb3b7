using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Api.Tests.Providers;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Usage;

public sealed class BudgetTests(ProviderFixture api) : IClassFixture<ProviderFixture>
{
    private static readonly object Film = new { prompt = "Tea", duration = 20, size = "1280x720" };

    [Fact]
    public async Task A_budget_for_rendering_refuses_what_does_not_fit_and_says_why()
    {
        var admin = await api.AdminAsync();
        var user = await api.Server.SignUpAsync();
        await api.Database.Database.ExecuteAsync(
            $"insert into usage_months (owner_id, month, cpu_seconds) values ('{user.Id}', date_trunc('month', now() at time zone 'utc')::date, 95)");

        await SetAsync(admin, user, new { cpu_seconds = 100 });
        using var refused = await user.Client.PostAsJsonAsync("/api/v1/generate", Film);
        await SetAsync(admin, user, new { cpu_seconds = 0 });
        using var zero = await user.Client.PostAsJsonAsync("/api/v1/generate", Film);
        await SetAsync(admin, user, new { });
        using var free = await user.Client.PostAsJsonAsync("/api/v1/generate", Film);

        (await refused.ShouldBeProblemAsync(HttpStatusCode.PaymentRequired, "budget_exceeded"))["detail"]!.ToString().ShouldContain("5 of the budget of 100");
        (await zero.ShouldBeProblemAsync(HttpStatusCode.PaymentRequired, "budget_exceeded"))["detail"]!.ToString().ShouldContain("nothing may be rendered");
        free.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_budget_of_no_money_leaves_out_paid_providers_and_the_built_in_planner_goes_on()
    {
        var admin = await api.AdminAsync();
        var user = await api.Server.SignUpAsync();
        api.Model.On("POST /v1/chat/completions", Reply.Status(500));
        await ProviderFixture.AddAsync(admin, api.Chat("paid") with { ApiKey = "good-key", Prices = [new JsonObject { ["per"] = "item", ["amount"] = 1 }] });
        await SetAsync(admin, user, new { money = 0 });

        var planned = await user.Client.PostAsJsonAsync("/api/v1/storyboards", Film).JsonAsync();

        ((string)planned["planner"]!).ShouldBe("builtin");
        var warnings = planned["warnings"]!.AsArray().Select(w => (Code: (string)w!["code"]!, Message: (string)w["message"]!)).ToArray();
        warnings.ShouldContain(w => w.Code == "budget" && w.Message == "\"paid\" may not be asked. The budget for paid providers is 0: only what is free may be used.");
        api.Model.Requests.ShouldNotContain(seen => seen.Method == "POST");
        ((double)planned["estimate"]!["cpu_seconds"]!).ShouldBeGreaterThan(1);
        await admin.Client.DeleteAsync("/api/v1/providers/paid");
    }

    [Fact]
    public async Task Everybody_sees_their_own_usage_and_administrators_all()
    {
        var admin = await api.AdminAsync();
        var user = await api.Server.SignUpAsync();
        await api.Database.Database.ExecuteAsync(
            $"""
            insert into provider_uses (owner_id, provider, model, purpose, amount, currency) values
            ('{user.Id}', 'p', 'm', 'plan', 1.25, 'USD'), ('{user.Id}', 'p', 'm', 'plan', 0.50, 'USD'), ('{user.Id}', 'p', 'm', 'plan', null, null),
            ('{admin.Id}', 'p', 'm', 'plan', 7, 'USD');
            insert into provider_uses (owner_id, provider, model, purpose, amount, currency, created_at) values ('{user.Id}', 'p', 'm', 'plan', 99, 'USD', now() - interval '40 days')
            """);
        await SetAsync(admin, user, new { money = 20, cpu_seconds = 3600 });

        var mine = await user.Client.GetAsync("/api/v1/me/usage").JsonAsync();
        var listed = (await admin.Client.GetAsync($"/api/v1/users?email={Uri.EscapeDataString(user.Email)}").JsonAsync())["items"]!.AsArray().Single()!;
        using var forbidden = await user.Client.GetAsync("/api/v1/users");
        using var mineByMe = await user.Client.PutAsJsonAsync($"/api/v1/users/{user.Id}/budget", new { money = 1000 });
        using var nobody = await admin.Client.PutAsJsonAsync($"/api/v1/users/{Guid.NewGuid()}/budget", new { money = 1 });
        using var odd = await admin.Client.PutAsJsonAsync($"/api/v1/users/{user.Id}/budget", new { money = -1, currency = "dollars", cpu_seconds = -5 });

        ((decimal)mine["spent"]!.AsArray().Single()!["amount"]!, (decimal)mine["budget"]!["money"]!, (double)mine["budget"]!["cpu_seconds"]!).ShouldBe((1.75m, 20m, 3600d));
        ((Guid)listed["id"]!, (decimal)listed["usage"]!["spent"]![0]!["amount"]!).ShouldBe((user.Id, 1.75m));
        await forbidden.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await mineByMe.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await odd.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "money", "cpu_seconds", "currency");
    }

    private static async Task SetAsync(SignedIn admin, SignedIn user, object budget)
    {
        using var answer = await admin.Client.PutAsJsonAsync($"/api/v1/users/{user.Id}/budget", budget);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
