using System.Net;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Renders;

public sealed class RenderTests(AssetsFixture assets, MediaFiles files) : IClassFixture<AssetsFixture>, IClassFixture<MediaFiles>
{
    private const string Plain =
        """{"version":1,"output":{"width":320,"height":180,"fps":30},"tracks":[{"clips":[{"type":"colour","colour":"#14213D","length":2}]}]}""";

    private ApiServer Server => assets.Api.Server;

    [Fact]
    public async Task A_timeline_becomes_a_job()
    {
        var user = await Server.SignUpAsync();

        using var answer = await PostAsync(user, $$"""{"timeline":{{Plain}},"title":"Blue","priority":"low","metadata":{"order":"1"} }""");
        var job = await answer.JsonAsync();
        var again = await user.Client.GetAsync(answer.Headers.Location).JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, job.ToJsonString());
        ((string)job["kind"]!, (string)job["state"]!, (string)job["title"]!, (string)job["priority"]!).ShouldBe(("render", "queued", "Blue", "low"));
        ((int)job["width"]!, (int)job["height"]!, (int)job["frames"]!, (string)job["frame_rate"]!, (double)job["duration"]!).ShouldBe((320, 180, 60, "30/1", 2.0));
        job["segments"].ShouldBeNull();
        job["stream_url"].ShouldBeNull();
        ((string)again["id"]!).ShouldBe((string)job["id"]!);
    }

    [Fact]
    public async Task A_planned_film_says_how_far_its_segments_are_and_where_to_watch()
    {
        var user = await Server.SignUpAsync();
        var job = (Guid)(await PostAsync(user, $$"""{"timeline":{{Plain}} }""").JsonAsync())["id"]!;
        await assets.Api.Films.StartAsync(job);
        await assets.Api.Films.PlanAsync(job, 30, 1, 15_360, [30, 30]);
        await assets.Api.Films.SegmentReadyAsync(job, 0, 1_000);
        await assets.SqlAsync($"update job_segments set reused = true where job_id = '{job}' and idx = 0");

        var view = await user.Client.GetAsync($"/api/v1/jobs/{job}").JsonAsync();

        view["segments"]!.ToJsonString().ShouldBe("""{"total":2,"ready":1,"reused":1,"rendered":0}""");
        ((string)view["stream_url"]!).ShouldBe($"{Server.Address}api/v1/jobs/{job}/stream.m3u8");
    }

    [Fact]
    public async Task Assets_are_found_by_their_ids_and_cannot_go_while_a_job_waits_for_them()
    {
        var user = await Server.SignUpAsync();
        var source = await AssetAsync(user);

        using var answer = await PostAsync(user, $$"""{"timeline":{{Image(source)}} }""");
        using var held = await user.Client.DeleteAsync($"/api/v1/assets/{source[6..]}");
        using var cancelled = await user.Client.PostAsync($"/api/v1/jobs/{(string)(await answer.JsonAsync())["id"]!}/cancel", null);
        using var gone = await user.Client.DeleteAsync($"/api/v1/assets/{source[6..]}");
        using var late = await PostAsync(user, $$"""{"timeline":{{Image(source)}} }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await held.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await NamedAsync(late, "timeline.tracks[0].clips[0].source", "asset_not_found");
    }

    [Fact]
    public async Task Another_users_asset_is_not_there()
    {
        var (user, other) = (await Server.SignUpAsync(), await Server.SignUpAsync());
        var source = await AssetAsync(other);

        foreach (var missing in new[] { source, $"asset:{Guid.CreateVersion7()}", "sky.mp4" })
        {
            using var answer = await PostAsync(user, $$"""{"timeline":{{Image(missing)}} }""");
            await NamedAsync(answer, "timeline.tracks[0].clips[0].source", "asset_not_found");
        }

        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_tells_all_that_is_wrong_at_once_and_makes_nothing()
    {
        var user = await Server.SignUpAsync();
        const string Bad = """{"version":1,"output":{"width":321,"height":180,"fps":30},"tracks":[{"clips":[{"type":"colour","colour":"bluish","length":-1},{"type":"what"}]}]}""";

        var good = await PostAsync(user, $$"""{"timeline":{{Plain}} }""", "?dry_run=true").JsonAsync();
        var bad = await PostAsync(user, $$"""{"timeline":{{Bad}} }""", "?dry_run=true").JsonAsync();
        using var refused = await PostAsync(user, $$"""{"timeline":{{Bad}} }""");

        good.ToJsonString().ShouldBe("""{"valid":true,"errors":[],"warnings":[],"plan":{"width":320,"height":180,"frame_rate":"30/1","frames":60,"duration":2,"estimate":{"cpu_seconds":0.1},"layers":1,"sounds":0,"assets":0,"segments":{"total":2,"reused":0},"sound_exists":false,"film_exists":false}}""");
        ((bool)bad["valid"]!).ShouldBeFalse();
        bad["plan"].ShouldBeNull();
        bad["errors"]!.AsArray().Select(e => (string)e!["path"]!).ShouldBe(["$.output.width", "$.tracks[0].clips[0].colour", "$.tracks[0].clips[0].length", "$.tracks[0].clips[1].type"], ignoreOrder: true);
        var problem = await refused.JsonAsync();
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsArray().Select(e => ((string)e!["path"]!, (string)e["code"]!, (string)e["message"]!, (string)e["fix"]!))
            .ShouldBe(bad["errors"]!.AsArray().Select(e => ((string)e!["path"]!, (string)e["code"]!, (string)e["message"]!, (string)e["fix"]!)));
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Warnings_are_told_with_the_job_and_kept_with_it()
    {
        var user = await Server.SignUpAsync();
        var unused = Plain[..^1] + ""","variables":{"name":{"type":"text","default":"x"}}}""";

        using var answer = await PostAsync(user, $$"""{"timeline":{{unused}},"variables":{"name":"Ada"} }""");
        var job = await answer.JsonAsync();
        var later = await user.Client.GetAsync(answer.Headers.Location).JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, job.ToJsonString());
        job["warnings"]!.AsArray().Select(w => (string)w!["code"]!).ShouldBe(["unused_variable"]);
        later["warnings"]!.ToJsonString().ShouldBe(job["warnings"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_job_whatever_the_spacing()
    {
        var user = await Server.SignUpAsync();

        using var first = await PostAsync(user, $$"""{"timeline":{{Plain}} }""", key: "k");
        using var same = await PostAsync(user, $$"""{ "timeline" :  {{Plain.Replace(",", " , ")}} }""", key: "k");
        using var other = await PostAsync(user, $$"""{"timeline":{{Plain.Replace("\"length\":2", "\"length\":3")}} }""", key: "k");

        ((string)(await same.JsonAsync())["id"]!).ShouldBe((string)(await first.JsonAsync())["id"]!);
        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_caller_may_wait_for_the_film()
    {
        var user = await Server.SignUpAsync();
        var waiting = Task.Run(async () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/renders") { Content = Json($$"""{"timeline":{{Plain}} }""") };
            request.Headers.Add("Prefer", "wait=20");
            return await user.Client.SendAsync(request);
        });
        var jobs = await TestKit.Eventually.PollAsync(async () => await user.Client.GetAsync("/api/v1/jobs").JsonAsync(), list => list["items"]!.AsArray().Count == 1);
        var job = (Guid)jobs["items"]![0]!["id"]!;

        await assets.Api.Films.StartAsync(job);
        await assets.Api.Films.CompleteAsync(job);
        using var answer = await waiting;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)(await answer.JsonAsync())["state"]!).ShouldBe("completed");
    }

    private async Task<string> AssetAsync(SignedIn user) =>
        (string)(await user.Client.PostAsync("/api/v1/assets?name=p.png", new ByteArrayContent(await files.PictureAsync())).JsonAsync())["source"]!;

    private static string Image(string source) =>
        $$"""{"version":1,"output":{"width":320,"height":180,"fps":30},"tracks":[{"clips":[{"type":"image","source":"{{source}}","length":1}]}]}""";

    private static async Task NamedAsync(HttpResponseMessage answer, string field, string code)
    {
        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", field);
        ((string)problem["errors"]![0]!["code"]!).ShouldBe(code);
        ((string)problem["errors"]![0]!["fix"]!).ShouldNotBeNullOrWhiteSpace();
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<HttpResponseMessage> PostAsync(SignedIn user, string body, string query = "", string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/renders{query}") { Content = Json(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return user.Client.SendAsync(request);
    }
}
