using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.Storage.Tests.Stores;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Storage.Tests;

/// <summary>What holders of presigned URLs can do, and all that they cannot, on every adapter alike.</summary>
public abstract class PresignedUrlContract(StoreFixture fixture)
{
    private const string Type = "video/mp4";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly string _prefix = $"p/{Guid.NewGuid():N}/";

    protected StoreFixture Fixture => fixture;

    [Theory]
    [InlineData("film.mp4", 100_000)]
    [InlineData("with space ü +&=?#%~().mp4", 1_000)]
    [InlineData("percent%2Fslash", 10)]
    [InlineData("parts.mp4", 11 * 1024 * 1024)]
    [InlineData("empty", 0)]
    public async Task Get_url_gives_the_bytes(string name, int size)
    {
        var bytes = await PutAsync(name, size);

        using var response = await SendAsync(HttpMethod.Get, Get(name));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(Type);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=500-1499", 500, 1_000)]
    [InlineData("bytes=99990-", 99_990, 10)]
    [InlineData("bytes=-5", 99_995, 5)]
    public async Task Get_url_takes_a_range(string range, int from, int count)
    {
        var bytes = await PutAsync("film.mp4", 100_000);

        using var response = await SendAsync(HttpMethod.Get, Get("film.mp4"), r => r.Headers.Range = RangeHeaderValue.Parse(range));

        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        response.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {from}-{from + count - 1}/100000");
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(bytes[from..(from + count)]);
    }

    [Fact]
    public async Task Range_past_the_end_is_416()
    {
        await PutAsync("film.mp4", 100);

        using var response = await SendAsync(HttpMethod.Get, Get("film.mp4"), r => r.Headers.Range = new RangeHeaderValue(100, null));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task Known_etag_is_answered_with_304()
    {
        await PutAsync("film.mp4", 100);
        using var first = await SendAsync(HttpMethod.Get, Get("film.mp4"));

        using var again = await SendAsync(HttpMethod.Get, Get("film.mp4"), r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Signed_response_headers_are_applied()
    {
        await PutAsync("film.mp4", 100);
        var url = Get("film.mp4", new PresignGetOptions { DownloadName = "Ünser \"Film\"\r\n; x.mp4", ContentType = "video/x-other" });

        using var response = await SendAsync(HttpMethod.Get, url);

        response.Content.Headers.ContentType!.ToString().ShouldBe("video/x-other");
        var disposition = response.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        disposition.FileNameStar.ShouldBe("Ünser Film; x.mp4");
    }

    [Fact]
    public async Task Url_of_a_missing_object_is_404()
    {
        using var response = await SendAsync(HttpMethod.Get, Get("missing"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("path")]
    [InlineData("expiry")]
    [InlineData("signature")]
    [InlineData("appended parameter")]
    [InlineData("without signature")]
    public async Task Altered_get_url_is_refused(string alteration)
    {
        await PutAsync("film.mp4", 100);
        await PutAsync("gilm.mp4", 100);

        using var response = await SendAsync(HttpMethod.Get, Altered(Get("film.mp4"), alteration));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Altered_response_header_is_refused()
    {
        await PutAsync("film.mp4", 100);
        var url = Get("film.mp4", new PresignGetOptions { DownloadName = "film.mp4" });

        using var response = await SendAsync(HttpMethod.Get, Replaced(url, Fixture.Override, v => v.Replace("film", "evil")));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_url_of_another_secret_is_refused()
    {
        await PutAsync("film.mp4", 100);

        using var response = await SendAsync(HttpMethod.Get, Absolute(Fixture.Impostor.PresignGet(_prefix + "film.mp4", Life)));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Get_url_allows_no_other_method(string method)
    {
        var bytes = await PutAsync("film.mp4", 100);

        using var response = await SendAsync(new HttpMethod(method), Get("film.mp4"), r => r.Content = Body(new byte[5]));

        ((int)response.StatusCode).ShouldBeOneOf(403, 405);
        (await ReadAsync("film.mp4")).ShouldBe(bytes);
    }

    [Fact]
    public async Task Object_without_a_signed_url_is_refused()
    {
        await PutAsync("film.mp4", 100);

        using var response = await Fixture.Http.GetAsync(Fixture.Bare(_prefix + "film.mp4"));

        ((int)response.StatusCode).ShouldBeOneOf(400, 401, 403);
    }

    [Fact]
    public async Task Expired_urls_are_refused()
    {
        await PutAsync("film.mp4", 100);
        var get = Absolute(Fixture.Store.PresignGet(_prefix + "film.mp4", TimeSpan.FromSeconds(1)));
        var put = Fixture.Store.PresignPut(_prefix + "late", TimeSpan.FromSeconds(1), Type, 10);

        await Eventually.PollAsync(async () =>
        {
            using var response = await SendAsync(HttpMethod.Get, get);
            return response.StatusCode == HttpStatusCode.Forbidden;
        });
        await Eventually.PollAsync(() => TimeProvider.System.GetUtcNow() > put.ExpiresAt.AddSeconds(1));

        using var upload = await SendAsync(HttpMethod.Put, Absolute(put.Url), r => r.Content = Body(new byte[10]));
        upload.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ExistsAsync("late")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("new.mp4", 100_000)]
    [InlineData("odd ü +&=?#%~().mp4", 10)]
    [InlineData("empty", 0)]
    public async Task Put_url_stores_the_body(string name, int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var upload = Fixture.Store.PresignPut(_prefix + name, Life, Type, size);

        using var response = await SendAsync(HttpMethod.Put, Absolute(upload.Url), r => r.Content = Body(bytes));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(name)).ShouldBe(bytes);
        upload.Headers["Content-Type"].ShouldBe(Type);
        upload.Headers["Content-Length"].ShouldBe($"{size}");
    }

    [Theory]
    [InlineData("text/html", 100)]
    [InlineData(Type, 99)]
    [InlineData(Type, 101)]
    public async Task Body_of_another_type_or_length_is_refused(string contentType, int size)
    {
        var upload = Fixture.Store.PresignPut(_prefix + "new", Life, Type, 100);

        using var response = await SendAsync(HttpMethod.Put, Absolute(upload.Url), r => r.Content = Body(new byte[size], contentType));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ExistsAsync("new")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("path")]
    [InlineData("expiry")]
    [InlineData("signature")]
    [InlineData("appended parameter")]
    [InlineData("without signature")]
    public async Task Altered_put_url_is_refused(string alteration)
    {
        var url = Absolute(Fixture.Store.PresignPut(_prefix + "film.mp4", Life, Type, 10).Url);

        using var response = await SendAsync(HttpMethod.Put, Altered(url, alteration), r => r.Content = Body(new byte[10]));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ExistsAsync("film.mp4")).ShouldBeFalse();
        (await ExistsAsync("gilm.mp4")).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_url_of_another_secret_is_refused()
    {
        var url = Absolute(Fixture.Impostor.PresignPut(_prefix + "new", Life, Type, 10).Url);

        using var response = await SendAsync(HttpMethod.Put, url, r => r.Content = Body(new byte[10]));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ExistsAsync("new")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Put_url_allows_no_other_method(string method)
    {
        await PutAsync("film.mp4", 10);
        var url = Absolute(Fixture.Store.PresignPut(_prefix + "film.mp4", Life, Type, 10).Url);

        using var response = await SendAsync(new HttpMethod(method), url);

        ((int)response.StatusCode).ShouldBeOneOf(403, 405);
        (await ExistsAsync("film.mp4")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8 * 24 * 3600)]
    public void Lives_outside_a_second_to_seven_days_are_refused(int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Fixture.Store.PresignGet(_prefix + "x", TimeSpan.FromSeconds(seconds)));

    protected string Get(string name, PresignGetOptions? options = null) =>
        Absolute(Fixture.Store.PresignGet(_prefix + name, Life, options));

    protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(url));
        change?.Invoke(request);
        return await Fixture.Http.SendAsync(request);
    }

    protected async Task<byte[]> PutAsync(string name, int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        using var content = new MemoryStream(bytes);
        await Fixture.Store.PutAsync(_prefix + name, content, new PutOptions { ContentType = Type }, CancellationToken.None);
        return bytes;
    }

    protected string Absolute(Uri url) => url.IsAbsoluteUri ? url.AbsoluteUri : Fixture.Http.BaseAddress!.AbsoluteUri.TrimEnd('/') + url.OriginalString;

    private string Altered(string url, string alteration)
    {
        var altered = alteration switch
        {
            "path" => url.Replace("film.mp4", "gilm.mp4", StringComparison.Ordinal),
            "expiry" => Replaced(url, Fixture.Expiry, seconds => $"{long.Parse(seconds, null) + 60}"),
            "signature" => Replaced(url, Fixture.Signature, signature => (signature[0] == 'a' ? 'b' : 'a') + signature[1..]),
            "without signature" => Fixture.Signature.Replace(url, ""),
            _ => url + "&versionId=1",
        };
        altered.ShouldNotBe(url, "an alteration that changes nothing proves nothing");
        return altered;
    }

    private static string Replaced(string url, Regex parameter, Func<string, string> change)
    {
        var value = parameter.Match(url).Groups[1];
        value.Success.ShouldBeTrue(url);
        var altered = url[..value.Index] + change(value.Value) + url[(value.Index + value.Length)..];
        altered.ShouldNotBe(url, "an alteration that changes nothing proves nothing");
        return altered;
    }

    protected static ByteArrayContent Body(byte[] bytes, string contentType = Type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    protected async Task<bool> ExistsAsync(string name) => await Fixture.Store.HeadAsync(_prefix + name, CancellationToken.None) is not null;

    private async Task<byte[]> ReadAsync(string name)
    {
        await using var read = await Fixture.Store.OpenReadAsync(_prefix + name, range: null, CancellationToken.None);
        using var all = new MemoryStream();
        await read.ShouldNotBeNull().Content.CopyToAsync(all);
        return all.ToArray();
    }
}
