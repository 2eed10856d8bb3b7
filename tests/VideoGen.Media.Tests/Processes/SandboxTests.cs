using System.Diagnostics;
using Shouldly;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Processes;

public sealed class SandboxTests
{
    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("namespaces")]
    [InlineData("limits")]
    public async Task Health_names_a_level_that_works_and_the_version(string wanted)
    {
        using var host = new MediaHost(wanted);

        var tools = await host.Probe.GetAsync(default);

        tools.SandboxName.ShouldBe(wanted);
        tools.FFmpegVersion.ShouldMatch(@"^\S*\d");
    }

    [Fact]
    public async Task The_box_shows_no_secret_no_network_and_no_file_of_the_machine()
    {
        Environment.SetEnvironmentVariable("VIDEOGEN_TEST_SECRET", "hush");
        var report = await InBox(SandboxLevel.Bubblewrap,
            ["/usr/bin/sh", "-c", "cat /proc/1/environ 2>/dev/null; env; ls /etc /root /home 2>&1; cat /proc/net/dev 2>&1; echo > /usr/x"]);

        report.ShouldNotContain("hush");
        report.ShouldNotContain("passwd");
        report.ShouldNotContain("eth0");
        report.ShouldContain("Read-only file system");
    }

    [Theory]
    [InlineData((int)SandboxLevel.Bubblewrap)]
    [InlineData((int)SandboxLevel.Namespaces)]
    [InlineData((int)SandboxLevel.Limits)]
    public async Task Nothing_survives_the_sudden_death_of_the_worker(int level)
    {
        using var host = new MediaHost();
        var marker = $"comment=m{Guid.NewGuid():N}";
        var run = new FFmpegRun { Arguments = [], WorkDirectory = host.Folder };
        var tools = await host.Probe.GetAsync(default);
        var command = SandboxCommand.Wrap((SandboxLevel)level, 5, run,
            [tools.FFmpegPath, "-nostdin", "-re", "-f", "lavfi", "-i", "testsrc2=s=64x64", "-metadata", marker, "-f", "null", "-"]);
        // The shell takes the worker's place: it starts the box as its child and is then killed.
        using var worker = Process.Start(ToolProcess.StartInfo(["/bin/bash", "-c", "\"$@\" & wait", "worker", .. command], host.Folder))!;
        var clock = Stopwatch.StartNew();
        while (!ProcessTable.With(marker).Any(ProcessTable.IsFFmpeg) && clock.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        ProcessTable.With(marker).ShouldContain(id => ProcessTable.IsFFmpeg(id));

        worker.Kill(entireProcessTree: false);

        await ProcessTable.WaitUntilGone(marker, TimeSpan.FromSeconds(2));
    }

    private static async Task<string> InBox(SandboxLevel level, IReadOnlyList<string> command)
    {
        using var host = new MediaHost();
        var boxed = SandboxCommand.Wrap(level, 5, new FFmpegRun { Arguments = [], WorkDirectory = host.Folder }, command);
        using var process = Process.Start(ToolProcess.StartInfo(boxed, host.Folder))!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }
}
