using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using StackExchange.Redis;
using VideoGen.Core.Jobs;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Queue.Tests;

public sealed class JobQueueTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Entries_come_out_in_order_and_leave_nothing_behind()
    {
        await using var host = await QueueHost.StartAsync();
        var jobs = Jobs(3);

        await host.Queue.AnnounceAsync([.. jobs.Select(j => (j, JobPriority.Normal))], None);
        List<JobId> taken = [];
        while (await host.Queue.TakeAsync(JobPriority.Normal, "d1", None) is { } entry)
        {
            taken.Add(entry.Job);
            await host.Queue.FinishAsync(entry, None);
        }

        taken.ShouldBe(jobs);
        (await host.Redis.CommandAsync("XLEN", QueueNames.NormalStream)).ShouldBe("0");
        (await host.Queue.TakeAsync(JobPriority.High, "d1", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_dispatchers_share_a_stream_without_sharing_an_entry()
    {
        await using var host = await QueueHost.StartAsync();
        await host.Queue.AnnounceAsync([.. Jobs(100).Select(j => (j, JobPriority.Low))], None);

        var taken = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.Queue.TakeAsync(JobPriority.Low, $"d{i % 2}", None)));

        taken.Select(e => e!.Job).Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task An_emptied_Redis_is_found_out_and_filled_again()
    {
        await using var host = await QueueHost.StartAsync();
        var job = Jobs(1)[0];
        var before = await host.Queue.AnnounceAsync([(job, JobPriority.High)], None);
        (await host.Queue.MissingAsync([.. before], None)).ShouldBeEmpty();

        await host.Redis.CommandAsync("FLUSHALL");

        (await host.Queue.MissingAsync([.. before], None)).ShouldBe(before);
        (await host.Queue.TakeAsync(JobPriority.High, "d1", None)).ShouldBeNull();
        await host.Queue.AnnounceAsync([(job, JobPriority.High)], None);
        (await host.Queue.TakeAsync(JobPriority.High, "d1", None)).ShouldNotBeNull().Job.ShouldBe(job);
    }

    [Fact]
    public async Task What_a_dead_dispatcher_took_goes_back_into_the_queue()
    {
        await using var host = await QueueHost.StartAsync(takeBackAfter: TimeSpan.FromMilliseconds(200));
        var job = Jobs(1)[0];
        await host.Queue.AnnounceAsync([(job, JobPriority.Normal)], None);
        await host.Queue.TakeAsync(JobPriority.Normal, "dead", None);

        var back = await Eventually.PollAsync(() => host.Queue.RecoverAsync("d2", None), found => found.Count > 0);

        back.ShouldHaveSingleItem().Job.ShouldBe(job);
        (await host.Queue.MissingAsync([JobQueue.NameOf(back[0])], None)).ShouldBeEmpty();
        (await host.Queue.TakeAsync(JobPriority.Normal, "d2", None)).ShouldNotBeNull().Job.ShouldBe(job);
        (await host.Redis.CommandAsync("XLEN", QueueNames.NormalStream)).ShouldBe("1");
    }

    [Fact]
    public async Task The_lag_of_the_group_is_the_backlog_that_scaling_reads()
    {
        await using var host = await QueueHost.StartAsync();
        await host.Queue.TakeAsync(JobPriority.Normal, "d1", None);
        await host.Queue.AnnounceAsync([.. Jobs(5).Select(j => (j, JobPriority.Normal))], None);
        var entry = await host.Queue.TakeAsync(JobPriority.Normal, "d1", None);
        await host.Queue.FinishAsync(entry!, None);

        var groups = await host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().StreamGroupInfoAsync(QueueNames.NormalStream);

        groups.ShouldHaveSingleItem().Name.ShouldBe(QueueNames.Group);
        groups[0].Lag.ShouldBe(4);
    }

    [Theory]
    [InlineData("noeviction", HealthStatus.Healthy)]
    [InlineData("allkeys-lru", HealthStatus.Degraded)]
    [InlineData("allkeys-random", HealthStatus.Degraded)]
    public async Task Health_warns_when_memory_pressure_would_lose_the_queue(string policy, HealthStatus expected)
    {
        await using var host = await QueueHost.StartAsync();
        await host.Redis.CommandAsync("CONFIG", "SET", "maxmemory-policy", policy);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["queue"].Status.ShouldBe(expected);
    }

    [Fact]
    public async Task A_Redis_that_is_down_fails_fast_and_degrades_health()
    {
        await using var host = await QueueHost.StartAsync();
        await host.Queue.TakeAsync(JobPriority.Normal, "d1", None);

        await host.Redis.KillAsync();

        await Should.ThrowAsync<RedisException>(() => host.Queue.TakeAsync(JobPriority.Normal, "d1", None));
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status.ShouldBe(HealthStatus.Degraded);
        host.Signals.RequestCancel(Jobs(1)[0]);
        await host.Redis.StartAsync();
        await Eventually.PollAsync(async () => await host.Queue.TakeAsync(JobPriority.Normal, "d1", None) is null);
    }

    private static JobId[] Jobs(int count) => [.. Enumerable.Range(0, count).Select(_ => new JobId(Guid.NewGuid()))];
}
