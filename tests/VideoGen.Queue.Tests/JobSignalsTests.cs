using System.Collections.Concurrent;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Queue.Tests;

public sealed class JobSignalsTests
{
    private static readonly JobId Job = new(Guid.NewGuid());

    [Fact]
    public async Task Events_and_cancel_requests_reach_those_who_listen_in_order()
    {
        await using var host = await QueueHost.StartAsync();
        var (events, cancels) = (new ConcurrentQueue<string>(), new ConcurrentQueue<JobId>());
        await using var one = await host.Signals.SubscribeAsync(events.Enqueue, () => { });
        await using var two = await host.Signals.SubscribeCancelAsync(cancels.Enqueue, () => { });

        for (var seq = 1; seq <= 50; seq++)
            host.Signals.Publish($"{seq}");
        host.Signals.RequestCancel(Job);

        await Eventually.PollAsync(() => events.Count == 50 && cancels.Count == 1);
        events.ShouldBe(Enumerable.Range(1, 50).Select(n => $"{n}"));
        cancels.ShouldBe([Job]);
    }

    [Fact]
    public async Task Subscriptions_come_back_with_the_server_and_say_so()
    {
        await using var host = await QueueHost.StartAsync();
        var events = new ConcurrentQueue<string>();
        var restored = 0;
        await using var subscription = await host.Signals.SubscribeAsync(events.Enqueue, () => Interlocked.Increment(ref restored));

        await host.Redis.KillAsync();
        host.Signals.Publish("1");
        await host.Redis.StartAsync();

        await Eventually.PollAsync(() => Volatile.Read(ref restored) > 0);
        await Eventually.PollAsync(() =>
        {
            host.Signals.Publish("2");
            return events.Any(e => e == "2");
        });
        events.ShouldAllBe(e => e == "2");
    }

    [Fact]
    public async Task Messages_that_are_not_ours_are_passed_over()
    {
        await using var host = await QueueHost.StartAsync();
        var cancels = new ConcurrentQueue<JobId>();
        await using var subscription = await host.Signals.SubscribeCancelAsync(cancels.Enqueue, () => { });

        foreach (var message in new[] { "", "{", "[]", """{"other":5}""", """{"cancel":5}""", """{"cancel":"x"}""" })
            await host.Redis.CommandAsync("PUBLISH", QueueNames.ControlChannel, message);
        host.Signals.RequestCancel(Job);

        await Eventually.PollAsync(() => !cancels.IsEmpty);
        cancels.ShouldBe([Job]);
    }

    [Fact]
    public async Task Sending_to_a_frozen_server_holds_nobody_up()
    {
        await using var host = await QueueHost.StartAsync();
        host.Signals.RequestCancel(Job);
        host.Redis.Freeze();

        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
            host.Signals.Publish($"{i}");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        host.Redis.Thaw();
    }
}
