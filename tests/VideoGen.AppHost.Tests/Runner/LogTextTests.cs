using Aspire.Hosting.Local;
using Shouldly;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("plain ünï", "plain ünï", "plain ünï")]
    [InlineData("\e[31mred\e[0m", "\e[31mred\e[0m", "red")]
    [InlineData("a\e[2J\e[Hb", "ab", "ab")]
    [InlineData("bell\a back\b title\e]0;x", "bell back title]0;x", "bell back title]0;x")]
    [InlineData("cut \e[3", "cut ", "cut ")]
    public void A_child_can_colour_its_lines_but_not_steer_the_terminal(string line, string coloured, string plain)
    {
        LogText.Clean(line, keepColours: true).ShouldBe(coloured);
        LogText.Clean(line, keepColours: false).ShouldBe(plain);
    }

    [Fact]
    public async Task Output_without_line_breaks_is_cut_into_lines()
    {
        List<string> lines = [];

        await LogText.ReadLinesAsync(new StringReader(new string('x', LogText.LongestLine * 2 + 5) + "\r\nend"), lines.Add);

        lines.Select(l => l.Length).ShouldBe([LogText.LongestLine, LogText.LongestLine, 5, 3]);
    }

    [Fact]
    public void The_tail_keeps_the_last_lines()
    {
        var tail = new LogTail();
        for (var i = 0; i < 1000; i++)
            tail.Add($"{i}");

        tail.Last(3).ShouldBe(["997", "998", "999"]);
        tail.Last(5000).Count.ShouldBe(400);
    }
}
