using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Chat;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Remixes;

public sealed class RemixTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Variations_are_jobs_with_the_same_words_and_other_colours_and_go_on_when_asked_again()
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        var first = (await MakeAsync(user, $"jobs/{film}/variations", """{"count":3}"""))["items"]!.AsArray();
        var more = (await MakeAsync(user, $"jobs/{film}/variations", """{"count":1}"""))["items"]!.AsArray();

        JsonNode[] all = [.. first.Concat(more).Select(j => j!)];
        all.ShouldAllBe(j => (string)j["made_by"]! == "variation" && (string)j["source_job_id"]! == film && (int)j["version"]! == 1);
        all.Select(j => (long)j["seed"]!).Append(1).Distinct().Count().ShouldBe(5);
        var boards = await Task.WhenAll(all.Select(async j => (await user.GetAsync($"jobs/{j["id"]}/storyboard"))["storyboard"]!));
        boards.ShouldAllBe(b => (string)b["scenes"]![1]!["headline"]! == "Leaves");
        var tree = (await user.GetAsync($"jobs/{all[0]["id"]}/versions"))["items"]!.AsArray();
        tree.Select(i => (string?)i!["note"]).ShouldBe([null, "Variation 1", "Variation 2", "Variation 3", "Variation 4"]);
        tree.ShouldAllBe(i => (bool)i!["current"]!);
    }

    [Fact]
    public async Task Variations_are_made_all_or_not_at_all_and_once_for_a_key()
    {
        await using var small = await api.StartAsync([new("Jobs:MaxQueuedPerUser", "4")]);
        var user = await small.SignUpAsync();
        var film = await user.FilmAsync();

        using var tooMany = await user.PostAsync($"jobs/{film}/variations", """{"count":4}""", "many");
        using var once = await user.PostAsync($"jobs/{film}/variations", """{"count":3}""", "three");
        using var again = await user.PostAsync($"jobs/{film}/variations", """{"count":3}""", "three");
        using var other = await user.PostAsync($"jobs/{film}/variations", """{"count":2}""", "three");

        await tooMany.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "queue_full");
        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        Ids(await again.JsonAsync()).ShouldBe(Ids(await once.JsonAsync()));
        (await user.GetAsync("jobs"))["items"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_remix_has_other_words_in_the_same_form_and_a_chat_of_its_own()
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        var job = await MakeAsync(user, $"jobs/{film}/remix", """{"prompt":"Coffee wakes the city before the sun does.","style":{"palette":"forest"},"voice":{"on":false},"message":"make it vertical"}""");

        ((string)job["made_by"]!, (string)job["source_job_id"]!, (string)job["root_job_id"]!, (string)job["prompt"]!).ShouldBe(("remix", film, film, "Coffee wakes the city before the sun does."));
        ((int)job["width"]!, (int)job["height"]!, (double)job["duration"]!).ShouldBe((720, 1280, 12));
        var board = (await user.GetAsync($"jobs/{job["id"]}/storyboard"))["storyboard"]!;
        ((string)board["style"]!["palette"]!, (bool)board["voice"]!["on"]!).ShouldBe(("forest", false));
        board["scenes"]!.ToJsonString().ShouldContain("offee");
        var talked = await user.SayAsync((string)job["id"]!, "turn the music off");
        ((int)talked["film"]!["version"]!, (int)(await user.GetAsync($"chat/{film}"))["film"]!["version"]!).ShouldBe((2, 1));
        ((string)talked["film"]!["job"]!["root_job_id"]!).ShouldBe(film);
    }

    [Fact]
    public async Task A_remix_without_a_prompt_keeps_the_words()
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        var job = await MakeAsync(user, $"jobs/{film}/remix", """{"seed":99,"mood":"playful","music":{"gain":-6}}""");

        var board = (await user.GetAsync($"jobs/{job["id"]}/storyboard"))["storyboard"]!;
        ((long)board["seed"]!, (string)board["mood"]!, (double)board["music"]!["gain"]!, (string)board["scenes"]![0]!["headline"]!).ShouldBe((99, "playful", -6, "Tea"));
        ((string)job["title"]!).ShouldBe("Tea");
    }

    [Fact]
    public async Task An_extension_comes_before_the_end_card()
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        var planned = await MakeAsync(user, $"jobs/{film}/extend", """{"prompt":"Cups keep tea warm. Pots keep it warm for longer.","seconds":8}""");
        var written = await MakeAsync(user, $"jobs/{film}/extend", """{"scenes":[{"id":"s2","headline":"Cups","duration":4}]}""");
        var stretched = await MakeAsync(user, $"jobs/{film}/extend", """{"seconds":6}""");

        ((double)planned["duration"]!, (double)written["duration"]!, (double)stretched["duration"]!).ShouldBe((20, 16, 18));
        ((string)planned["made_by"]!, (string)planned["source_job_id"]!).ShouldBe(("extension", film));
        var board = (await user.GetAsync($"jobs/{written["id"]}/storyboard"))["storyboard"]!;
        board["scenes"]!.AsArray().Select(s => (string)s!["headline"]!).ShouldBe(["Tea", "Leaves", "Cups", "Drink it"]);
        board["scenes"]!.AsArray().Select(s => (string)s!["id"]!).Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("variations", """{"count":0}""", "count")]
    [InlineData("variations", """{"count":9}""", "count")]
    [InlineData("remix", "{}", "prompt")]
    [InlineData("remix", """{"prompt":""}""", "prompt")]
    [InlineData("remix", """{"style":{"palette":"mud"},"mood":"angry"}""", "mood")]
    [InlineData("remix", """{"style":{"palette":"mud"}}""", "style.palette")]
    [InlineData("remix", """{"style":{"paletto":"mint"}}""", "style.paletto")]
    [InlineData("remix", """{"voice":[]}""", "voice")]
    [InlineData("remix", """{"message":"flurb it"}""", "message")]
    [InlineData("remix", """{"message":"undo"}""", "message")]
    [InlineData("extend", "{}", "prompt")]
    [InlineData("extend", """{"prompt":"a","scenes":[]}""", "scenes")]
    [InlineData("extend", """{"seconds":500}""", "seconds")]
    [InlineData("extend", """{"seconds":179}""", "seconds")]
    [InlineData("extend", """{"prompt":"More tea","seconds":1}""", "seconds")]
    [InlineData("extend", """{"prompt":"More tea","seconds":175}""", "seconds")]
    [InlineData("extend", """{"scenes":[{"headline":"a","x":1}]}""", "scenes[0].x")]
    public async Task Bad_input_is_refused_by_field_and_makes_no_job(string verb, string body, params string[] fields)
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        using var answer = await user.PostAsync($"jobs/{film}/{verb}", body);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
        (await user.GetAsync("jobs"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("variations", "{}")]
    [InlineData("remix", """{"seed":3}""")]
    [InlineData("extend", """{"seconds":3}""")]
    public async Task Films_of_others_films_that_are_not_planned_and_timelines_are_refused(string verb, string body)
    {
        var (user, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var waiting = (string)(await user.SubmitAsync())["id"]!;
        using var made = await user.PostAsync("renders", """{"timeline":{"version":1,"output":{"width":640,"height":360,"fps":30},"tracks":[{"clips":[{"type":"text","text":"Hi","length":3}]}]}}""");

        using var foreign = await other.PostAsync($"jobs/{waiting}/{verb}", body);
        using var early = await user.PostAsync($"jobs/{waiting}/{verb}", body);
        using var timeline = await user.PostAsync($"jobs/{(await made.JsonAsync())["id"]}/{verb}", body);

        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        ((string)(await early.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict"))["detail"]!).ShouldContain("not planned yet");
        ((string)(await timeline.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict"))["detail"]!).ShouldContain("timeline");
    }

    private static async Task<JsonNode> MakeAsync(SignedIn user, string path, string body)
    {
        using var answer = await user.PostAsync(path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static string[] Ids(JsonNode list) => [.. list["items"]!.AsArray().Select(j => (string)j!["id"]!)];
}
