using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Queue.Tests;

public sealed class JobSignalsManyTests
{
    [Fact]
    public async Task Several_subscriptions_are_all_told_when_the_server_is_back()
    {
        await using var host = await QueueHost.StartAsync();
        var told = new int[3];
        await using var one = await host.Signals.SubscribeAsync(_ => { }, () => Interlocked.Increment(ref told[0]));
        await using var two = await host.Signals.SubscribeCancelAsync(_ => { }, () => Interlocked.Increment(ref told[1]));
        await using var three = await host.Signals.SubscribeWakeAsync(() => Interlocked.Increment(ref told[2]));

        await host.Redis.KillAsync();
        await host.Redis.StartAsync();

        await Eventually.PollAsync(() => told.All(count => count > 0));
        told.ShouldAllBe(count => count > 0);
    }
}
