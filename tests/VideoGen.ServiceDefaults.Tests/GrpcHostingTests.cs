using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace VideoGen.ServiceDefaults.Tests;

public sealed class GrpcHostingTests
{
    [Fact]
    public async Task Two_free_ports_are_told_apart_one_for_http2_and_one_for_http1()
    {
        await using var app = await StartAsync(("HEALTH_PORT", "0"));
        var ports = app.Services.GetRequiredService<ServicePorts>();

        ports.Health.ShouldNotBeNull().ShouldNotBe(ports.Grpc);
        (await GetAsync(ports.Grpc, HttpVersion.Version20)).ShouldBe("HTTP/2");
        (await GetAsync(ports.Health.Value, HttpVersion.Version11)).ShouldBe("HTTP/1.1");
        await Should.ThrowAsync<HttpRequestException>(() => GetAsync(ports.Grpc, HttpVersion.Version11));
    }

    [Fact]
    public async Task Without_a_health_port_probes_answer_on_the_port_of_grpc()
    {
        await using var app = await StartAsync();
        var ports = app.Services.GetRequiredService<ServicePorts>();

        ports.Health.ShouldBeNull();
        (await GetAsync(ports.Grpc, HttpVersion.Version20, "/health")).ShouldStartWith("{\"status\":\"Healthy\"");
    }

    [Fact]
    public async Task Health_is_answered_on_its_port()
    {
        await using var app = await StartAsync(("HEALTH_PORT", "0"));
        var ports = app.Services.GetRequiredService<ServicePorts>();

        (await GetAsync(ports.Health!.Value, HttpVersion.Version11, "/health")).ShouldStartWith("{\"status\":\"Healthy\"");
    }

    [Theory]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    public async Task Every_form_of_address_can_be_bound(string urls)
    {
        await using var app = await StartAsync(("urls", urls), ("HEALTH_PORT", "0"));

        var host = urls.EndsWith("[::1]:0", StringComparison.Ordinal) && !urls.Contains(';') ? "[::1]" : "127.0.0.1";
        (await GetAsync(app.Services.GetRequiredService<ServicePorts>().Grpc, HttpVersion.Version20, host: host)).ShouldBe("HTTP/2");
    }

    [Theory]
    [InlineData("http")]
    [InlineData("70000")]
    [InlineData("-1")]
    public void A_health_port_that_is_none_is_refused_by_name(string port)
    {
        var builder = Hosts.ABuilder(("HEALTH_PORT", port));

        Should.Throw<InvalidOperationException>(() => builder.UseGrpcAndHealthPorts()).Message.ShouldContain("HEALTH_PORT");
    }

    private static Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = Hosts.ABuilder(settings);
        builder.AddServiceDefaults();
        builder.UseGrpcAndHealthPorts();
        return builder.StartAsync(app =>
        {
            app.MapDefaultEndpoints();
            app.MapGet("/protocol", (HttpContext context) => context.Request.Protocol);
        });
    }

    private static async Task<string> GetAsync(int port, Version version, string path = "/protocol", string host = "127.0.0.1")
    {
        using var http = new HttpClient
        {
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        return await http.GetStringAsync(new Uri($"http://{host}:{port}{path}"));
    }
}
