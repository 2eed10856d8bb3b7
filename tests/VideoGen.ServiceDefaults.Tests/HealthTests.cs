using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace VideoGen.ServiceDefaults.Tests;

public sealed class HealthTests
{
    private const string Secret = "Host=db;Password=hunter2";

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Health_and_alive_answer_in_every_environment(string environment)
    {
        var builder = Hosts.ABuilder();
        builder.Environment.EnvironmentName = environment;
        builder.AddServiceDefaults();
        await using var app = await builder.StartAsync(app => app.MapDefaultEndpoints());
        using var http = new HttpClient { BaseAddress = app.Address() };

        var ready = await http.GetFromJsonAsync<JsonElement>("/health");
        var live = await http.GetFromJsonAsync<JsonElement>("/alive");

        ready.GetProperty("status").GetString().ShouldBe("Healthy");
        live.GetProperty("checks").GetProperty("self").GetString().ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_broken_dependency_makes_the_process_not_ready_but_alive_and_names_no_secret()
    {
        await using var app = await StartAsync(checks => checks.AddCheck(
            "database", () => HealthCheckResult.Unhealthy(Secret, new InvalidOperationException(Secret), Data(("connection", Secret)))));
        using var http = new HttpClient { BaseAddress = app.Address() };

        var ready = await http.GetAsync("/health");
        var body = await ready.Content.ReadAsStringAsync();

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        body.ShouldContain("\"database\":\"Unhealthy\"");
        body.ShouldNotContain("hunter2");
        (await http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Data_of_a_check_is_shown_only_where_the_check_says_so()
    {
        await using var app = await StartAsync(checks => checks
            .AddCheck("sandbox", () => HealthCheckResult.Healthy(data: Data(("level", "bubblewrap"))), [HealthEndpoints.Shown])
            .AddCheck("quiet", () => HealthCheckResult.Healthy(data: Data(("level", "hunter2")))));
        using var http = new HttpClient { BaseAddress = app.Address() };

        var body = await http.GetFromJsonAsync<JsonElement>("/health");

        body.GetProperty("sandbox").GetProperty("level").GetString().ShouldBe("bubblewrap");
        body.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_check_without_a_limit_of_its_own_may_not_hang_for_ever()
    {
        await using var app = await StartAsync(checks => checks
            .AddCheck("frozen", () => HealthCheckResult.Healthy())
            .AddCheck("own", () => HealthCheckResult.Healthy(), timeout: TimeSpan.FromSeconds(1)));

        var checks = app.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        checks.Single(check => check.Name == "frozen").Timeout.ShouldBe(TimeSpan.FromSeconds(4));
        checks.Single(check => check.Name == "own").Timeout.ShouldBe(TimeSpan.FromSeconds(1));
    }

    private static Task<WebApplication> StartAsync(Action<IHealthChecksBuilder> add)
    {
        var builder = Hosts.ABuilder();
        builder.AddServiceDefaults();
        add(builder.Services.AddHealthChecks());
        return builder.StartAsync(app => app.MapDefaultEndpoints());
    }

    private static Dictionary<string, object> Data(params (string Key, object Value)[] pairs) => pairs.ToDictionary(p => p.Key, p => p.Value);
}
