using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Queue.Tests.Driver;

/// <summary>Streams with consumer groups, as the job queue uses them.</summary>
public sealed class RedisStreamTests : IAsyncLifetime
{
    private const string Group = "workers";
    private readonly string _stream = $"driver:{Guid.NewGuid():n}:jobs";
    private ConnectionMultiplexer _redis = null!; // set before each test
    private IDatabase _db = null!; // set before each test

    public async Task InitializeAsync()
    {
        _redis = await ConnectionMultiplexer.ConnectAsync((await SharedServers.Redis).ConnectionString);
        _db = _redis.GetDatabase();
        await _db.StreamCreateConsumerGroupAsync(_stream, Group, StreamPosition.NewMessages, createStream: true);
    }

    public async Task DisposeAsync() => await _redis.DisposeAsync();

    [Fact]
    public async Task Each_entry_goes_to_one_consumer_of_the_group()
    {
        foreach (var job in Enumerable.Range(0, 6))
            await _db.StreamAddAsync(_stream, "job", job);

        var first = await _db.StreamReadGroupAsync(_stream, Group, "a", StreamPosition.NewMessages, count: 4);
        var second = await _db.StreamReadGroupAsync(_stream, Group, "b", StreamPosition.NewMessages, count: 4);

        Jobs(first).ShouldBe([0, 1, 2, 3]);
        Jobs(second).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task Acknowledged_entries_leave_the_pending_list()
    {
        await _db.StreamAddAsync(_stream, "job", 1);
        await _db.StreamAddAsync(_stream, "job", 2);
        var entries = await _db.StreamReadGroupAsync(_stream, Group, "a", StreamPosition.NewMessages);

        await _db.StreamAcknowledgeAsync(_stream, Group, entries[0].Id);

        var pending = await _db.StreamPendingMessagesAsync(_stream, Group, 10, "a");
        pending.ShouldHaveSingleItem().MessageId.ShouldBe(entries[1].Id);
        (await _db.StreamPendingAsync(_stream, Group)).PendingMessageCount.ShouldBe(1);
    }

    [Fact]
    public async Task Entries_of_a_dead_consumer_are_claimed_by_another()
    {
        await _db.StreamAddAsync(_stream, "job", 7);
        await _db.StreamReadGroupAsync(_stream, Group, "dead", StreamPosition.NewMessages);

        var claimed = await _db.StreamAutoClaimAsync(_stream, Group, "alive", minIdleTimeInMs: 0, startAtId: "0-0");

        Jobs(claimed.ClaimedEntries).ShouldBe([7]);
        var pending = await _db.StreamPendingMessagesAsync(_stream, Group, 10, "alive");
        pending.ShouldHaveSingleItem().DeliveryCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_group_that_exists_and_a_group_that_does_not_are_told_apart()
    {
        var exists = await Should.ThrowAsync<RedisServerException>(() => _db.StreamCreateConsumerGroupAsync(_stream, Group));
        var absent = await Should.ThrowAsync<RedisServerException>(() => _db.StreamReadGroupAsync(_stream, "nobody", "a"));

        exists.Message.ShouldStartWith("BUSYGROUP");
        absent.Message.ShouldStartWith("NOGROUP");
    }

    [Fact]
    public async Task Groups_report_their_lag()
    {
        await _db.StreamAddAsync(_stream, "job", 1);
        await _db.StreamAddAsync(_stream, "job", 2);
        await _db.StreamReadGroupAsync(_stream, Group, "a", StreamPosition.NewMessages, count: 1);

        var group = (await _db.StreamGroupInfoAsync(_stream)).ShouldHaveSingleItem();

        group.Lag.ShouldBe(1);
        group.PendingMessageCount.ShouldBe(1);
    }

    [Fact]
    public async Task Published_messages_reach_literal_and_pattern_subscribers_in_order()
    {
        var subscriber = _redis.GetSubscriber();
        var channel = $"{_stream}:events";
        var queue = await subscriber.SubscribeAsync(RedisChannel.Literal(channel));
        var patternCount = 0;
        await subscriber.SubscribeAsync(RedisChannel.Pattern($"{_stream}:*"), (_, _) => Interlocked.Increment(ref patternCount));

        for (var i = 0; i < 500; i++)
            await subscriber.PublishAsync(RedisChannel.Literal(channel), i);

        using var limit = new CancellationTokenSource(Eventually.DefaultDeadline);
        for (var i = 0; i < 500; i++)
            (await queue.ReadAsync(limit.Token)).Message.ShouldBe(i);
        await Eventually.PollAsync(() => Volatile.Read(ref patternCount) == 500);
    }

    private static IEnumerable<int> Jobs(StreamEntry[] entries) => entries.Select(e => (int)e["job"]);
}
