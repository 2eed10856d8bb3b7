using System.Net;
using Shouldly;
using VideoGen.Storage.Tests.Stores;
using Xunit;

namespace VideoGen.Storage.Tests;

public sealed class S3PresignedUrlTests(S3Fixture fixture) : PresignedUrlContract(fixture), IClassFixture<S3Fixture>
{
    [Fact]
    public async Task Get_url_is_not_one_for_head()
    {
        await PutAsync("film.mp4", 100);

        using var response = await SendAsync(HttpMethod.Head, Get("film.mp4"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Url_is_bound_to_the_host_it_was_signed_for()
    {
        await PutAsync("film.mp4", 100);
        var url = Get("film.mp4");
        var elsewhere = url.Replace("//127.0.0.1:", "//localhost:", StringComparison.Ordinal);
        elsewhere.ShouldNotBe(url);

        using var refused = await SendAsync(HttpMethod.Get, elsewhere);
        using var accepted = await SendAsync(HttpMethod.Get, elsewhere, r => r.Headers.Host = new Uri(url).Authority);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Public_address_is_the_one_that_is_signed()
    {
        await PutAsync("film.mp4", 100);
        var options = fixture.OptionsFor(fixture.Options.Bucket, fixture.Server.SecretKey);
        options.PublicUrl = options.ServiceUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        using var store = S3Fixture.Create(options);
        var key = Uri.UnescapeDataString(new Uri(Get("film.mp4")).AbsolutePath)[$"/{options.Bucket}/".Length..];

        var url = store.PresignGet(key, TimeSpan.FromMinutes(1));
        using var response = await SendAsync(HttpMethod.Get, url.AbsoluteUri);

        url.Host.ShouldBe("localhost");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Unsigned_metadata_header_on_an_upload_is_refused()
    {
        var upload = fixture.Store.PresignPut("meta/upload", TimeSpan.FromMinutes(5), "video/mp4", 10);

        using var response = await SendAsync(HttpMethod.Put, Absolute(upload.Url), r =>
        {
            r.Content = Body(new byte[10]);
            r.Headers.Add("x-amz-meta-owner", "someone else");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
