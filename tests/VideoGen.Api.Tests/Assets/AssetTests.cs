using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Assets;

public sealed class AssetTests(AssetsFixture assets, MediaFiles files) : IClassFixture<AssetsFixture>, IClassFixture<MediaFiles>
{
    private ApiServer Server => assets.Api.Server;

    [Fact]
    public async Task A_film_is_taken_in_with_its_facts()
    {
        var user = await Server.SignUpAsync();
        var bytes = await files.VideoAsync();

        using var answer = await user.Client.PostAsync("/api/v1/assets?name=sky.mp4", new ByteArrayContent(bytes));
        var asset = await answer.JsonAsync();
        var again = await user.Client.GetAsync(answer.Headers.Location).JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, asset.ToJsonString());
        again.ToJsonString().ShouldBe(asset.ToJsonString());
        ((string)asset["source"]!).ShouldBe($"asset:{asset["id"]}");
        ((string)asset["sha256"]!).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        asset["created_at"]!.ShouldNotBeNull();
        asset.AsObject().Where(m => m.Key is not ("id" or "source" or "sha256" or "created_at" or "bytes")).ToDictionary(m => m.Key, m => m.Value?.ToJsonString()).ShouldBe(new Dictionary<string, string?>
        {
            ["kind"] = "\"video\"", ["name"] = "\"sky.mp4\"", ["content_type"] = "\"video/mp4\"", ["width"] = "160", ["height"] = "90", ["rotation"] = "0",
            ["has_alpha"] = "false", ["duration"] = asset["duration"]!.ToJsonString(), ["fps"] = "25", ["frames"] = "25", ["video_codec"] = "\"h264\"",
            ["audio_codec"] = "\"aac\"", ["channels"] = "1", ["sample_rate"] = "44100",
        });
        ((double)asset["duration"]!).ShouldBeInRange(0.99, 1.05);
    }

    [Fact]
    public async Task A_form_with_a_file_is_as_good_as_the_file()
    {
        var user = await Server.SignUpAsync();
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent(await files.PictureAsync()), "file", "dir/röd.png" } };

        var asset = await user.Client.PostAsync("/api/v1/assets", form).JsonAsync();

        ((string)asset["kind"]!, (string)asset["name"]!, (int)asset["width"]!, (int)asset["height"]!).ShouldBe(("image", "röd.png", 64, 48));
        asset["duration"].ShouldBeNull();
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_asset_and_another_users_is_another()
    {
        var (user, other) = (await Server.SignUpAsync(), await Server.SignUpAsync());
        var bytes = await files.SoundAsync();

        using var first = await user.Client.PostAsync("/api/v1/assets?name=a.wav", new ByteArrayContent(bytes));
        using var second = await user.Client.PostAsync("/api/v1/assets?name=b.wav", new ByteArrayContent(bytes));
        using var theirs = await other.Client.PostAsync("/api/v1/assets?name=c.wav", new ByteArrayContent(bytes));

        (first.StatusCode, second.StatusCode, theirs.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created));
        ((Guid)(await second.JsonAsync())["id"]!).ShouldBe((Guid)(await first.JsonAsync())["id"]!);
        ((Guid)(await theirs.JsonAsync())["id"]!).ShouldNotBe((Guid)(await first.JsonAsync())["id"]!);
        (await assets.LeftAsync(user.Id)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_same_file_sent_many_times_at_once_is_kept_once()
    {
        var user = await Server.SignUpAsync();
        var bytes = await files.PictureAsync("blue");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => user.Client.PostAsync("/api/v1/assets", new ByteArrayContent(bytes))));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.OK);
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await assets.LeftAsync(user.Id)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_content_can_be_had_again_in_whole_and_in_part()
    {
        var user = await Server.SignUpAsync();
        var bytes = await files.VideoAsync();
        var asset = await user.Client.PostAsync("/api/v1/assets", new ByteArrayContent(bytes)).JsonAsync();

        using var redirect = await user.Client.GetAsync($"/api/v1/assets/{asset["id"]}/content");
        using var whole = await Server.Anonymous().GetAsync(redirect.Headers.Location);
        var ranged = new HttpRequestMessage(HttpMethod.Get, redirect.Headers.Location);
        ranged.Headers.Range = new RangeHeaderValue(5, 9);
        using var part = await Server.Anonymous().SendAsync(ranged);

        redirect.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(bytes[5..10]);
    }

    [Fact]
    public async Task The_list_is_paged_newest_first_and_finds_a_file_by_its_content()
    {
        var user = await Server.SignUpAsync();
        var ids = new List<string>();
        foreach (var colour in new[] { "red", "green", "blue" })
            ids.Add((string)(await user.Client.PostAsync($"/api/v1/assets?name={colour}.png", new ByteArrayContent(await files.PictureAsync(colour))).JsonAsync())["id"]!);
        var sha = Convert.ToHexStringLower(SHA256.HashData(await files.PictureAsync("green")));

        var first = await user.Client.GetAsync("/api/v1/assets?limit=2").JsonAsync();
        var second = await user.Client.GetAsync($"/api/v1/assets?limit=2&cursor={first["next_cursor"]}").JsonAsync();
        var green = await user.Client.GetAsync($"/api/v1/assets?sha256={sha}").JsonAsync();

        Ids(first).Concat(Ids(second)).ShouldBe(ids.AsEnumerable().Reverse());
        second["next_cursor"].ShouldBeNull();
        Ids(green).ShouldBe([ids[1]]);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("sha256=abc", "sha256")]
    [InlineData("sha256=%27%20OR%201=1", "sha256")]
    [InlineData("cursor=AAAA", "cursor")]
    public async Task A_wrong_parameter_of_the_list_is_named(string query, string field)
    {
        var user = await Server.SignUpAsync();

        using var answer = await user.Client.GetAsync($"/api/v1/assets?{query}");

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", field);
    }

    [Fact]
    public async Task A_removed_asset_is_gone_with_its_object()
    {
        var user = await Server.SignUpAsync();
        var asset = await user.Client.PostAsync("/api/v1/assets", new ByteArrayContent(await files.PictureAsync())).JsonAsync();

        using var removed = await user.Client.DeleteAsync($"/api/v1/assets/{asset["id"]}");
        using var again = await user.Client.DeleteAsync($"/api/v1/assets/{asset["id"]}");
        using var read = await user.Client.GetAsync($"/api/v1/assets/{asset["id"]}");

        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Somebody_elses_asset_is_as_good_as_none()
    {
        var (user, other) = (await Server.SignUpAsync(), await Server.SignUpAsync());
        var asset = await user.Client.PostAsync("/api/v1/assets", new ByteArrayContent(await files.PictureAsync())).JsonAsync();

        foreach (var id in new[] { (string)asset["id"]!, Guid.CreateVersion7().ToString(), "x", "..%2f..", "%27%20OR%201=1--", new string('9', 5_000) })
        {
            using var read = await other.Client.GetAsync($"/api/v1/assets/{id}");
            using var content = await other.Client.GetAsync($"/api/v1/assets/{id}/content");
            using var removed = await other.Client.DeleteAsync($"/api/v1/assets/{id}");
            foreach (var answer in new[] { read, content, removed })
                await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        (await other.Client.GetAsync("/api/v1/assets").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
        (await assets.LeftAsync(user.Id)).ShouldBe((1, 1));
    }

    private static IEnumerable<string> Ids(JsonNode list) => list["items"]!.AsArray().Select(i => (string)i!["id"]!);
}
