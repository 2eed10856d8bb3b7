using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Http;

public sealed class FetchTests : IAsyncLifetime
{
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_download_that_breaks_off_is_no_film()
    {
        rig.Server.On("GET /film", Reply.BrokenOff(Samples.Mp4[..1000], Samples.Mp4.Length));

        (await FetchAsync()).Error!.Fault.ShouldBe(ProviderFault.Truncated);
    }

    [Theory]
    [InlineData(MediaKind.Video)]
    [InlineData(MediaKind.Image)]
    [InlineData(MediaKind.Speech)]
    public async Task A_file_that_is_too_short_by_its_own_structure_is_found_without_a_length(MediaKind kind)
    {
        var whole = kind switch { MediaKind.Video => Samples.Mp4, MediaKind.Image => Samples.Png, _ => Samples.Wav(500) };
        rig.Server.On("GET /film", Reply.Chunked(whole[..^9]), Reply.Chunked(whole));

        (await FetchAsync(kind)).Error.ShouldNotBeNull().Fault.ShouldBe(ProviderFault.Truncated);
        (await FetchAsync(kind)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_truncated_download_may_be_tried_again()
    {
        rig.Server.On("GET /film", Reply.BrokenOff(Samples.Mp4[..1000], Samples.Mp4.Length));

        (await FetchAsync()).Error!.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task More_bytes_than_are_allowed_end_the_copy_whether_or_not_they_are_announced()
    {
        rig.Server.On("GET /film", Reply.Bytes(Samples.Mp4, "video/mp4"), Reply.Chunked(Samples.Mp4));

        var announced = await FetchAsync(most: 1500);
        var surprising = await FetchAsync(most: 1500);

        announced.Error!.Fault.ShouldBe(ProviderFault.TooLarge);
        announced.Bytes.ShouldBe(0);
        surprising.Error!.Fault.ShouldBe(ProviderFault.TooLarge);
        surprising.Bytes.ShouldBeLessThanOrEqualTo(1500);
    }

    [Theory]
    [InlineData("<!doctype html><title>Error</title>")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd")]
    [InlineData("ffconcat version 1.0\nfile '/etc/passwd'\n")]
    [InlineData("")]
    public async Task A_provider_that_lies_about_the_type_is_found_out(string body)
    {
        rig.Server.On("GET /film", Reply.Bytes(System.Text.Encoding.UTF8.GetBytes(body), "video/mp4"));

        (await FetchAsync()).Error!.Fault.ShouldBe(ProviderFault.WrongType);
    }

    [Fact]
    public async Task A_picture_where_a_film_was_promised_is_refused()
    {
        rig.Server.On("GET /film", Reply.Bytes(Samples.Png, "video/mp4"));

        (await FetchAsync()).Error!.Message.ShouldContain("image/png");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_result_that_was_removed_is_told_apart_from_an_outage(int status)
    {
        rig.Server.On("GET /film", Reply.Status(status));

        var error = (await FetchAsync()).Error!;

        error.Fault.ShouldBe(ProviderFault.Expired);
        error.Retryable.ShouldBeFalse();
    }

    [Fact]
    public async Task A_signed_address_whose_time_has_passed_has_expired()
    {
        rig.Server.On("GET /film", Reply.Status(403));

        var before = await FetchAsync(expires: rig.Time.GetUtcNow().AddHours(1));
        var after = await FetchAsync(expires: rig.Time.GetUtcNow().AddHours(-1));

        before.Error!.Fault.ShouldBe(ProviderFault.Unauthorized);
        after.Error!.Fault.ShouldBe(ProviderFault.Expired);
    }

    [Fact]
    public async Task A_download_that_hangs_is_given_up()
    {
        var reached = new TaskCompletionSource();
        rig.Server.On("GET /film", async context =>
        {
            await context.Response.Body.WriteAsync(Samples.Mp4.AsMemory(0, 100));
            await context.Response.Body.FlushAsync();
            await Reply.Silence(reached)(context);
        });

        var fetching = FetchAsync();
        await reached.Task;
        rig.Time.Advance(TimeSpan.FromMinutes(11));

        (await fetching).Error!.Fault.ShouldBe(ProviderFault.Timeout);
    }

    [Fact]
    public async Task Bytes_that_came_with_the_answer_are_checked_like_downloads()
    {
        var provider = Provider();

        (await Rig.FetchAsync(provider, new RemoteResult { Kind = MediaKind.Image, Data = Samples.Png })).Bytes.ShouldBe(Samples.Png);
        (await Rig.FetchAsync(provider, new RemoteResult { Kind = MediaKind.Image, Data = Samples.Png.AsMemory(0, 60) })).Outcome.Error!.Fault.ShouldBe(ProviderFault.Truncated);
        (await Rig.FetchAsync(provider, new RemoteResult { Kind = MediaKind.Image, Data = "hello there, no image"u8.ToArray() })).Outcome.Error!.Fault.ShouldBe(ProviderFault.WrongType);
    }

    private IProvider Provider()
    {
        var settings = rig.Settings(ProviderKinds.OpenAiVideos);
        settings.Dialect = "openai";
        return rig.Provider(settings);
    }

    private async Task<FetchOutcome> FetchAsync(MediaKind kind = MediaKind.Video, long most = 1_000_000, DateTimeOffset? expires = null) =>
        (await Rig.FetchAsync(Provider(), new RemoteResult { Kind = kind, Url = new Uri(rig.Server.Url, "film"), ExpiresAt = expires }, most)).Outcome;
}
