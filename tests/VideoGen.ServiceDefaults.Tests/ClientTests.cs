using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace VideoGen.ServiceDefaults.Tests;

public sealed class ClientTests : IAsyncLifetime
{
    private int calls;
    private WebApplication server = null!;

    public async Task InitializeAsync() => server = await Hosts.ABuilder().StartAsync(app =>
    {
        app.Map("/flaky", () => Interlocked.Increment(ref calls) < 3 ? Results.StatusCode(503) : Results.Ok());
        app.MapGet("/whoami", (HttpContext context) => $"dispatcher {context.Request.Host}");
    });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_client_that_asks_for_it_repeats_what_may_be_repeated(string method)
    {
        await using var host = AHost();

        var status = await SendAsync(host, "careful", method);

        status.ShouldBe(HttpStatusCode.OK);
        calls.ShouldBe(3);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task A_request_that_may_cost_twice_is_never_repeated(string method)
    {
        await using var host = AHost();

        var status = await SendAsync(host, "careful", method);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_asks_for_nothing_repeats_nothing()
    {
        await using var host = AHost();

        (await SendAsync(host, "plain", "GET")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://dispatcher/whoami")]
    [InlineData("https+http://dispatcher/whoami")]
    public async Task A_service_is_found_by_its_name_on_every_client(string address)
    {
        await using var host = AHost(("services:dispatcher:http:0", server.Address().ToString()));
        using var http = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        (await http.GetStringAsync(new Uri(address))).ShouldBe($"dispatcher {server.Address().Authority}");
    }

    [Fact]
    public async Task Ending_takes_eight_seconds_at_most_unless_configured()
    {
        await using var usual = AHost();
        await using var changed = AHost(("Host:ShutdownTimeout", "00:01:00"));

        usual.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(TimeSpan.FromSeconds(8));
        changed.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(TimeSpan.FromMinutes(1));
    }

    private static WebApplication AHost(params (string Key, string Value)[] settings)
    {
        var builder = Hosts.ABuilder(settings);
        builder.AddServiceDefaults();
        builder.Services.AddHttpClient("plain");
        builder.Services.AddHttpClient("careful").AddIdempotentResilience();
        // The pipeline's options carry the client's name and "standard", on both package sides.
        builder.Services.Configure<HttpStandardResilienceOptions>("careful-standard", o => o.Retry.Delay = TimeSpan.FromMilliseconds(1));
        return builder.Build();
    }

    private async Task<HttpStatusCode> SendAsync(WebApplication host, string client, string method)
    {
        using var http = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient(client);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address(), "/flaky"));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
