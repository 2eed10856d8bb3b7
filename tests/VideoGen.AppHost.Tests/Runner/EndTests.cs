using System.Diagnostics;
using System.Globalization;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

/// <summary>However the host ends, nothing stays behind.</summary>
public sealed class EndTests
{
    private const int SigHup = 1, SigInt = 2, SigTerm = 15;

    [Theory]
    [InlineData(SigTerm)]
    [InlineData(SigInt)]
    [InlineData(SigHup)]
    public async Task A_signal_ends_everything_within_ten_seconds(int signal)
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();
        host.Descendants().Length.ShouldBeGreaterThan(3);

        var watch = Stopwatch.StartNew();
        TestProcesses.Signal(host.Id, signal);
        var exitCode = await host.ExitAsync(TimeSpan.FromSeconds(20));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        exitCode.ShouldBe(0);
        host.Descendants().ShouldBeEmpty();
        File.Exists(host.Directory.Combine("run.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Kill_9_of_the_host_leaves_no_process_behind_not_even_one_that_left_its_group()
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();
        host.Descendants().Length.ShouldBeGreaterThan(3);

        TestProcesses.Kill(host.Id);

        await Eventually.PollAsync(() => host.Descendants().Length == 0, TimeSpan.FromSeconds(15));
        await Eventually.PollAsync(() => !Guardians(host).Any());
    }

    [Fact]
    public async Task Kill_9_of_host_and_guardian_still_ends_what_obeys()
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();
        var obedient = ProcessOf(host, "obedient");
        var stubborn = host.Descendants();

        foreach (var guardian in Guardians(host))
            TestProcesses.Kill(guardian);
        TestProcesses.Kill(host.Id);

        await Eventually.PollAsync(() => !TestProcesses.Lives(obedient));
        foreach (var id in stubborn)
            TestProcesses.Kill(id);
    }

    [Fact]
    public async Task Kill_9_of_the_guardian_alone_ends_nothing()
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();
        var obedient = ProcessOf(host, "obedient");

        foreach (var guardian in Guardians(host))
            TestProcesses.Kill(guardian);
        await Eventually.PollAsync(() => !Guardians(host).Any());
        TestProcesses.Signal(host.Id, SigTerm);

        (await host.ExitAsync(TimeSpan.FromSeconds(20))).ShouldBe(0);
        TestProcesses.Lives(obedient).ShouldBeFalse();
        foreach (var id in host.Descendants()) // the one that left its group is the guardian's to find
            TestProcesses.Kill(id);
    }

    private static IEnumerable<int> Guardians(HostProcess host)
    {
        var marks = host.Descendants();
        // The guardian is a child of the host without the host's environment mark of a resource.
        return Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => char.IsAsciiDigit(n![0])).Select(n => int.Parse(n!, CultureInfo.InvariantCulture))
            .Where(id => marks.Contains(id) && CommandLine(id).Contains("aspire-local-guardian", StringComparison.Ordinal));
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static int ProcessOf(HostProcess host, string name) => host.State()!.RootElement.GetProperty("resources").EnumerateArray()
        .Single(r => r.GetProperty("name").GetString() == name).GetProperty("pid").GetInt32();
}
