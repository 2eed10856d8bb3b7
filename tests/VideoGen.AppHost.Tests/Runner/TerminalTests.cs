using Aspire.Hosting.Local;
using Shouldly;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class TerminalTests
{
    [Fact]
    public void The_table_has_a_row_for_each_resource_and_none_wraps()
    {
        var host = new TestHost();
        var one = new ResourceInstance(host.AddScript("database", "true").Resource, 0);
        var two = new ResourceInstance(host.AddScript("api", "true").Resource, 0);
        one.Become(InstanceState.Healthy);
        two.Become(InstanceState.Waiting, $"for {new string('x', 200)}");

        var rows = StatusTable.Render([one, two], new Uri("http://127.0.0.1:1/"), width: 60);

        rows.Count.ShouldBe(4);
        rows[1].ShouldContain("database  healthy");
        rows[2].ShouldContain("api       waiting");
        rows.Select(r => LogText.Clean(r, keepColours: false).Length).ShouldAllBe(length => length < 60);
    }

    [Fact]
    public void On_a_terminal_the_table_is_redrawn_under_the_log()
    {
        var host = new TestHost();
        var instance = new ResourceInstance(host.AddScript("api", "true").Resource, 0);
        using var output = new StringWriter();
        var console = new TerminalConsole(output, terminal: true, () => 80, TimeProvider.System);
        console.Begin([instance], dashboard: null);

        console.Line("api", "first");
        console.Line("api", "second");
        console.Finish();

        var text = LogText.Clean(output.ToString().Replace("\n", "⏎", StringComparison.Ordinal), keepColours: false);
        text.ShouldContain("api      | first⏎");
        text.ShouldContain("api      | second⏎");
    }
}
