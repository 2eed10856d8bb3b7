using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Shouldly;
using Xunit;

namespace VideoGen.Packages.Tests;

public sealed class HttpResilienceTests : IAsyncLifetime
{
    private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;
    private WebApplication server = null!;

    public async Task InitializeAsync()
    {
        server = Hosts.ABuilder().Build();
        server.MapGet("/fails", () =>
        {
            Interlocked.Increment(ref calls);
            return Results.StatusCode(503);
        });
        server.MapGet("/later", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "0";
            return Interlocked.Increment(ref calls) < 3 ? Results.StatusCode(429) : Results.Text("done");
        });
        server.MapGet("/refuses", () =>
        {
            Interlocked.Increment(ref calls);
            return Results.BadRequest();
        });
        server.MapGet("/hangs", () => release.Task);
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        release.SetResult();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_wait_that_the_server_asks_for_is_kept_instead_of_ones_own()
    {
        using var http = AClient(client => client.AddStandardResilienceHandler(o => o.Retry.Delay = TimeSpan.FromMinutes(1)));

        (await http.GetStringAsync("/later")).ShouldBe("done");
        calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_fault_of_the_caller_is_not_repeated()
    {
        using var http = AClient(client => client.AddStandardResilienceHandler());

        (await http.GetAsync("/refuses")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_failure_is_the_answer_when_the_retries_are_used_up()
    {
        using var http = AClient(client => client.AddStandardResilienceHandler(o => o.Retry.Delay = TimeSpan.FromMilliseconds(1)));

        (await http.GetAsync("/fails")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        calls.ShouldBe(4);
    }

    [Fact]
    public async Task A_silent_server_is_given_up()
    {
        using var http = AClient(client => client.AddResilienceHandler("short", pipeline => pipeline.AddTimeout(TimeSpan.FromMilliseconds(50))));

        await Should.ThrowAsync<TimeoutRejectedException>(() => http.GetAsync("/hangs"));
    }

    [Fact]
    public async Task A_broken_server_is_left_alone_for_a_while_and_the_circuit_is_one_for_the_client()
    {
        await using var host = AHost(client => client.AddResilienceHandler("circuit", pipeline => pipeline.AddCircuitBreaker(
            new HttpCircuitBreakerStrategyOptions { MinimumThroughput = 2, FailureRatio = 0.5, BreakDuration = TimeSpan.FromMinutes(1) })));
        for (var i = 0; i < 2; i++) await Client(host).GetAsync("/fails");

        await Should.ThrowAsync<BrokenCircuitException>(() => Client(host).GetAsync("/fails"));

        calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_can_drop_what_the_defaults_gave_it()
    {
        using var http = AClient(client =>
        {
            client.AddStandardResilienceHandler();
#pragma warning disable EXTEXP0001 // Marked experimental upstream in some versions; the only way to drop a default.
            client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        });

        (await http.GetAsync("/fails")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        calls.ShouldBe(1);
    }

    [Fact]
    public void Limits_that_contradict_each_other_are_refused() =>
        Should.Throw<OptionsValidationException>(() => AClient(
            client => client.AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(1))));

    private WebApplication AHost(Action<IHttpClientBuilder> configure)
    {
        var builder = Hosts.ABuilder();
        configure(builder.Services.AddHttpClient("client", http => http.BaseAddress = server.Address()));
        return builder.Build();
    }

    private static HttpClient Client(WebApplication host) => host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("client");

    private HttpClient AClient(Action<IHttpClientBuilder> configure) => Client(AHost(configure));
}
