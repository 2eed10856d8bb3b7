using System.Text.Json;
using Shouldly;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed class GenerateTests : IAsyncLifetime
{
    private ScriptedServer _server = null!;     // set by InitializeAsync, which xunit awaits first

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Film_is_written_whole_and_named_on_the_standard_output()
    {
        using var run = CliRun.Against(_server);

        var exit = await run.GenerateAsync();

        exit.ShouldBe(0, run.Errors);
        (await File.ReadAllBytesAsync(run.Film)).ShouldBe([1, 2, 3]);
        run.Files().ShouldBe(["film.mp4"], "nothing else may be left");
        run.Output.ShouldStartWith(run.Film + "  (3 B in ");
        run.Output.ShouldContain("seed 42");
    }

    [Fact]
    public async Task Only_what_was_given_is_asked_for()
    {
        using var run = CliRun.Against(_server);

        await run.GenerateAsync("--duration", "12.5", "--size", "1280x720", "--fps", "25", "--seed", "7", "--quality", "fast", "--priority", "low");
        await run.GenerateAsync();

        var asked = _server.Requests.Where(r => r.Path == "/api/v1/generate").ToArray();
        Shape(asked[0].Body).ShouldBe("""{"prompt":"a prompt","duration":12.5,"size":"1280x720","fps":25,"seed":7,"quality":"fast","priority":"low"}""");
        Shape(asked[1].Body).ShouldBe("""{"prompt":"a prompt"}""");
        asked[0].Header("Authorization").ShouldBe("Bearer " + ScriptedServer.ApiKey);
        asked[0].Header("Idempotency-Key").ShouldNotBe(asked[1].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task A_recording_is_sent_and_named()
    {
        using var run = CliRun.Against(_server);
        var song = Path.Combine(run.Folder, "song.mp3");
        await File.WriteAllTextAsync(song, "la la la");

        (await run.GenerateAsync("--music", song)).ShouldBe(0, run.Errors);
        (await run.GenerateAsync("--music", "not-here.mp3")).ShouldBe(2);

        _server.Requests.Where(r => r is { Method: "POST", Path: "/api/v1/assets" }).ShouldHaveSingleItem().Body.ShouldBe("la la la");
        _server.Requests.Single(r => r is { Method: "POST", Path: "/api/v1/generate" }).Body.ShouldContain("\"music\":{\"on\":true,\"source\":\"asset:");
        run.Errors.ShouldContain("not-here.mp3");
    }

    [Fact]
    public async Task What_is_chosen_is_asked_for()
    {
        using var run = CliRun.Against(_server);

        await run.GenerateAsync("--voice", "male", "--music", "calm", "--style", "playful neon", "--no-captions");
        await run.GenerateAsync("--voice", "off", "--music", "off");

        var asked = _server.Requests.Where(r => r.Path == "/api/v1/generate").ToArray();
        Shape(asked[0].Body).ShouldBe("""{"prompt":"a prompt","style":"playful neon","voice":{"on":true,"name":"male"},"music":{"on":true,"mood":"calm"},"captions":{"on":false}}""");
        Shape(asked[1].Body).ShouldBe("""{"prompt":"a prompt","voice":{"on":false},"music":{"on":false}}""");
    }

    [Theory]
    [InlineData("plan.md", "# Sea [visual: a.jpg]\n[VISUAL: b.png, not-here.png, ../a.jpg]", """{"prompt":"# Sea [visual: asset:a.jpg]\n[VISUAL: asset:b.png, not-here.png, ../a.jpg]"}""")]
    [InlineData("plan.json", """{"scenes":[{"visual":{"source":"a.jpg"}},{"visual":{"sources":["a.jpg","b.png"]}},{"headline":"a.jpg"}]}""",
        """{"storyboard":{"scenes":[{"visual":{"source":"asset:a.jpg"}},{"visual":{"sources":["asset:a.jpg","asset:b.png"]}},{"headline":"a.jpg"}]}}""")]
    public async Task Files_of_a_folder_are_sent_once_and_named_as_the_server_names_them(string name, string text, string asked)
    {
        using var run = CliRun.Against(_server);
        var (file, folder) = (Path.Combine(run.Folder, name), Directory.CreateDirectory(Path.Combine(run.Folder, "pictures")).FullName);
        await File.WriteAllTextAsync(file, text);
        foreach (var picture in new[] { "a.jpg", "b.png", "unused.png" })
            await File.WriteAllTextAsync(Path.Combine(folder, picture), picture);

        (await run.RunAsync(["generate", "--storyboard", file, "--assets", folder, "-o", run.Film])).ShouldBe(0, run.Errors);

        Shape(_server.Requests.Last(r => r.Path == "/api/v1/generate").Body).ShouldBe(Shape(asked));
        _server.Requests.Where(r => r is { Method: "POST", Path: "/api/v1/assets" }).Select(r => r.Body).Order().ShouldBe(["a.jpg", "b.png"]);
    }

    [Fact]
    public async Task A_folder_of_which_nothing_is_named_is_refused()
    {
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync("--assets", run.Folder)).ShouldBe(2);

        run.Errors.ShouldContain("[visual: NAME]");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Variations_are_numbered_files_of_films_that_are_made_from_the_first()
    {
        _server.Vary = http => ScriptedServer.JsonAsync(http, 202, $$"""{"items":[{{ScriptedServer.Job("queued")}},{{ScriptedServer.Job("queued")}}]}""");
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync("--variations", "3")).ShouldBe(0, run.Errors);

        run.Files().Order().ShouldBe(["film-1.mp4", "film-2.mp4", "film-3.mp4"]);
        _server.Requests.Single(r => r.Path.EndsWith("/variations", StringComparison.Ordinal)).Body.ShouldBe("""{"count":2}""");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Variations_that_are_left_are_cancelled_with_the_command()
    {
        using var interrupt = new CancellationTokenSource();
        _server.Vary = http =>
        {
            _server.Events = async http =>
            {
                await ScriptedServer.EventsAsync(http, """{"state":"running","stage":"rendering","progress":10}""");
                await interrupt.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            };
            return ScriptedServer.JsonAsync(http, 202, $$"""{"items":[{{ScriptedServer.Job("queued")}},{{ScriptedServer.Job("queued")}}]}""");
        };
        using var run = CliRun.Against(_server);

        (await run.RunAsync(["generate", "a prompt", "-o", run.Film, "--variations", "3"], interrupt.Token)).ShouldBe(130);

        _server.Requests.Count(r => r.Path.EndsWith("/cancel", StringComparison.Ordinal)).ShouldBe(2);
        run.Files().ShouldBe(["film-1.mp4"]);
    }

    [Fact]
    public async Task A_film_is_opened_or_it_is_said_why_not()
    {
        string? opened = null;
        using var run = CliRun.Against(_server);
        run.Open = file => (opened = file) is null ? null : "there is no display here";

        (await run.GenerateAsync("--open")).ShouldBe(0, run.Errors);

        opened.ShouldBe(run.Film);
        run.Errors.ShouldContain($"--open: there is no display here; the film is in {run.Film}.");
    }

    [Theory]
    [InlineData("plan.json", """{"scenes":[{"headline":"Tea"}]}""", """{"storyboard":{"scenes":[{"headline":"Tea"}]},"quality":"fast"}""")]
    [InlineData("answer.json", """{"storyboard":{"scenes":[{"headline":"Tea"}]},"seconds":[3]}""", """{"storyboard":{"scenes":[{"headline":"Tea"}]},"quality":"fast"}""")]
    [InlineData("plan.md", "# Tea", """{"prompt":"# Tea","quality":"fast"}""")]
    public async Task A_storyboard_comes_from_a_file(string name, string text, string asked)
    {
        using var run = CliRun.Against(_server);
        var file = Path.Combine(run.Folder, name);
        await File.WriteAllTextAsync(file, text);

        (await run.RunAsync(["generate", "--storyboard", file, "--quality", "fast", "-o", run.Film])).ShouldBe(0, run.Errors);

        Shape(_server.Requests.Last(r => r.Path == "/api/v1/generate").Body).ShouldBe(asked);
    }

    [Fact]
    public async Task Busy_server_is_asked_again_with_the_same_idempotency_key()
    {
        var calls = 0;
        _server.Submit = http =>
        {
            if (Interlocked.Increment(ref calls) == 3)
                return ScriptedServer.JsonAsync(http, 202, ScriptedServer.Job("queued"));
            http.Response.Headers.RetryAfter = "0";
            return ScriptedServer.JsonAsync(http, calls == 1 ? 503 : 429, """{"code":"unavailable"}""");
        };
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        var keys = _server.Requests.Where(r => r.Path == "/api/v1/generate").Select(r => r.Header("Idempotency-Key")).ToArray();
        keys.Length.ShouldBe(3);
        keys.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Event_stream_that_ends_early_goes_on_behind_the_last_event()
    {
        var calls = 0;
        _server.Events = async http =>
        {
            if (Interlocked.Increment(ref calls) > 1)
            {
                await ScriptedServer.EventsAsync(http, """{"state":"completed","progress":100}""");
                return;
            }
            await ScriptedServer.EventsAsync(http, """{"state":"running","stage":"planning","progress":1}""", """{"stage":"rendering","progress":50}""");
        };
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        _server.Requests.Where(r => r.Path.EndsWith("/events", StringComparison.Ordinal)).Select(r => r.Header("Last-Event-ID")).ShouldBe([null, "2"]);
        run.Errors.ShouldContain("50 %  rendering");
    }

    [Fact]
    public async Task Server_without_an_event_stream_is_polled()
    {
        var polls = 0;
        _server.Events = http => ScriptedServer.JsonAsync(http, 501, "{}");
        _server.Get = http => ScriptedServer.JsonAsync(http, 200, Interlocked.Increment(ref polls) == 1
            ? ScriptedServer.Job("running", ""","stage":"rendering","progress":30,"eta_s":4""")
            : ScriptedServer.Completed("/film.mp4"));
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        run.Errors.ShouldContain("30 %  rendering, about 4 s left");
    }

    [Fact]
    public async Task Failed_job_tells_why_and_leaves_no_file()
    {
        _server.Events = http => ScriptedServer.EventsAsync(http, """{"state":"failed"}""");
        _server.Get = http => ScriptedServer.JsonAsync(
            http, 200, ScriptedServer.Job("failed", ""","error":{"code":"render_stalled","message":"The render stopped making progress.","retryable":true}"""));
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(1);

        run.Errors.ShouldContain("The render stopped making progress. [render_stalled]");
        run.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        _server.Submit = http => ScriptedServer.JsonAsync(http, 400, """
            {"type":"urn:x","title":"The request is not valid.","status":400,"code":"invalid_request",
             "errors":[{"field":"size","message":"must have even sides."},{"field":"duration","message":"must be 3 to 180 seconds."}]}
            """);
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync("--size", "1x1")).ShouldBe(2);

        run.Errors.ShouldContain("size: must have even sides.");
        run.Errors.ShouldContain("duration: must be 3 to 180 seconds.");
    }

    [Fact]
    public async Task Refused_key_is_told_apart_from_a_wrong_request()
    {
        _server.Submit = http => ScriptedServer.JsonAsync(http, 401, """{"title":"Sign in or send a valid API key."}""");
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(3);

        run.Errors.ShouldContain("refuses the API key");
        run.Errors.ShouldNotContain(ScriptedServer.ApiKey);
    }

    [Fact]
    public async Task Page_of_some_other_server_is_not_taken_for_a_job()
    {
        _server.Submit = http => ScriptedServer.JsonAsync(http, 200, "<html>It works!</html>");
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(3);

        run.Errors.ShouldContain("not like a VideoGen server");
    }

    [Fact]
    public async Task Interruption_cancels_the_job_and_leaves_no_file()
    {
        using var interrupt = new CancellationTokenSource();
        _server.Events = async http =>
        {
            await ScriptedServer.EventsAsync(http, """{"state":"running","stage":"rendering","progress":10}""");
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        using var run = CliRun.Against(_server);

        var exit = await run.RunAsync(["generate", "a prompt", "-o", run.Film], interrupt.Token);

        exit.ShouldBe(130);
        _server.Requests.ShouldContain(r => r.Method == "POST" && r.Path.EndsWith("/cancel", StringComparison.Ordinal));
        run.Errors.ShouldContain("is cancelled");
        run.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Film_that_breaks_off_leaves_the_old_file_alone()
    {
        _server.File = async http =>
        {
            http.Response.ContentLength = 1_000;
            await http.Response.Body.WriteAsync(new byte[500]);
            await http.Response.Body.FlushAsync();
            http.Abort();
        };
        using var run = CliRun.Against(_server);
        await File.WriteAllTextAsync(run.Film, "old");

        (await run.GenerateAsync()).ShouldBe(4);

        run.Files().ShouldBe(["film.mp4"]);
        (await File.ReadAllTextAsync(run.Film)).ShouldBe("old");
    }

    [Fact]
    public async Task Key_is_not_sent_to_another_origin()
    {
        await using var store = await ScriptedServer.StartAsync();
        _server.Get = http => ScriptedServer.JsonAsync(http, 200, ScriptedServer.Completed($"{store.Url}bucket/film.mp4?X-Amz-Signature=0"));
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        store.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Job_that_vanishes_ends_the_command()
    {
        _server.Events = http => ScriptedServer.JsonAsync(http, 404, "{}");
        _server.Get = http => ScriptedServer.JsonAsync(http, 404, "{}");
        using var run = CliRun.Against(_server);

        (await run.GenerateAsync()).ShouldBe(1);

        run.Errors.ShouldContain("gone from the server");
    }

    private static string Shape(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
