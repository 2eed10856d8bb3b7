using System.Net;
using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Http;

public sealed class NetworkGuardTests : IAsyncLifetime
{
    private const string Public = "93.184.215.14";
    private Rig rig = null!; // xunit starts before each test.
    private FakeServer cdn = null!;

    public async Task InitializeAsync()
    {
        rig = await Rig.StartAsync();
        cdn = await FakeServer.StartAsync();
        rig.Network.Name("cdn.example", Public);
        rig.Network.Serve(Public, cdn);
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await cdn.DisposeAsync();
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:4860:4860::8888", true)]
    public void Addresses_are_told_apart(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://127.1/x")]
    [InlineData("http://0x7f.1/x")]
    [InlineData("http://017700000001/x")]
    [InlineData("http://2130706433/x")]
    [InlineData("http://[::1]/x")]
    [InlineData("http://[::ffff:127.0.0.1]/x")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost./x")]
    [InlineData("http://inside.example/x")]
    [InlineData("http://both.example/x")]
    [InlineData("http://user:pass@cdn.example/x")]
    [InlineData("http://cdn.example:6379/x")]
    [InlineData("http://cdn.example@127.0.0.1/x")]
    [InlineData("ftp://cdn.example/x")]
    [InlineData("file:///etc/passwd")]
    public async Task Results_that_lead_inside_are_refused_before_any_packet(string url)
    {
        rig.Network.Name("inside.example", "10.0.0.7");
        rig.Network.Name("both.example", Public, "127.0.0.1");
        rig.Network.Name("localhost.", "127.0.0.1");
        rig.Network.Name("localhost", "127.0.0.1");

        var (outcome, bytes) = await Rig.FetchAsync(Provider(), AResult(url));

        outcome.Error.ShouldNotBeNull().Fault.ShouldBe(ProviderFault.UrlNotAllowed);
        bytes.ShouldBeEmpty();
        rig.Network.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_on_a_public_host_is_copied_from_the_checked_address_without_our_key()
    {
        cdn.On("GET /film.mp4", Reply.Bytes(Samples.Mp4, "video/mp4"));

        var (outcome, bytes) = await Rig.FetchAsync(Provider(), AResult("http://cdn.example/film.mp4?sig=1"));

        outcome.Error.ShouldBeNull();
        bytes.ShouldBe(Samples.Mp4);
        rig.Network.Connections.ShouldBe([new IPEndPoint(IPAddress.Parse(Public), 80)]);
        cdn.Requests.Single().Headers.Values.ShouldNotContain(value => value.Contains(Rig.Key));
    }

    [Fact]
    public async Task The_configured_server_may_be_inside_and_gets_the_key()
    {
        rig.Server.On("GET /film.mp4", Reply.Bytes(Samples.Mp4, "video/mp4"));

        var (outcome, _) = await Rig.FetchAsync(Provider(), AResult(rig.Server.Url + "film.mp4"));

        outcome.Error.ShouldBeNull();
        rig.Server.Requests.Single().Headers["Authorization"].ShouldContain(Rig.Key);
    }

    [Fact]
    public async Task Another_port_of_the_configured_host_is_not_the_configured_server()
    {
        var (outcome, _) = await Rig.FetchAsync(Provider(), AResult(cdn.Url + "film.mp4"));

        outcome.Error!.Fault.ShouldBe(ProviderFault.UrlNotAllowed);
        cdn.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_that_leads_inside_is_refused(string target)
    {
        cdn.On("GET /film.mp4", Reply.Status(302, ("Location", target)));

        var (outcome, _) = await Rig.FetchAsync(Provider(), AResult("http://cdn.example/film.mp4"));

        outcome.Error!.Fault.ShouldBe(ProviderFault.UrlNotAllowed);
        rig.Network.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_from_the_configured_server_is_followed_without_the_key()
    {
        rig.Server.On("GET /film.mp4", Reply.Status(302, ("Location", "http://cdn.example/film.mp4")));
        cdn.On("GET /film.mp4", Reply.Bytes(Samples.Mp4, "video/mp4"));

        var (outcome, _) = await Rig.FetchAsync(Provider(), AResult(rig.Server.Url + "film.mp4"));

        outcome.Error.ShouldBeNull();
        cdn.Requests.Single().Headers.Keys.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        cdn.On("GET /film.mp4", Reply.Status(302, ("Location", "/film.mp4")));

        var (outcome, _) = await Rig.FetchAsync(Provider(), AResult("http://cdn.example/film.mp4"));

        outcome.Error!.Fault.ShouldBe(ProviderFault.BadAnswer);
        cdn.Requests.Count.ShouldBe(4);
    }

    private IProvider Provider()
    {
        var settings = rig.Settings(ProviderKinds.OpenAiVideos);
        settings.Dialect = "openai";
        return rig.Provider(settings);
    }

    private static RemoteResult AResult(string url) => new() { Kind = MediaKind.Video, Url = new Uri(url) };
}
