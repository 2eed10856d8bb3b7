using System.Net;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Chat;

public sealed class ChatTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_message_makes_the_next_version_and_says_what_changed()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();

        var answer = await user.SayAsync(first, "make it vertical and turn the music down 6 dB");

        var job = answer["film"]!["job"]!;
        ((string)job["state"]!, (string)job["made_by"]!, (int)job["version"]!).ShouldBe(("queued", "chat", 2));
        ((string)job["source_job_id"]!, (string)job["root_job_id"]!).ShouldBe((first, first));
        ((int)job["width"]!).ShouldBeLessThan((int)job["height"]!);
        ((string)job["quality"]!).ShouldBe("fast");
        ((double)(await user.StoryboardAsync(answer))["music"]!["gain"]!).ShouldBe(-6);
        ((string)answer["message"]!["state"]!, (int)answer["message"]!["version"]!, (string)answer["message"]!["job_id"]!).ShouldBe(("applied", 2, (string)job["id"]!));
        answer["message"]!["changes"]!.AsArray().Select(c => (string)c!["path"]!).ShouldBe(["output.size", "music.gain"]);
        answer.Reply().ShouldBe(["Size: 720×1280 (was 1280×720).", "Music: −6 dB (was 0 dB)."]);
        answer["message"]!["commands"]!.AsArray().Count.ShouldBe(2);
        ((string)(await user.GetAsync($"jobs/{first}"))["source_job_id"]! ?? "none").ShouldBe("none");
    }

    [Fact]
    public async Task The_conversation_goes_on_with_the_current_version_whichever_is_named()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        await user.SayAsync(first, "use the mint palette");

        var answer = await user.SayAsync(first, "change the headline of scene 2 to Only leaves");

        var board = await user.StoryboardAsync(answer);
        ((string)board["style"]!["palette"]!, (string)board["scenes"]![1]!["headline"]!).ShouldBe(("mint", "Only leaves"));
        answer.State().ShouldBe((3, true, false));
    }

    [Fact]
    public async Task Undo_redo_and_a_number_go_to_versions_that_are_there_and_make_none()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        var second = await user.SayAsync(first, "use the mint palette");
        await user.SayAsync(first, "make it vertical");

        var undone = await user.SayAsync(first, "undo that", HttpStatusCode.OK);
        undone.State().ShouldBe((2, true, true));
        ((string)undone["film"]!["job"]!["id"]!).ShouldBe((string)second["film"]!["job"]!["id"]!);
        undone.Reply().ShouldBe(["Back to version 2."]);
        undone["message"]!["changes"]!.AsArray().ShouldHaveSingleItem();

        (await user.SayAsync(first, "undo the last five changes", HttpStatusCode.OK)).Reply().ShouldBe(["Back to version 1, the earliest."]);
        (await user.SayAsync(first, "undo", HttpStatusCode.OK)).Reply()[0].ShouldStartWith("There is nothing to undo");
        (await user.SayAsync(first, "redo", HttpStatusCode.OK)).State().ShouldBe((2, true, true));
        (await user.SayAsync(first, "redo", HttpStatusCode.OK)).State().ShouldBe((3, true, false));
        (await user.SayAsync(first, "redo", HttpStatusCode.OK)).Reply().ShouldBe(["There is nothing to redo."]);
        (await user.SayAsync(first, "go back to the first version", HttpStatusCode.OK)).State().ShouldBe((1, false, true));
        (await user.SayAsync(first, "go back to version 9", HttpStatusCode.OK)).Reply().ShouldBe(["There is no version 9; there are versions 1, 2, 3."]);
        (await user.GetAsync("jobs"))["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_edit_after_undo_begins_a_branch_and_ends_redo()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        var second = await user.SayAsync(first, "use the mint palette");
        await user.SayAsync(first, "undo", HttpStatusCode.OK);

        var third = await user.SayAsync(first, "make it vertical");

        third.State().ShouldBe((3, true, false));
        ((string)third["film"]!["job"]!["source_job_id"]!).ShouldBe(first);
        (await user.SayAsync(first, "undo", HttpStatusCode.OK)).State().ShouldBe((1, false, true));
        (await user.SayAsync(first, "go back to version 2", HttpStatusCode.OK))["film"]!["job"]!["id"]!.GetValue<string>().ShouldBe((string)second["film"]!["job"]!["id"]!);
    }

    [Fact]
    public async Task What_is_not_understood_is_said_with_the_nearest_things_and_makes_no_version()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();

        var answer = await user.SayAsync(first, "flurb the music", HttpStatusCode.OK);

        ((string)answer["message"]!["state"]!).ShouldBe("answered");
        answer["message"]!["not_understood"]!.AsArray().Select(n => (string)n!).ShouldBe(["flurb the music"]);
        answer["message"]!["suggestions"]!.AsArray().Count.ShouldBeInRange(1, 3);
        (await user.SayAsync(first, "turn the captions on", HttpStatusCode.OK)).Reply().ShouldBe(["Nothing to change: the film is like that already."]);
        (await user.GetAsync("jobs"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_can_be_done_is_done_and_the_rest_is_said()
    {
        var user = await api.Server.SignUpAsync();

        var answer = await user.SayAsync(await user.FilmAsync(), "use the mint palette and remove scene 9");

        ((string)answer["message"]!["state"]!).ShouldBe("applied");
        answer.Reply().ShouldContain(line => line.StartsWith("Not done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposal_shows_its_changes_and_is_applied_once()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        using var proposed = await user.PostAsync($"chat/{first}", """{"message":"remove scene 2","apply":false}""");
        var message = (await proposed.JsonAsync())["message"]!;

        proposed.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)message["state"]!).ShouldBe("proposed");
        message["changes"]!.AsArray().ShouldNotBeEmpty();
        (await user.GetAsync($"chat/{first}"))["film"]!["versions"]!.GetValue<int>().ShouldBe(1);

        using var applied = await user.PostAsync($"chat/{first}/messages/{message["id"]}/apply", "");
        using var again = await user.PostAsync($"chat/{first}/messages/{message["id"]}/apply", "");

        (applied.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.OK));
        (await user.StoryboardAsync(await applied.JsonAsync()))["scenes"]!.AsArray().Count.ShouldBe(2);
        var chat = await user.GetAsync($"chat/{first}");
        ((int)chat["film"]!["versions"]!, (string)chat["messages"]![0]!["state"]!).ShouldBe((2, "applied"));
    }

    [Fact]
    public async Task A_message_about_a_version_that_is_not_current_any_more_is_kept_and_can_be_applied()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        await user.SayAsync(first, "use the mint palette");

        using var late = await user.PostAsync($"chat/{first}", """{"message":"make it vertical","expected_version":1}""", "late");
        using var repeated = await user.PostAsync($"chat/{first}", """{"message":"make it vertical","expected_version":1}""", "late");

        var problem = await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        await repeated.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        var kept = (await user.GetAsync($"chat/{first}"))["messages"]!.AsArray();
        kept.Select(m => (string)m!["state"]!).ShouldBe(["applied", "conflict"]);
        ((string)problem["detail"]!).ShouldContain((string)kept[1]!["id"]!);
        using var applied = await user.PostAsync($"chat/{first}/messages/{kept[1]!["id"]}/apply", "");
        var board = await user.StoryboardAsync(await applied.JsonAsync());
        ((string)board["style"]!["palette"]!, (int)board["output"]!["width"]!).ShouldBe(("mint", 720));
    }

    [Fact]
    public async Task Messages_at_the_same_time_each_make_a_version_of_the_one_before()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();

        var answers = await Task.WhenAll(
            user.SayAsync(first, "use the mint palette"), user.SayAsync(first, "make it vertical"), user.SayAsync(first, "turn the music off"), user.SayAsync(first, "turn the captions off"));

        answers.Select(a => (int)a["message"]!["version"]!).Order().ShouldBe([2, 3, 4, 5]);
        var chat = await user.GetAsync($"chat/{first}");
        var board = (await user.GetAsync($"jobs/{chat["film"]!["job"]!["id"]}/storyboard"))["storyboard"]!;
        ((string)board["style"]!["palette"]!, (int)board["output"]!["width"]!, (bool)board["music"]!["on"]!, (bool)board["captions"]!["on"]!).ShouldBe(("mint", 720, false, false));
        ((int)chat["film"]!["version"]!).ShouldBe(5);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        using var once = await user.PostAsync($"chat/{first}", """{"message":"add a scene: Cups"}""", "k");
        using var again = await user.PostAsync($"chat/{first}", """{"message":"add a scene: Cups"}""", "k");
        using var other = await user.PostAsync($"chat/{first}", """{"message":"add a scene: Pots"}""", "k");

        ((string)(await again.JsonAsync())["message"]!["id"]!).ShouldBe((string)(await once.JsonAsync())["message"]!["id"]!);
        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await user.GetAsync($"chat/{first}"))["film"]!["versions"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Typed_commands_make_a_version_too()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();

        using var answer = await user.PostAsync($"chat/{first}", """{"commands":[{"type":"set_headline","scene":"s2","text":"Only leaves"},{"type":"set_palette","palette":"mint"}]}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var said = await answer.JsonAsync();
        said["message"]!["changes"]!.AsArray().Count.ShouldBe(2);
        var tree = await user.GetAsync($"jobs/{first}/versions");
        ((string)tree["items"]![1]!["note"]!).ShouldBe(string.Join(" ", said.Reply()));
    }

    [Fact]
    public async Task All_is_there_on_another_replica_and_messages_come_in_pages()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        await user.SayAsync(first, "use the mint palette");
        await user.SayAsync(first, "hello?", HttpStatusCode.OK);
        await user.SayAsync(first, "undo", HttpStatusCode.OK);
        await using var replica = await api.StartAsync([]);
        using var client = new HttpClient { BaseAddress = replica.Address, DefaultRequestHeaders = { Authorization = user.Client.DefaultRequestHeaders.Authorization } };

        var newest = await client.GetAsync($"/api/v1/chat/{first}?limit=2").JsonAsync();
        var older = await client.GetAsync($"/api/v1/chat/{first}?limit=2&before={newest["older"]}").JsonAsync();

        ((int)newest["film"]!["version"]!, (bool)newest["film"]!["can_redo"]!).ShouldBe((1, true));
        newest["messages"]!.AsArray().Select(m => (string)m!["text"]!).ShouldBe(["hello?", "undo"]);
        older["messages"]!.AsArray().Select(m => (string)m!["text"]!).ShouldBe(["use the mint palette"]);
        older["older"].ShouldBeNull();
    }

    [Fact]
    public async Task The_tree_shows_who_came_from_whom_and_which_is_current()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        var second = (string)(await user.SayAsync(first, "use the mint palette"))["film"]!["job"]!["id"]!;
        await user.SayAsync(first, "undo", HttpStatusCode.OK);
        await user.SayAsync(first, "make it vertical");

        var tree = await user.GetAsync($"jobs/{second}/versions");

        ((string)tree["root_job_id"]!).ShouldBe(first);
        var items = tree["items"]!.AsArray();
        items.Select(i => ((int)i!["version"]!, (string?)i["source_job_id"], (string)i["made_by"]!, (string?)i["note"], (bool)i["current"]!)).ShouldBe(
            [(1, null, "storyboard", null, false), (2, first, "chat", "use the mint palette", false), (3, first, "chat", "make it vertical", true)]);
    }

    [Fact]
    public async Task Lists_can_leave_out_what_is_not_the_current_version()
    {
        var user = await api.Server.SignUpAsync();
        var other = await user.FilmAsync();
        var first = await user.FilmAsync();
        var second = (string)(await user.SayAsync(first, "use the mint palette"))["film"]!["job"]!["id"]!;
        await user.SayAsync(first, "make it vertical");
        await user.SayAsync(first, "undo", HttpStatusCode.OK);

        var page = await user.GetAsync("jobs?versions=current&limit=1");
        var rest = await user.GetAsync($"jobs?versions=current&limit=1&cursor={page["next_cursor"]}");
        using var mixed = await user.Client.GetAsync($"/api/v1/jobs?limit=1&cursor={page["next_cursor"]}");
        using var wrong = await user.Client.GetAsync("/api/v1/jobs?versions=some");

        page["items"]!.AsArray().Select(j => (string)j!["id"]!).ShouldBe([second]);
        rest["items"]!.AsArray().Select(j => (string)j!["id"]!).ShouldBe([other]);
        rest["next_cursor"].ShouldBeNull();
        (await user.GetAsync("jobs"))["items"]!.AsArray().Count.ShouldBe(4);
        await mixed.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "cursor");
        await wrong.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "versions");
        using (await user.Client.DeleteAsync($"/api/v1/jobs/{second}")) { }
        (await user.GetAsync("jobs?versions=current"))["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task When_the_current_version_is_deleted_the_newest_that_is_left_takes_its_place()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        await user.SayAsync(first, "use the mint palette");
        var third = await user.SayAsync(first, "make it vertical");
        using (await user.Client.DeleteAsync($"/api/v1/jobs/{third["film"]!["job"]!["id"]}")) { }

        var chat = await user.GetAsync($"chat/{first}");
        var next = await user.SayAsync(first, "turn the music off");

        ((int)chat["film"]!["version"]!, (int)chat["film"]!["versions"]!).ShouldBe((2, 2));
        next.State().ShouldBe((4, true, false));
        (await user.SayAsync(first, "go back to version 3", HttpStatusCode.OK)).Reply().ShouldBe(["There is no version 3; there are versions 1, 2, 4."]);
    }

    [Fact]
    public async Task A_name_given_in_the_list_outlives_edits_that_do_not_change_the_title()
    {
        var user = await api.Server.SignUpAsync();
        var first = await user.FilmAsync();
        using (await user.Client.PatchAsync($"/api/v1/jobs/{first}", new StringContent("""{"title":"My tea"}""", System.Text.Encoding.UTF8, "application/json"))) { }

        (await user.SayAsync(first, "use the mint palette"))["film"]!["job"]!["title"]!.GetValue<string>().ShouldBe("My tea");
        (await user.SayAsync(first, "call it Tea for two"))["film"]!["job"]!["title"]!.GetValue<string>().ShouldBe("Tea for two");
    }
}
