using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class JobTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task All_forms_of_an_id_are_accepted()
    {
        var user = await api.Server.SignUpAsync();
        var id = (Guid)(await user.SubmitAsync())["id"]!;

        foreach (var form in new[] { $"{id:D}", $"job_{id:N}", $"video_{id:N}" })
        {
            var job = await user.Client.GetAsync($"/api/v1/jobs/{form}").JsonAsync();
            ((Guid)job["id"]!).ShouldBe(id);
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("01983f5c-2c6e-7d3a-9b1e-6a0f4c1d2e3f")]
    [InlineData("%27%20OR%201=1--")]
    [InlineData("%2e%2e%2f")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("%00")]
    public async Task What_is_no_job_of_ours_is_not_found(string id)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.GetAsync($"/api/v1/jobs/{id}");

        ((int)answer.StatusCode).ShouldBeOneOf(404, 400);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Somebody_elses_job_is_as_good_as_none_on_every_verb()
    {
        var (owner, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var id = (Guid)(await owner.SubmitAsync())["id"]!;
        await api.Films.StartAsync(id);
        var none = Guid.CreateVersion7();
        (HttpMethod Method, string Path)[] verbs =
        [
            (HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Patch, ""), (HttpMethod.Post, "/cancel"), (HttpMethod.Post, "/retry"),
            (HttpMethod.Get, "/events"),
        ];

        foreach (var (method, path) in verbs)
        {
            using var theirs = await SendAsync(other, method, $"/api/v1/jobs/{id}{path}");
            using var missing = await SendAsync(other, method, $"/api/v1/jobs/{none}{path}");
            var (first, second) = (await theirs.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found"), await missing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found"));
            first.AsObject().Remove("trace_id");
            second.AsObject().Remove("trace_id");
            first.ToJsonString().ShouldBe(second.ToJsonString());
        }

        ((string)(await owner.Client.GetAsync($"/api/v1/jobs/{id}").JsonAsync())["state"]!).ShouldBe("running");
        (await other.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_is_paged_newest_first_and_can_be_filtered()
    {
        var user = await api.Server.SignUpAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add((Guid)(await user.SubmitAsync(new { prompt = $"Film {i}" }))["id"]!);
        await api.Films.StartAsync(ids[0]);

        var first = await user.Client.GetAsync("/api/v1/jobs?limit=3").JsonAsync();
        var second = await user.Client.GetAsync($"/api/v1/jobs?limit=3&cursor={first["next_cursor"]}").JsonAsync();
        var running = await user.Client.GetAsync("/api/v1/jobs?status=running").JsonAsync();

        Ids(first).Concat(Ids(second)).ShouldBe(ids.AsEnumerable().Reverse());
        second["next_cursor"].ShouldBeNull();
        Ids(running).ShouldBe([ids[0]]);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1e9", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=abc", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("status=Complete", "status")]
    [InlineData("status=completed,failed", "status")]
    [InlineData("status=", "status")]
    [InlineData("cursor=", "cursor")]
    [InlineData("cursor=AAAA", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("limit=0&status=x", "limit", "status")]
    public async Task A_wrong_parameter_of_the_list_is_named(string query, params string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.GetAsync($"/api/v1/jobs?{query}");

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_moved_is_refused()
    {
        var (user, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        foreach (var who in new[] { user, user, other, other })
            await who.SubmitAsync();
        var cursor = (string)(await user.Client.GetAsync("/api/v1/jobs?limit=1").JsonAsync())["next_cursor"]!;
        var changed = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        foreach (var (who, query) in new[] { (user, $"cursor={changed}"), (other, $"cursor={cursor}"), (user, $"status=queued&cursor={cursor}"), (user, $"cursor={cursor}{cursor}") })
        {
            using var answer = await who.Client.GetAsync($"/api/v1/jobs?{query}");
            await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "cursor");
        }
    }

    [Fact]
    public async Task A_job_that_has_not_changed_is_not_sent_again()
    {
        var user = await api.Server.SignUpAsync();
        var id = (Guid)(await user.SubmitAsync())["id"]!;
        await api.Films.StartAsync(id);
        using var first = await user.Client.GetAsync($"/api/v1/jobs/{id}");
        var tag = first.Headers.ETag!.ToString();

        using var same = await IfNoneMatchAsync(user, id, $"\"x\", {tag}");
        await api.Films.ProgressAsync(id, 0.5);
        using var changed = await IfNoneMatchAsync(user, id, tag);
        using var junk = await IfNoneMatchAsync(user, id, new string('j', 8_000));

        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        junk.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_is_asked()
    {
        var user = await api.Server.SignUpAsync();
        var (waiting, running) = ((Guid)(await user.SubmitAsync())["id"]!, (Guid)(await user.SubmitAsync())["id"]!);
        await api.Films.StartAsync(running);

        using var first = await user.Client.PostAsync($"/api/v1/jobs/{waiting}/cancel", null);
        using var again = await user.Client.PostAsync($"/api/v1/jobs/{waiting}/cancel", null);
        using var asked = await user.Client.PostAsync($"/api/v1/jobs/{running}/cancel", null);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var job = await first.JsonAsync();
        (((string)job["state"]!, (string)job["error"]!["code"]!, (string)job["error"]!["message"]!)).ShouldBe(("cancelled", "cancelled", "Cancelled by user"));
        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ((string)(await asked.JsonAsync())["state"]!).ShouldBe("running");
    }

    [Fact]
    public async Task A_completed_job_cannot_be_cancelled_or_retried()
    {
        var user = await api.Server.SignUpAsync();
        var id = await CompletedAsync(user);

        using var cancel = await user.Client.PostAsync($"/api/v1/jobs/{id}/cancel", null);
        using var retry = await user.Client.PostAsync($"/api/v1/jobs/{id}/retry", null);

        await cancel.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        await retry.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_failed_job_says_why_and_can_be_retried()
    {
        var user = await api.Server.SignUpAsync();
        var id = (Guid)(await user.SubmitAsync())["id"]!;
        await api.Films.StartAsync(id);
        await api.Films.FailAsync(id);

        var failed = await user.Client.GetAsync($"/api/v1/jobs/{id}").JsonAsync();
        using var retry = await user.Client.PostAsync($"/api/v1/jobs/{id}/retry", null);

        failed["error"]!.ToJsonString().ShouldBe("""{"code":"render_stalled","message":"The render stopped at scene 2.","retryable":true}""");
        retry.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var job = await retry.JsonAsync();
        ((string)job["state"]!).ShouldBe("queued");
        job["error"].ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_job_is_gone()
    {
        var user = await api.Server.SignUpAsync();
        var id = await CompletedAsync(user);

        using var first = await user.Client.DeleteAsync($"/api/v1/jobs/{id}");
        using var again = await user.Client.DeleteAsync($"/api/v1/jobs/{id}");
        using var read = await user.Client.GetAsync($"/api/v1/jobs/{id}");

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_film_can_be_renamed()
    {
        var user = await api.Server.SignUpAsync();
        var id = (Guid)(await user.SubmitAsync())["id"]!;

        using var renamed = await user.Client.PatchAsJsonAsync($"/api/v1/jobs/{id}", new { title = " Final cut " });
        using var blank = await user.Client.PatchAsJsonAsync($"/api/v1/jobs/{id}", new { title = "  " });
        using var state = await user.Client.PatchAsJsonAsync($"/api/v1/jobs/{id}", new { state = "completed" });

        ((string)(await renamed.JsonAsync())["title"]!).ShouldBe("Final cut");
        await blank.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "title");
        await state.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "state");
    }

    [Fact]
    public async Task The_files_of_a_film_have_signed_addresses_that_work()
    {
        var user = await api.Server.SignUpAsync();
        var id = await CompletedAsync(user);
        var job = await user.Client.GetAsync($"/api/v1/jobs/{id}").JsonAsync();
        var video = job["outputs"]!.AsArray().Single(o => (string)o!["kind"]! == "video")!;
        var store = (VideoGen.Storage.IObjectStore)api.Server.Services.GetService(typeof(VideoGen.Storage.IObjectStore))!;
        using var film = new MemoryStream("film"u8.ToArray());
        await store.PutAsync($"users/{user.Id}/jobs/{id}/1/film.mp4", film, new() { ContentType = "video/mp4" }, CancellationToken.None);

        var url = new Uri((string)video["url"]!);
        using var read = await api.Server.Anonymous().GetAsync(url);
        using var saved = await api.Server.Anonymous().GetAsync(new Uri((string)video["download_url"]!));
        using var unsigned = await api.Server.Anonymous().GetAsync(url.GetLeftPart(UriPartial.Path));

        url.Authority.ShouldBe(api.Server.Address.Authority);
        (await read.Content.ReadAsStringAsync()).ShouldBe("film");
        saved.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("A film about tea.mp4");
        unsigned.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_job_has_the_form_that_is_written_down()
    {
        var user = await api.Server.SignUpAsync();
        var id = await CompletedAsync(user);

        var job = await user.Client.GetAsync($"/api/v1/jobs/{id}").JsonAsync();

        await Snapshot.MatchAsync("job-completed.json", Stable(job));
    }

    private async Task<Guid> CompletedAsync(SignedIn user)
    {
        var id = (Guid)(await user.SubmitAsync(new { prompt = "A film about tea", seed = 7, metadata = new { order = "4711" } }))["id"]!;
        await api.Films.StartAsync(id);
        await api.Films.CompleteAsync(id);
        return id;
    }

    private static IEnumerable<Guid> Ids(JsonNode list) => list["items"]!.AsArray().Select(j => (Guid)j!["id"]!);

    private static Task<HttpResponseMessage> SendAsync(SignedIn user, HttpMethod method, string path) =>
        user.Client.SendAsync(new HttpRequestMessage(method, path) { Content = method == HttpMethod.Patch ? JsonContent.Create(new { title = "Mine" }) : null });

    private static Task<HttpResponseMessage> IfNoneMatchAsync(SignedIn user, Guid id, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{id}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return user.Client.SendAsync(request);
    }

    /// <summary>Ids, times and signatures differ from run to run.</summary>
    private static JsonNode Stable(JsonNode job)
    {
        (job["id"], job["root_job_id"]) = ("<id>", "<id>");
        foreach (var time in new[] { "created_at", "started_at", "completed_at", "updated_at" })
            job[time] = job[time] is null ? null : "<time>";
        foreach (var output in job["outputs"]!.AsArray())
        {
            output!["asset_id"] = "<id>";
            output["url"] = "<url>";
            output["download_url"] = "<url>";
        }

        return job;
    }
}
