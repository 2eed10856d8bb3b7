using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using VideoGen.Storage.Tests.Stores;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Storage.Tests;

public sealed class DiskPresignedUrlTests(DiskFixture fixture) : PresignedUrlContract(fixture), IClassFixture<DiskFixture>
{
    [Fact]
    public async Task Head_tells_the_same_as_get_without_a_body()
    {
        await PutAsync("film.mp4", 1_234);

        using var response = await SendAsync(HttpMethod.Head, Get("film.mp4"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(1_234);
        response.Headers.ETag.ShouldNotBeNull().IsWeak.ShouldBeFalse();
        response.Headers.AcceptRanges.ShouldContain("bytes");
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Url_may_be_cached_by_its_holder_alone_and_not_past_its_expiry()
    {
        await PutAsync("film.mp4", 10);

        using var response = await SendAsync(HttpMethod.Get, Get("film.mp4"));

        var cache = response.Headers.CacheControl.ShouldNotBeNull();
        cache.Private.ShouldBeTrue();
        cache.MaxAge.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("image/svg+xml", true)]
    [InlineData("application/json", true)]
    [InlineData("video/mp4", false)]
    [InlineData("image/jpeg", false)]
    [InlineData("text/vtt; charset=utf-8", false)]
    public async Task What_a_browser_could_run_is_only_downloaded(string contentType, bool asAttachment)
    {
        await PutAsync("object", 10);

        using var response = await SendAsync(HttpMethod.Get, Get("object", new PresignGetOptions { ContentType = contentType }));

        (response.Content.Headers.ContentDisposition?.DispositionType == "attachment").ShouldBe(asAttachment);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task Many_ranges_in_one_request_are_answered_with_the_whole_object()
    {
        await PutAsync("film.mp4", 10_000);
        var ranges = string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 2}-{i * 2}")));

        using var response = await SendAsync(
            HttpMethod.Get, Get("film.mp4"), r => r.Headers.TryAddWithoutValidation("Range", "bytes=" + ranges).ShouldBeTrue());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(10_000);
    }

    [Fact]
    public async Task Range_of_an_older_version_gives_the_whole_new_one()
    {
        await PutAsync("film.mp4", 1_000);

        using var response = await SendAsync(HttpMethod.Get, Get("film.mp4"), r =>
        {
            r.Headers.Range = new RangeHeaderValue(0, 9);
            r.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"older\""));
        });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(1_000);
    }

    [Theory]
    [InlineData("&expires=99999999999")]
    [InlineData("&name=x.exe")]
    [InlineData("&type=text/html")]
    [InlineData("&bytes=5")]
    [InlineData("&EXPIRES=99999999999")]
    public async Task Added_parameter_is_refused(string added)
    {
        await PutAsync("film.mp4", 10);

        using var response = await SendAsync(HttpMethod.Get, Get("film.mp4") + added);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/files/../../etc/passwd")]
    [InlineData("/files/..%2f..%2fetc%2fpasswd")]
    [InlineData("/files/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/files/%00")]
    [InlineData("/files/")]
    [InlineData("/files/a?expires=-1&signature=x")]
    [InlineData("/files/a?expires=99999999999999999999&signature=x")]
    [InlineData("/files/a?expires=9223372036854775807&signature=x")]
    [InlineData("/files/a?expires=4000000000&signature=%F0%9F%98%80")]
    public async Task Forged_url_is_a_refusal_and_never_a_fault(string target)
    {
        var status = await RawStatusAsync($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        status.ShouldBeOneOf(400, 403, 404);
    }

    [Fact]
    public async Task Upload_that_breaks_off_leaves_nothing()
    {
        var upload = Fixture.Store.PresignPut("broken/upload", TimeSpan.FromMinutes(5), "video/mp4", 1_000_000);
        var head = $"PUT {upload.Url.OriginalString} HTTP/1.1\r\nHost: x\r\nContent-Type: video/mp4\r\nContent-Length: 1000000\r\n\r\n";
        using (var client = await ConnectAsync())
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await client.GetStream().WriteAsync(new byte[100_000]);
            await Eventually.PollAsync(() => TemporaryFiles() == 1);
        }

        await Eventually.PollAsync(() => TemporaryFiles() == 0);
        (await Fixture.Store.HeadAsync("broken/upload", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Upload_without_a_length_is_refused()
    {
        var upload = Fixture.Store.PresignPut("chunked/upload", TimeSpan.FromMinutes(5), "video/mp4", 5);
        var request = $"PUT {upload.Url.OriginalString} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: video/mp4\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";

        (await RawStatusAsync(request)).ShouldBe(403);
        (await Fixture.Store.HeadAsync("chunked/upload", default)).ShouldBeNull();
    }

    private int TemporaryFiles() => Directory.GetFiles(Path.Combine(fixture.Root, "tmp")).Length;

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Fixture.Http.BaseAddress!.Port);
        return client;
    }

    private async Task<int> RawStatusAsync(string request)
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        var line = await reader.ReadLineAsync();
        return int.Parse(line.ShouldNotBeNull().Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
