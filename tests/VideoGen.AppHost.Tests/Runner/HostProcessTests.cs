using System.Net;
using System.Net.Sockets;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class HostProcessTests
{
    [Fact]
    public async Task A_port_in_use_is_told_with_its_owner_before_anything_starts()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await using var host = HostProcess.Start($"--Served:Port={port}");
        var exitCode = await host.ExitAsync(TimeSpan.FromSeconds(30));

        exitCode.ShouldBe(1);
        host.Output.ShouldContain($"Port {port}, which 'served' needs (endpoint 'http'), is in use by process {Environment.ProcessId}");
        host.Output.ShouldNotContain("started as process");
    }

    [Fact]
    public async Task A_resource_that_never_becomes_healthy_makes_the_exit_code_1_and_leaves_nothing()
    {
        await using var host = HostProcess.Start("--Served:Healthy=never", "--LocalRunner:StartupLimit=00:00:00.5");

        var exitCode = await host.ExitAsync(TimeSpan.FromSeconds(30));

        exitCode.ShouldBe(1);
        host.Output.ShouldContain("'served' did not become healthy within 0.5 s: never: it said no.");
        host.Descendants().ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_json_tells_scripts_what_runs_where()
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();

        var state = host.State()!.RootElement;

        state.GetProperty("pid").GetInt32().ShouldBe(host.Id);
        state.GetProperty("url").GetString().ShouldNotBeNull().ShouldStartWith("http://localhost:");
        state.GetProperty("dashboard").GetString().ShouldNotBeNull().ShouldStartWith("http://127.0.0.1:");
        var served = state.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("name").GetString() == "served");
        served.GetProperty("state").GetString().ShouldBe("healthy");
        served.GetProperty("endpoints").GetProperty("http").GetString().ShouldBe(state.GetProperty("url").GetString());
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_refused_and_names_the_first()
    {
        await using var first = HostProcess.Start();
        await first.ReadyAsync();
        var url = first.State()!.RootElement.GetProperty("url").GetString();

        await using var second = HostProcess.StartIn(first.Directory);
        var exitCode = await second.ExitAsync(TimeSpan.FromSeconds(30));

        exitCode.ShouldBe(1);
        second.Output.ShouldContain($"Process {first.Id}, serving {url}, already uses the state directory");
        first.State().ShouldNotBeNull("the second must not take the first one's file away");
    }

    [Fact]
    public async Task A_stale_run_json_of_a_killed_host_does_not_stop_the_next()
    {
        using var directory = new TempDirectory("apphost");
        await using (var killed = HostProcess.StartIn(directory))
        {
            await killed.ReadyAsync();
            TestProcesses.Kill(killed.Id);
        }
        File.Exists(directory.Combine("run.json")).ShouldBeTrue();

        await using var next = HostProcess.StartIn(directory);

        await Eventually.PollAsync(() => next.State()?.RootElement.GetProperty("pid").GetInt32() == next.Id);
        await next.ReadyAsync();
    }

    [Fact]
    public async Task Without_a_terminal_the_log_is_plain_prefixed_lines()
    {
        await using var host = HostProcess.Start();
        await host.ReadyAsync();

        await Eventually.PollAsync(() => host.Output.Contains("stubborn | <script>alert(1)</script>", StringComparison.Ordinal));
        await Eventually.PollAsync(() => host.Output.Contains("once finished after", StringComparison.Ordinal));
        host.Output.ShouldNotContain("\e");
    }

    [Fact]
    public async Task Publishing_is_refused_with_the_way_to_do_it()
    {
        await using var host = HostProcess.Start("--publisher", "manifest");

        (await host.ExitAsync(TimeSpan.FromSeconds(30))).ShouldBe(1);
        host.Output.ShouldContain("UseStandIns=false");
    }
}
