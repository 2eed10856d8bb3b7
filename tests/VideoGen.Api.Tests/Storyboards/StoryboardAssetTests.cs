using System.Net;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Storyboards;

public sealed class StoryboardAssetTests(AssetsFixture assets, MediaFiles files) : IClassFixture<AssetsFixture>, IClassFixture<MediaFiles>
{
    private ApiServer Server => assets.Api.Server;

    [Fact]
    public async Task A_scene_shows_an_asset_which_cannot_go_while_the_job_waits()
    {
        var user = await Server.SignUpAsync();
        var source = await AssetAsync(user, "sky.png");

        using var answer = await PostAsync(user, Board($$"""{ "source": "{{source}}" }"""));
        using var held = await user.Client.DeleteAsync($"/api/v1/assets/{source[6..]}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await held.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        ((string)(await assets.SqlAsync($"select request ->> 'sources' from jobs where owner_id = '{user.Id}'"))!).ShouldContain(source);
    }

    [Fact]
    public async Task A_file_is_found_by_its_name_and_the_newest_of_that_name_is_meant()
    {
        var user = await Server.SignUpAsync();
        await AssetAsync(user, "sky.png", "red");
        var newest = await AssetAsync(user, "sky.png", "blue");
        var sha = (string)(await user.Client.GetAsync($"/api/v1/assets/{newest[6..]}").JsonAsync())["sha256"]!;

        using var board = await PostAsync(user, Board("""{ "source": "sky.png" }"""));
        using var prompt = await PostAsync(user, """{ "prompt": "Scene 1: [visual: sky.png] The sky is wide today.\nScene 2: It stays so until the evening." }""");

        foreach (var answer in (HttpResponseMessage[])[board, prompt])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
            ((string)(await assets.SqlAsync($"select request ->> 'sources' from jobs where id = '{(await answer.JsonAsync())["id"]}'"))!).ShouldContain(sha);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_by_its_path()
    {
        var (user, other) = (await Server.SignUpAsync(), await Server.SignUpAsync());
        var theirs = await AssetAsync(other, "theirs.png");

        foreach (var missing in (string[])[theirs, "theirs.png", $"asset:{Guid.CreateVersion7()}"])
            await NamedAsync(await PostAsync(user, Board($$"""{ "source": "{{missing}}" }""")), "storyboard.scenes[1].visual.source", "asset_not_found");
        await NamedAsync(await PostAsync(user, Board("""{ "sources": ["a.png", "b.png"] }""")), "storyboard.scenes[1].visual.sources[0]", "asset_not_found");
        await NamedAsync(await PostAsync(user, """{ "prompt": "[visual: theirs.png] The sky is wide today. It stays so until the evening." }"""), "prompt", "asset_not_found");
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Films_from_films_find_their_files_and_keep_those_that_they_have()
    {
        var user = await Server.SignUpAsync();
        var first = await AssetAsync(user, "sky.png", "red");
        var film = (string)(await (await PostAsync(user, Board("""{ "source": "sky.png" }"""))).JsonAsync())["id"]!;
        await AssetAsync(user, "sky.png", "green");
        await AssetAsync(user, "sea.png", "blue");

        using var longer = await PostAsync(user, """{ "scenes": [ { "headline": "c", "visual": { "source": "sea.png" } } ] }""", $"/api/v1/jobs/{film}/extend");
        await NamedAsync(await PostAsync(user, """{ "scenes": [ { "headline": "c", "visual": { "source": "none.png" } } ] }""", $"/api/v1/jobs/{film}/extend"), "scenes", "asset_not_found");
        await NamedAsync(await PostAsync(user, """{ "prompt": "[visual: none.png] Other words for the same film, one by one." }""", $"/api/v1/jobs/{film}/remix"), "prompt", "asset_not_found");

        longer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await longer.Content.ReadAsStringAsync());
        var sources = (string)(await assets.SqlAsync($"select request ->> 'sources' from jobs where id = '{(await longer.JsonAsync())["id"]}'"))!;
        sources.ShouldContain("sea.png");
        sources.ShouldContain((string)(await user.Client.GetAsync($"/api/v1/assets/{first[6..]}").JsonAsync())["sha256"]!);
    }

    [Fact]
    public async Task A_sound_is_nothing_to_look_at()
    {
        var user = await Server.SignUpAsync();
        var sound = (string)(await user.Client.PostAsync("/api/v1/assets?name=s.wav", new ByteArrayContent(await files.SoundAsync())).JsonAsync())["source"]!;

        await NamedAsync(await PostAsync(user, Board($$"""{ "source": "{{sound}}" }""")), "storyboard.scenes[1].visual.source", "wrong_media");
    }

    private static string Board(string visual) => $$"""{ "storyboard": { "seed": 1, "duration": 6, "scenes": [ { "kind": "title", "headline": "a" }, { "headline": "b", "visual": {{visual}} } ] } }""";

    private static Task<HttpResponseMessage> PostAsync(SignedIn user, string body, string address = "/api/v1/generate") =>
        user.Client.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<string> AssetAsync(SignedIn user, string name, string colour = "red") =>
        (string)(await user.Client.PostAsync($"/api/v1/assets?name={name}", new ByteArrayContent(await files.PictureAsync(colour))).JsonAsync())["source"]!;

    private static async Task NamedAsync(HttpResponseMessage answer, string field, string code)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.JsonAsync())["errors"]!.AsArray().Select(e => ((string)e!["field"]!, (string?)e["code"])).ShouldContain((field, code));
        }
    }
}
