using Shouldly;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed class ScriptTestCommandTests : IDisposable
{
    private readonly ScriptSandbox _script = new();

    [Fact]
    public async Task Counts_of_all_suites_are_in_the_last_line()
    {
        _script.AddSuite("Core", Results(total: 5, executed: 4, passed: 4));
        _script.AddSuite("Data", Results(total: 3, executed: 3, passed: 3));

        var (exit, output) = await _script.RunAsync("test");

        exit.ShouldBe(0, output);
        output.Split('\n').ShouldContain("7 passed, 0 failed, 1 skipped");
    }

    [Fact]
    public async Task Failed_test_is_shown_with_its_message_and_fails_the_command()
    {
        _script.AddSuite("Core", """echo '  Failed Two_is_three [1 ms]'; echo '  Error Message:'; echo '   expected 3 but was 2';""" + Results(3, 3, 2) + "; exit 1");

        var (exit, output) = await _script.RunAsync("test");

        exit.ShouldBe(1);
        output.ShouldContain("Two_is_three");
        output.ShouldContain("expected 3 but was 2");
        output.ShouldContain("2 passed, 1 failed, 0 skipped");
    }

    [Fact]
    public async Task Host_that_crashes_counts_as_a_failure()
    {
        _script.AddSuite("Core", Results(3, 3, 3));
        _script.AddSuite("Data", "echo 'Segmentation fault'; exit 139");

        var (exit, output) = await _script.RunAsync("test");

        exit.ShouldBe(1);
        output.ShouldContain("Segmentation fault");
        output.ShouldContain("3 passed, 1 failed, 0 skipped");
    }

    [Fact]
    public async Task No_test_at_all_is_a_failure()
    {
        _script.AddSuite("Core", Results(0, 0, 0));

        var (exit, output) = await _script.RunAsync("test");

        exit.ShouldBe(1);
        output.ShouldContain("0 passed, 0 failed, 0 skipped");
    }

    [Fact]
    public async Task Suites_can_be_chosen_and_unknown_projects_are_integration()
    {
        _script.AddSuite("Core", Results(1, 1, 1));
        _script.AddSuite("SomethingNew", Results(10, 10, 10));
        _script.AddSuite("EndToEnd", Results(100, 100, 100));

        (await _script.RunAsync("test", "unit")).Output.ShouldContain("1 passed, 0 failed");
        (await _script.RunAsync("test", "integration")).Output.ShouldContain("10 passed, 0 failed");
        (await _script.RunAsync("test", "unit", "e2e")).Output.ShouldContain("101 passed, 0 failed");
    }

    public void Dispose() => _script.Dispose();

    private static string Results(int total, int executed, int passed) =>
        $"""echo '<Counters total="{total}" executed="{executed}" passed="{passed}" failed="{executed - passed}" />' >"$trx" """;
}
