using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace VideoGen.ServiceDefaults.Tests.Telemetry;

public sealed class TelemetryTests : IAsyncLifetime
{
    private static readonly string[] Signals = ["traces", "metrics", "logs"];
    private static readonly ActivitySource Source = new("VideoGen.Tests");
    private static readonly Meter Meter = new("VideoGen.Tests");
    private static readonly Counter<int> Films = Meter.CreateCounter<int>("videogen.tests.films");

    private OtlpReceiver receiver = null!;

    public async Task InitializeAsync() => receiver = await OtlpReceiver.StartAsync();

    public async Task DisposeAsync() => await receiver.DisposeAsync();

    [Fact]
    public async Task A_trace_a_metric_and_a_log_arrive_with_the_name_of_the_service()
    {
        await RunAsync(("OTEL_SERVICE_NAME", "dispatcher"));

        foreach (var signal in Signals)
        {
            receiver.Of(signal).ShouldNotBeEmpty(signal);
            receiver.Of(signal).SelectMany(request => Proto.Attribute(request, "service.name", 1, 1, 1)).Distinct().ShouldBe(["dispatcher"], signal);
        }

        SpanNames().ShouldContain("draw a scene");
        receiver.Of("metrics").SelectMany(r => Proto.Texts(r, 1, 2, 2, 1)).ShouldContain("videogen.tests.films");
        Logs().SelectMany(log => Proto.Texts(log, 5, 1)).ShouldContain("Scene 7 is drawn");
    }

    [Fact]
    public async Task A_request_is_named_by_its_route_and_probes_are_left_out()
    {
        await RunAsync();

        SpanNames().ShouldContain("GET /films/{id}");
        Spans().SelectMany(span => Proto.Attribute(span, "http.route", 9)).ShouldContain("/films/{id}");
        SpanNames().ShouldNotContain(name => name.Contains("health") || name.Contains("alive"));
    }

    [Fact]
    public async Task A_query_string_never_reaches_a_trace()
    {
        await RunAsync();

        receiver.Of("traces").ShouldNotBeEmpty();
        receiver.Of("traces").ShouldAllBe(request => !System.Text.Encoding.Latin1.GetString(request).Contains("hunter2"));
    }

    [Fact]
    public async Task A_log_carries_the_values_of_its_scopes()
    {
        await RunAsync();

        Logs().SelectMany(log => Proto.Attribute(log, "JobId", 6)).ShouldContain("job-42");
    }

    [Fact]
    public async Task Without_a_name_in_the_environment_the_application_names_itself()
    {
        await RunAsync();

        var traces = receiver.Of("traces");
        traces.ShouldNotBeEmpty();
        traces.SelectMany(r => Proto.Attribute(r, "service.name", 1, 1, 1)).Distinct().ShouldBe(["VideoGen.ServiceDefaults.Tests"]);
        traces.SelectMany(r => Proto.Attribute(r, "service.namespace", 1, 1, 1)).Distinct().ShouldBe(["videogen"]);
    }

    [Fact]
    public async Task Nothing_is_sent_when_no_endpoint_is_configured()
    {
        await RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", ""));

        foreach (var signal in Signals) receiver.Of(signal).ShouldBeEmpty(signal);
    }

    /// <summary>One request that makes a span, a count and a log; ending the host sends them.</summary>
    private async Task RunAsync(params (string Key, string Value)[] settings)
    {
        var builder = Hosts.ABuilder(
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), .. settings,
        ]);
        builder.AddServiceDefaults();
        await using var app = await builder.StartAsync(app =>
        {
            app.MapDefaultEndpoints();
            app.MapGet("/films/{id}", Film);
        });
        using var http = new HttpClient { BaseAddress = app.Address() };

        (await http.GetAsync("/films/7?token=hunter2")).EnsureSuccessStatusCode();
        (await http.GetAsync("/health")).EnsureSuccessStatusCode();
        (await http.GetAsync("/alive")).EnsureSuccessStatusCode();
        await app.StopAsync();
    }

    private static IResult Film(string id, ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("VideoGen.Tests");
        using var span = Source.StartActivity("draw a scene");
        using var scope = log.BeginScope(new Dictionary<string, object> { ["JobId"] = "job-42" });
        Films.Add(1);
        log.LogInformation("Scene {Scene} is drawn", id);
        return Results.Ok();
    }

    private IEnumerable<byte[]> Spans() => receiver.Of("traces").SelectMany(r => Proto.Fields(r, 1, 2, 2));

    private string[] SpanNames() => [.. Spans().SelectMany(span => Proto.Texts(span, 5))];

    private IEnumerable<byte[]> Logs() => receiver.Of("logs").SelectMany(r => Proto.Fields(r, 1, 2, 2));
}
