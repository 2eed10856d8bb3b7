using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.Local;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class RestartTests
{
    [Fact]
    public async Task What_crashes_starts_again_with_growing_pauses()
    {
        await using var host = new TestHost("--LocalRunner:FirstBackOff=00:00:00.1", "--LocalRunner:LongestBackOff=00:00:00.4");
        host.AddScript("service", "date +%s%N >> starts; exit 3").WithHttpEndpoint(name: "http");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("starts").Length >= 6);

        var starts = host.Lines("starts").Select(l => long.Parse(l, CultureInfo.InvariantCulture) / 1e6).ToArray();
        var pauses = starts.Zip(starts.Skip(1), (a, b) => b - a).ToArray();
        pauses[0].ShouldBeGreaterThan(95);
        pauses[1].ShouldBeGreaterThan(195);
        pauses[2].ShouldBeGreaterThan(395);
        pauses[4].ShouldBeLessThan(pauses[3] + 600, "the pause is limited");
        host.Instance("service").Restarts.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task A_stable_run_makes_the_next_pause_short_again()
    {
        await using var host = new TestHost(
            "--LocalRunner:FirstBackOff=00:00:00.05", "--LocalRunner:LongestBackOff=00:10:00", "--LocalRunner:StableAfter=00:00:00.5");
        // Three quick crashes, then a run that is stable, then a crash.
        host.AddScript("service", "n=$(cat starts 2>/dev/null | wc -l); echo x >> starts; [ $n -ne 3 ] || sleep 0.7; exit 1").WithHttpEndpoint(name: "http");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("starts").Length >= 5);

        var pauses = host.Console.Events.Where(e => e.Contains("starts again in", StringComparison.Ordinal)).Take(4).ToArray();
        pauses.ShouldBe(["service starts again in 0.05 s", "service starts again in 0.1 s", "service starts again in 0.2 s", "service starts again in 0.05 s"]);
    }

    [Fact]
    public async Task A_killed_service_comes_back_under_a_new_process()
    {
        await using var host = new TestHost("--LocalRunner:FirstBackOff=00:00:00.05");
        host.AddScript("service", "echo $$ >> pids; exec sleep 600").WithHttpEndpoint(name: "http");
        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("pids").Length == 1);

        TestProcesses.Kill(int.Parse(host.Lines("pids")[0], CultureInfo.InvariantCulture));
        await Eventually.PollAsync(() => host.Lines("pids").Length == 2);

        await Eventually.PollAsync(() => host.Instance("service") is { State: InstanceState.Healthy, Restarts: 1 });
        host.Instance("service").ProcessId.ShouldBe(int.Parse(host.Lines("pids")[1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_crash_takes_what_the_process_started_with_it()
    {
        await using var host = new TestHost("--LocalRunner:FirstBackOff=00:01:00", "--LocalRunner:LongestBackOff=01:00:00");
        host.AddScript("service", "sleep 601 & echo $! > child; exit 1").WithHttpEndpoint(name: "http");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Instance("service").State == InstanceState.Restarting);

        var child = int.Parse(host.Lines("child")[0], CultureInfo.InvariantCulture);
        await Eventually.PollAsync(() => !TestProcesses.Lives(child));
    }

    [Fact]
    public async Task Exit_code_78_means_no_second_try()
    {
        await using var host = new TestHost();
        host.AddScript("service", "echo run >> runs; echo 'not installed, do this' >&2; exit 78").WithHttpEndpoint(name: "http");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("not installed, do this");
        host.Lines("runs").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_named()
    {
        await using var host = new TestHost();
        host.Builder.AddExecutable("service", "/nowhere/server", host.Path("."));

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("/nowhere/server");
    }

    [Fact]
    public async Task A_service_that_never_becomes_healthy_ends_the_run_with_the_reason()
    {
        await using var host = new TestHost("--LocalRunner:StartupLimit=00:00:00.4");
        var service = host.AddScript("service", "echo 'waiting for godot'; exec sleep 600");
        host.HealthyWithFile(service, "never");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("'service' did not become healthy within 0.4 s: service-file: no file yet");
        host.Runner.Failure.ShouldContain("waiting for godot");
        host.Instance("service").State.ShouldBe(InstanceState.Failed);
    }

    [Fact]
    public async Task Crashing_again_and_again_before_being_healthy_ends_the_run()
    {
        await using var host = new TestHost("--LocalRunner:FirstBackOff=00:00:00.01", "--LocalRunner:StartAttempts=3");
        var service = host.AddScript("service", "echo run >> runs; exit 9");
        host.HealthyWithFile(service, "never");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("ended 3 times without becoming healthy, the last time with exit code 9");
        host.Lines("runs").Length.ShouldBe(3);
    }
}
