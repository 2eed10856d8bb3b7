using Shouldly;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed class DisplayTests : IAsyncLifetime
{
    private const char Escape = '\e';
    private ScriptedServer _server = null!;     // set by InitializeAsync, which xunit awaits first

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _server.Events = http => ScriptedServer.EventsAsync(
            http,
            """{"state":"running","stage":"planning","progress":2,"eta_s":90}""",
            """{"state":"running","stage":"rendering","progress":45.5,"message":"segment 3 of 7","eta_s":62}""",
            """{"state":"running","stage":"rendering","progress":40,"message":"\u001b[31mred\u0007","eta_s":61}""",
            """{"state":"completed","progress":100}""");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Terminal_gets_one_line_that_is_drawn_again_with_stage_and_time_left()
    {
        using var run = CliRun.Against(_server);
        run.IsTerminal = true;

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        run.Errors.ShouldContain("  46 %");
        run.Errors.ShouldContain("1:02 left  rendering: segment 3 of 7");
        run.Errors.ShouldNotContain("40 %", customMessage: "progress never goes back");
        run.Errors.ShouldNotContain('\n');
        run.Errors.ShouldEndWith("\r\e[2K", customMessage: "the line is removed at the end");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(79)]
    public async Task Line_never_wraps(int width)
    {
        using var run = CliRun.Against(_server);
        (run.IsTerminal, run.Width) = (true, width);

        await run.GenerateAsync();

        var lines = run.Errors.Split("\r\e[2K", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(3);
        lines.ShouldAllBe(line => line.Length < width);
    }

    [Fact]
    public async Task Text_of_the_server_cannot_steer_the_terminal()
    {
        using var run = CliRun.Against(_server);
        run.IsTerminal = true;

        await run.GenerateAsync();

        run.Errors.ShouldContain("[31mred");
        run.Errors.ShouldNotContain("\e[31m");
        run.Errors.ShouldNotContain('\a');
    }

    [Fact]
    public async Task Pipe_gets_plain_lines()
    {
        using var run = CliRun.Against(_server);

        await run.GenerateAsync();

        run.Errors.ShouldNotContain(Escape);
        run.Errors.ShouldNotContain('\r');
        run.Errors.Split('\n').ShouldContain(line => line.Contains("rendering: segment 3 of 7, about 62 s left", StringComparison.Ordinal));
    }
}
