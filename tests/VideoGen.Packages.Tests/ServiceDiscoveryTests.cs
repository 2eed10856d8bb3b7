using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace VideoGen.Packages.Tests;

public sealed class ServiceDiscoveryTests : IAsyncLifetime
{
    private WebApplication one = null!;
    private WebApplication two = null!;

    public async Task InitializeAsync()
    {
        one = await StartAsync("one");
        two = await StartAsync("two");
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [Theory]
    [InlineData("http://dispatcher/who?x=1")]
    [InlineData("https+http://dispatcher/who?x=1")]
    public async Task A_name_becomes_its_address_and_path_and_query_stay(string address)
    {
        await using var host = AHost(("services:dispatcher:http:0", one.Address().ToString()));

        (await GetAsync(host, address)).ShouldBe("one ?x=1");
    }

    [Fact]
    public async Task Several_addresses_are_taken_in_turn()
    {
        await using var host = AHost(
            ("services:dispatcher:http:0", one.Address().ToString()), ("services:dispatcher:http:1", two.Address().ToString()));

        var answers = new List<string>();
        for (var i = 0; i < 10; i++) answers.Add(await GetAsync(host, "http://dispatcher/who"));

        answers.Distinct().ShouldBe(["one ", "two "], ignoreOrder: true);
    }

    [Fact]
    public async Task An_endpoint_can_be_asked_for_by_name()
    {
        await using var host = AHost(
            ("services:dispatcher:http:0", one.Address().ToString()), ("services:dispatcher:health:0", two.Address().ToString()));

        (await GetAsync(host, "http://_health.dispatcher/who")).ShouldBe("two ");
    }

    [Fact]
    public async Task A_name_that_configuration_does_not_know_is_left_to_dns()
    {
        await using var host = AHost();

        (await GetAsync(host, $"http://127.0.0.1:{one.Address().Port}/who")).ShouldBe("one ");
    }

    private static WebApplication AHost(params (string Key, string Value)[] settings)
    {
        var builder = Hosts.ABuilder(settings);
        builder.Services.AddServiceDiscovery();
        builder.Services.AddHttpClient("client").AddServiceDiscovery();
        return builder.Build();
    }

    private static async Task<string> GetAsync(WebApplication host, string address)
    {
        using var http = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("client");
        return await http.GetStringAsync(new Uri(address));
    }

    private static async Task<WebApplication> StartAsync(string name)
    {
        var app = Hosts.ABuilder().Build();
        app.MapGet("/who", (HttpContext context) => $"{name} {context.Request.QueryString}");
        await app.StartAsync();
        return app;
    }
}
