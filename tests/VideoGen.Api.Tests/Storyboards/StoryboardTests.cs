using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Storyboards;

public sealed class StoryboardTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Prompt = """{"prompt":"Three reasons to walk:\n- health\n- money\n- joy","duration":12,"size":"640x360","seed":7}""";

    [Fact]
    public async Task A_prompt_is_planned_and_the_same_seed_gives_the_same_storyboard()
    {
        var user = await api.Server.SignUpAsync();

        var first = await PlanAsync(user);
        var second = await PlanAsync(user);

        JsonNode.DeepEquals(first, second).ShouldBeTrue();
        var board = first["storyboard"]!;
        ((double)board["duration"]!, (int)board["output"]!["width"]!).ShouldBe((12, 640));
        board["scenes"]!.AsArray().Select(s => (string)s!["kind"]!).ShouldContain("list");
        first["seconds"]!.AsArray().Select(s => (double)s!).Sum().ShouldBe(12, 0.1);
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_chosen_beside_the_prompt_is_planned_alike_in_both_places()
    {
        const string Chosen = """{"prompt":"Three reasons to walk:\n- health\n- money\n- joy","duration":12,"seed":7,"style":"neon, poster","mood":"playful","voice":{"name":"male"},"music":{"on":false},"captions":{"on":false}}""";
        var user = await api.Server.SignUpAsync();
        using var answer = await user.Client.PostAsync("/api/v1/storyboards", Json(Chosen));
        var board = (await answer.JsonAsync())["storyboard"]!;
        using var made = await user.Client.PostAsync("/api/v1/generate", Json(Chosen));

        ((string)board["style"]!["palette"]!, (string)board["style"]!["fonts"]!, (string)board["mood"]!, (string)board["voice"]!["name"]!).ShouldBe(("neon", "poster", "playful", "male"));
        ((bool)board["music"]!["on"]!, (bool)board["captions"]!["on"]!).ShouldBe((false, false));
        made.StatusCode.ShouldBe(HttpStatusCode.Accepted, await made.Content.ReadAsStringAsync());
        var request = JsonNode.Parse((await api.Films.ReadAsync<string>((Guid)(await made.JsonAsync())["id"]!, "request::text"))!)!;
        JsonNode.DeepEquals(JsonNode.Parse((string)request["choices"]!), JsonNode.Parse("""{"mood":"playful","style":"neon, poster","voice":{"name":"male"},"music":{"on":false},"captions":{"on":false}}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_chosen_beside_a_storyboard_takes_the_place_of_what_it_says()
    {
        var user = await api.Server.SignUpAsync();

        var job = await user.SubmitAsync(JsonNode.Parse("""{"storyboard":{"voice":{"name":"male","speed":1.2},"scenes":[{"headline":"Tea"}]},"voice":{"name":"female"},"captions":{"on":false}}"""));

        var kept = (await user.Client.GetAsync($"/api/v1/jobs/{job["id"]}/storyboard").JsonAsync())["storyboard"]!;
        ((string)kept["voice"]!["name"]!, (double)kept["voice"]!["speed"]!, (bool)kept["captions"]!["on"]!).ShouldBe(("female", 1.2, false));
    }

    [Theory]
    [InlineData(""" "style":"neon mud" """, "style")]
    [InlineData(""" "style":{"palette":"mud"} """, "style.palette")]
    [InlineData(""" "voice":{"speed":9} """, "voice.speed")]
    [InlineData(""" "voice":"male" """, "voice")]
    [InlineData(""" "music":{"mood":"sad"},"mood":"calm" """, "music.mood")]
    public async Task Wrong_choices_are_refused_by_path(string choice, string field)
    {
        var user = await api.Server.SignUpAsync();

        foreach (var path in new[] { "generate", "storyboards" })
        {
            using var answer = await user.Client.PostAsync("/api/v1/" + path, Json($$"""{"prompt":"Tea",{{choice}}}"""));
            await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", field);
        }
    }

    [Fact]
    public async Task An_edited_storyboard_becomes_a_job_that_has_it()
    {
        var user = await api.Server.SignUpAsync();
        var board = (await PlanAsync(user))["storyboard"]!.DeepClone();
        board["scenes"]![1]!["headline"] = "Mine";
        board["style"]!["palette"] = "mint";

        var job = await user.SubmitAsync(new JsonObject { ["storyboard"] = board, ["quality"] = "fast" });

        ((string)job["title"]!).ShouldBe((string)board["title"]!);
        var kept = (await user.Client.GetAsync($"/api/v1/jobs/{job["id"]}/storyboard").JsonAsync())["storyboard"]!;
        ((string)kept["scenes"]![1]!["headline"]!).ShouldBe("Mine");
        ((string)kept["style"]!["palette"]!).ShouldBe("mint");
    }

    [Fact]
    public async Task A_short_storyboard_by_hand_is_filled_in()
    {
        var user = await api.Server.SignUpAsync();

        var job = await user.SubmitAsync(JsonNode.Parse("""{"storyboard":{"scenes":[{"headline":"Tea","narration":"Tea is a drink that half of the world begins its day with."},{"kind":"end","headline":"Drink it"}]}}"""));

        var kept = (await user.Client.GetAsync($"/api/v1/jobs/{job["id"]}/storyboard").JsonAsync())["storyboard"]!;
        ((string)kept["title"]!, (string)kept["language"]!).ShouldBe(("Tea", "en"));
        kept["scenes"]!.AsArray().Select(s => (string)s!["id"]!).ShouldBe(["s1", "s2"]);
        ((double)kept["duration"]!).ShouldBeInRange(5, 8);
    }

    public static TheoryData<string, string, string[]> BadStoryboards => new()
    {
        { "no object", "[]", ["storyboard"] },
        { "no scene", """{"scenes":[]}""", ["storyboard.scenes"] },
        { "unknown member", """{"scenes":[{"headline":"a","colours":"b"}]}""", ["storyboard.scenes[0].colours"] },
        { "unknown kind", """{"scenes":[{"kind":"hologram","headline":"a"}]}""", ["storyboard.scenes[0].kind"] },
        { "empty scene", """{"scenes":[{"headline":"a"},{}]}""", ["storyboard.scenes[1]"] },
        { "too long", """{"duration":10800,"scenes":[{"headline":"a"}]}""", ["storyboard.duration"] },
        { "no length", """{"duration":0,"scenes":[{"headline":"a"}]}""", ["storyboard.duration"] },
        { "lengths beyond the film", """{"duration":10,"scenes":[{"headline":"a","duration":8},{"headline":"b","duration":8}]}""", ["storyboard.scenes"] },
        { "same id", """{"scenes":[{"id":"x","headline":"a"},{"id":"x","headline":"b"}]}""", ["storyboard.scenes"] },
        { "bad colours", """{"style":{"accent":"red;drop","palette":"nope"},"scenes":[{"headline":"a","colour":"#12"}]}""", ["storyboard.style.palette", "storyboard.style.accent", "storyboard.scenes[0].colour"] },
        { "voice that is a path", """{"voice":{"name":"../etc/passwd","speed":9},"scenes":[{"headline":"a"}]}""", ["storyboard.voice.name", "storyboard.voice.speed"] },
        { "odd size", """{"output":{"width":641,"height":360},"scenes":[{"headline":"a"}]}""", ["storyboard.output.width"] },
        { "NUL", """{"title":"t","scenes":[{"headline":"a\u0000"}]}""", ["storyboard.scenes[0].headline"] },
        { "number without a figure", """{"scenes":[{"kind":"number","headline":"a"}]}""", ["storyboard.scenes[0].number"] },
    };

    [Theory]
    [MemberData(nameof(BadStoryboards))]
    public async Task A_bad_storyboard_is_refused_by_path_and_makes_no_job(string what, string board, string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/generate", Json($$"""{"storyboard":{{board}}}"""));

        what.ShouldNotBeEmpty();
        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_storyboard_says_itself_is_not_said_twice()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/generate", Json("""{"prompt":"Tea","size":"640x360","storyboard":{"scenes":[{"headline":"a"}]}}"""));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "prompt", "size");
    }

    [Fact]
    public async Task Nobody_reads_the_storyboard_of_somebody_else()
    {
        var (owner, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var job = await owner.SubmitAsync(new JsonObject { ["storyboard"] = (await PlanAsync(owner))["storyboard"]!.DeepClone() });

        using var answer = await other.Client.GetAsync($"/api/v1/jobs/{job["id"]}/storyboard");

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static async Task<JsonNode> PlanAsync(SignedIn user)
    {
        using var answer = await user.Client.PostAsync("/api/v1/storyboards", Json(Prompt));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
