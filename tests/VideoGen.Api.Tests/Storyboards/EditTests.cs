using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Storyboards;

public sealed class EditTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Board = """{"seed":1,"duration":12,"scenes":[{"kind":"title","headline":"Tea","narration":"Tea is a drink."},{"headline":"Leaves","narration":"It is made of leaves."},{"kind":"end","headline":"Drink it"}]}""";

    [Fact]
    public async Task Words_change_the_film_and_the_answer_says_what()
    {
        var edit = await EditAsync(Board, "make it vertical, remove scene 2 and turn the music down 6 dB");

        ((int)edit["storyboard"]!["output"]!["width"]!).ShouldBeLessThan((int)edit["storyboard"]!["output"]!["height"]!);
        edit["storyboard"]!["scenes"]!.AsArray().Select(s => (string)s!["headline"]!).ShouldBe(["Tea", "Drink it"]);
        ((double)edit["storyboard"]!["music"]!["gain"]!).ShouldBe(-6);
        edit["changes"]!.AsArray().Select(c => (string)c!["path"]!).ShouldContain("music.gain");
        edit["reply"]!.AsArray().ShouldNotBeEmpty();
        edit["not_understood"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_understood_is_said_and_changes_nothing()
    {
        var edit = await EditAsync(Board, "flurb the wibble");

        edit["changes"]!.AsArray().ShouldBeEmpty();
        edit["not_understood"]!.AsArray().ShouldNotBeEmpty();
        edit["suggestions"]!.AsArray().Count.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task An_edited_film_can_be_edited_again_and_made()
    {
        var user = await api.Server.SignUpAsync();
        var once = await EditAsync(Board, "use the mint palette");
        var twice = await EditAsync(once["storyboard"]!.ToJsonString(), "headline of scene 1: \"Green tea\"");

        var job = await user.SubmitAsync(new JsonObject { ["storyboard"] = twice["storyboard"]!.DeepClone() });

        var kept = (await user.Client.GetAsync($"/api/v1/jobs/{job["id"]}/storyboard").JsonAsync())["storyboard"]!;
        ((string)kept["style"]!["palette"]!, (string)kept["scenes"]![0]!["headline"]!).ShouldBe(("mint", "Green tea"));
    }

    [Fact]
    public async Task Undo_is_left_to_whoever_keeps_the_versions() => ((int)(await EditAsync(Board, "undo that"))["versions"]!).ShouldBe(-1);

    [Fact]
    public async Task A_version_that_is_named_is_told_by_its_number() => ((int)(await EditAsync(Board, "go back to the first version"))["version"]!).ShouldBe(1);

    [Theory]
    [InlineData("""{"message":"undo"}""", "storyboard")]
    [InlineData("""{"storyboard":{"scenes":[{"headline":"a"}]}}""", "message")]
    [InlineData("""{"storyboard":{"scenes":[{"headline":"a"}]},"message":"","commands":[]}""", "message", "commands")]
    [InlineData("""{"storyboard":{"scenes":[{"headline":"a","x":1}]},"message":"undo"}""", "storyboard.scenes[0].x")]
    [InlineData("""{"storyboard":{"scenes":[{"headline":"a"}]},"commands":[{"type":"explode"}]}""", "commands[0].type")]
    public async Task Bad_input_is_refused_by_field(string body, params string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/storyboards/edits", new StringContent(body, Encoding.UTF8, "application/json"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
    }

    [Fact]
    public async Task Typed_commands_do_the_same()
    {
        var user = await api.Server.SignUpAsync();
        using var answer = await user.Client.PostAsync(
            "/api/v1/storyboards/edits",
            new StringContent($$"""{"storyboard":{{Board}},"commands":[{"type":"set_headline","scene":"s2","text":"Only leaves"}]}""", Encoding.UTF8, "application/json"));

        var edit = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, edit.ToJsonString());
        ((string)edit["storyboard"]!["scenes"]![1]!["headline"]!).ShouldBe("Only leaves");
        edit["changes"]!.AsArray().ShouldHaveSingleItem();
    }

    private async Task<JsonNode> EditAsync(string board, string message)
    {
        var user = await api.Server.SignUpAsync();
        var body = new JsonObject { ["storyboard"] = JsonNode.Parse(board), ["message"] = message };
        using var answer = await user.Client.PostAsync("/api/v1/storyboards/edits", new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
