using Aspire.Hosting;
using Aspire.Hosting.Local;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class StartOrderTests
{
    [Fact]
    public async Task A_resource_starts_only_when_what_it_waits_for_is_healthy()
    {
        await using var host = new TestHost();
        var first = host.AddScript("first", "echo first >> order; while [ ! -f go ]; do sleep 0.02; done; echo ready >> order; touch healthy; exec sleep 600");
        host.HealthyWithFile(first, "healthy");
        host.AddScript("second", "echo second >> order; exec sleep 600").WaitFor(first);
        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("order").Length == 1);
        host.Instance("second").State.ShouldBe(InstanceState.Waiting);

        await File.WriteAllTextAsync(host.Path("go"), "");
        await host.ReadyAsync();

        await Eventually.PollAsync(() => host.Lines("order").Length == 3);
        host.Lines("order").ShouldBe(["first", "ready", "second"]);
    }

    [Fact]
    public async Task What_waits_for_completion_starts_after_the_exit_and_never_after_a_wrong_one()
    {
        await using var host = new TestHost();
        var migrate = host.AddScript("migrate", "echo migrate >> order");
        host.AddScript("serve", "echo serve >> order; exec sleep 600").WaitForCompletion(migrate);

        await host.StartAsync();
        await host.ReadyAsync();

        await Eventually.PollAsync(() => host.Lines("order").Length == 2);
        host.Lines("order").ShouldBe(["migrate", "serve"]);
        host.Instance("migrate").State.ShouldBe(InstanceState.Finished);
    }

    [Fact]
    public async Task A_one_shot_that_fails_ends_the_run_with_its_last_lines_and_is_not_repeated()
    {
        await using var host = new TestHost();
        var migrate = host.AddScript("migrate", "echo run >> runs; echo 'relation missing' >&2; exit 3");
        host.AddScript("serve", "echo serve >> runs; exec sleep 600").WaitForCompletion(migrate);

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("'migrate' ended with exit code 3");
        host.Runner.Failure.ShouldContain("relation missing");
        await host.StopAsync();
        host.Lines("runs").ShouldBe(["run"]);
    }

    [Fact]
    public async Task Resources_stop_in_reverse_order()
    {
        await using var host = new TestHost();
        var database = host.AddScript("database", "trap 'echo database >> stops; exit 0' TERM; touch up; while :; do sleep 0.02; done");
        host.HealthyWithFile(database, "up");
        var service = host.AddScript("service", "trap 'sleep 0.3; echo service >> stops; exit 0' TERM; touch up2; while :; do sleep 0.02; done").WaitFor(database);
        host.HealthyWithFile(service, "up2");
        await host.StartAsync();
        await host.ReadyAsync();

        await host.StopAsync();

        host.Lines("stops").ShouldBe(["service", "database"]);
    }

    [Fact]
    public async Task The_order_is_told_in_words()
    {
        await using var host = new TestHost();
        var first = host.AddScript("first", "touch up; exec sleep 600");
        host.HealthyWithFile(first, "up");
        host.AddScript("second", "exec sleep 600").WaitFor(first);

        await host.StartAsync();
        await host.ReadyAsync();

        var told = host.Console.Events.Where(e => e.StartsWith("first ", StringComparison.Ordinal) || e.StartsWith("second ", StringComparison.Ordinal)).ToArray();
        told.Length.ShouldBe(3);
        told[0].ShouldStartWith("first started as process ");
        told[1].ShouldStartWith("first healthy after ");
        told[2].ShouldStartWith("second started as process ");
    }

    [Fact]
    public void Resources_that_wait_for_each_other_are_refused_with_the_circle()
    {
        var host = new TestHost();
        var one = host.AddScript("one", "true");
        var two = host.AddScript("two", "true").WaitFor(one);
        one.WaitFor(two);

        Should.Throw<DistributedApplicationException>(() => new ModelGraph(host.Builder.Resources)).Message.ShouldContain("one → two → one");
    }

    [Fact]
    public async Task An_explicit_start_is_left_alone_and_does_not_hold_up_the_rest()
    {
        await using var host = new TestHost();
        host.AddScript("tool", "touch tool-ran").WithExplicitStart();
        host.AddScript("service", "exec sleep 600");

        await host.StartAsync();
        await host.ReadyAsync();

        host.Instance("tool").State.ShouldBe(InstanceState.NotStarted);
        File.Exists(host.Path("tool-ran")).ShouldBeFalse();
    }
}
