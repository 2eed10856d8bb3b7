using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private readonly TestHost _host = new("--page");
    private readonly HttpClient _http = new();

    public async Task InitializeAsync()
    {
        _host.AddScript("loud", "echo '<script>alert(\"x\")</script> & more'; exec sleep 600").WithHttpEndpoint(name: "http");
        await _host.StartAsync();
        await _host.ReadyAsync();
        await Eventually.PollAsync(() => _host.Instance("loud").Log.Last(1).Count == 1);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_page_shows_state_restarts_endpoints_and_log()
    {
        var page = await _http.GetStringAsync(_host.Runner.DashboardUrl);

        page.ShouldContain("loud");
        page.ShouldContain(">Healthy<");
        page.ShouldContain("Restarts");
        page.ShouldContain($"href=\"{_host.Instance("loud").Endpoints.Single().Url}\"");
        page.ShouldContain("1 of 1 up");
    }

    [Fact]
    public async Task Log_text_can_not_become_markup()
    {
        var page = await _http.GetStringAsync(_host.Runner.DashboardUrl);

        page.ShouldContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more");
        page.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task The_page_may_run_nothing_but_its_own_script()
    {
        using var response = await _http.GetAsync(_host.Runner.DashboardUrl);

        var policy = string.Join(';', response.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("localhost", 421)]
    [InlineData("127.0.0.1:{port}", 200)]
    [InlineData("LOCALHOST:{port}", 200)]
    public async Task It_answers_only_to_its_own_name(string host, int expected)
    {
        var url = _host.Runner.DashboardUrl!;
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Host = host.Replace("{port}", $"{url.Port}", StringComparison.Ordinal) } };

        using var response = await _http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(expected);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        var port = _host.Runner.DashboardUrl!.Port;

        var tables = (await File.ReadAllLinesAsync("/proc/net/tcp")).Concat(await File.ReadAllLinesAsync("/proc/net/tcp6"));
        var local = tables.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 3 && f[3] == "0A" && f[1].EndsWith($":{port:X4}", StringComparison.Ordinal)).Select(f => f[1]).ToArray();

        local.ShouldBe([$"0100007F:{port:X4}"]);
    }

    [Fact]
    public async Task Only_reading_is_allowed()
    {
        using var post = await _http.PostAsync(_host.Runner.DashboardUrl, new StringContent(""));
        using var other = await _http.GetAsync(new Uri(_host.Runner.DashboardUrl!, "/etc/passwd"));

        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_request_without_a_host_is_refused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _host.Runner.DashboardUrl!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n"));

        using var reader = new StreamReader(client.GetStream());

        (await reader.ReadLineAsync()).ShouldNotBeNull().ShouldContain("421");
    }
}
