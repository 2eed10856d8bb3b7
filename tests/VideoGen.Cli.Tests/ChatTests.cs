using Shouldly;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed class ChatTests : IAsyncLifetime
{
    private ScriptedServer _server = null!;     // set by InitializeAsync, which xunit awaits first

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_changed_is_told_and_the_version_is_written()
    {
        _server.Say = http => ScriptedServer.JsonAsync(http, 202, Answer("applied", "queued", "Music: off."));
        using var run = CliRun.Against(_server);

        (await run.RunAsync(["chat", ScriptedServer.JobId, "turn the music off", "-o", run.Film])).ShouldBe(0, run.Errors);

        run.Output.ShouldStartWith("Music: off.\n");
        run.Errors.ShouldContain($"version 2, job {ScriptedServer.JobId}");
        run.Files().ShouldBe(["film.mp4"]);
        var asked = _server.Requests.Single(r => r.Path.StartsWith("/api/v1/chat/", StringComparison.Ordinal));
        asked.Body.ShouldBe("""{"message":"turn the music off","apply":true}""");
        asked.Header("Idempotency-Key").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_check_changes_nothing()
    {
        _server.Say = http => ScriptedServer.JsonAsync(http, 200, Answer("proposed", "completed", "Music: off."));
        using var run = CliRun.Against(_server);

        (await run.RunAsync(["chat", ScriptedServer.JobId, "turn the music off", "--check"])).ShouldBe(0, run.Errors);

        _server.Requests.ShouldHaveSingleItem().Body.ShouldBe("""{"message":"turn the music off","apply":false}""");
    }

    [Fact]
    public async Task What_nobody_understands_ends_with_1()
    {
        _server.Say = http => ScriptedServer.JsonAsync(http, 200, Answer("answered", "completed", "I did not understand “flurb”.", "\"flurb\""));
        using var run = CliRun.Against(_server);

        (await run.RunAsync(["chat", ScriptedServer.JobId, "flurb"])).ShouldBe(1);

        run.Output.ShouldContain("I did not understand “flurb”.");
    }

    private static string Answer(string state, string job, string reply, string notUnderstood = "") =>
        $$$"""{"message":{"state":"{{{state}}}","reply":["{{{reply}}}"],"not_understood":[{{{notUnderstood}}}]},"film":{"job":{{{ScriptedServer.Job(job)}}},"version":2}}""";
}
