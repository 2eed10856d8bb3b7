using System.Security.Cryptography;
using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Queue.Tests.Driver;

/// <summary>What the product needs of the Redis driver, on a real server.</summary>
public sealed class RedisDriverTests : IAsyncLifetime
{
    private readonly string _prefix = $"driver:{Guid.NewGuid():n}:";
    private ConnectionMultiplexer _redis = null!; // set before each test
    private IDatabase _db = null!; // set before each test

    public async Task InitializeAsync()
    {
        _redis = await ConnectionMultiplexer.ConnectAsync((await SharedServers.Redis).ConnectionString);
        _db = _redis.GetDatabase();
    }

    public async Task DisposeAsync() => await _redis.DisposeAsync();

    [Fact]
    public async Task Strings_come_back_and_expire()
    {
        var key = Key("greeting");

        await _db.StringSetAsync(key, "grüße, 世界", TimeSpan.FromMinutes(1));

        ((string?)await _db.StringGetAsync(key)).ShouldBe("grüße, 世界");
        (await _db.KeyTimeToLiveAsync(key)).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await _db.StringSetAsync(key, "other", when: When.NotExists)).ShouldBeFalse();
        (await _db.StringGetAsync(Key("absent"))).IsNull.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_of_20_megabytes_comes_back_byte_for_byte()
    {
        var value = RandomNumberGenerator.GetBytes(20_000_000);

        await _db.StringSetAsync(Key("big"), value);

        ((byte[]?)await _db.StringGetAsync(Key("big"))).ShouldNotBeNull().AsSpan().SequenceEqual(value).ShouldBeTrue();
    }

    [Fact]
    public async Task A_reply_of_many_thousand_nested_items_is_read_whole()
    {
        var stream = Key("wide");
        var batch = _db.CreateBatch();
        var adds = Enumerable.Range(0, 3_000)
            .Select(i => batch.StreamAddAsync(stream, [new("n", i), new("square", (long)i * i)]))
            .ToArray();
        batch.Execute();
        await Task.WhenAll(adds);

        var entries = await _db.StreamRangeAsync(stream);

        entries.Length.ShouldBe(3_000);
        entries.Select(e => (long)e["square"]).ShouldBe(Enumerable.Range(0, 3_000).Select(i => (long)i * i));
    }

    [Fact]
    public async Task Hashes_and_sorted_sets_work()
    {
        await _db.HashSetAsync(Key("hash"), [new("a", 1), new("b", "two")]);
        await _db.SortedSetAddAsync(Key("set"), [new("late", 20), new("soon", 10)]);

        (await _db.HashGetAllAsync(Key("hash"))).ToDictionary(e => (string)e.Name!, e => (string)e.Value!)
            .ShouldBe(new Dictionary<string, string> { ["a"] = "1", ["b"] = "two" }, ignoreOrder: true);
        (await _db.SortedSetRangeByRankAsync(Key("set"))).Select(v => (string)v!).ShouldBe(["soon", "late"]);
    }

    [Fact]
    public async Task Lua_returns_nested_arrays_and_its_errors_are_exceptions()
    {
        var result = await _db.ScriptEvaluateAsync("return {ARGV[1], {1, 2, {KEYS[1]}}}", [Key("k")], ["v"]);

        ((string?)result[0]).ShouldBe("v");
        ((string?)result[1][2][0]).ShouldBe(Key("k"));
        var error = await Should.ThrowAsync<RedisServerException>(() => _db.ScriptEvaluateAsync("return redis.error_reply('no such job')"));
        error.Message.ShouldContain("no such job");
    }

    [Fact]
    public async Task A_transaction_runs_only_while_its_condition_holds()
    {
        await _db.StringSetAsync(Key("owner"), "a");

        (await TransferIfOwnedBy("b", to: "c")).ShouldBeFalse();
        (await TransferIfOwnedBy("a", to: "b")).ShouldBeTrue();

        ((string?)await _db.StringGetAsync(Key("owner"))).ShouldBe("b");
        (await _db.StringGetAsync(Key("count"))).ShouldBe(1);
    }

    [Fact]
    public async Task Five_thousand_calls_at_once_get_their_own_answers()
    {
        var keys = Enumerable.Range(0, 5_000).Select(i => Key($"n{i}")).ToArray();

        await Task.WhenAll(keys.Select((key, i) => _db.StringSetAsync(key, i)));
        var values = await Task.WhenAll(keys.Select(key => _db.StringGetAsync(key)));

        values.Select(v => (int)v).ShouldBe(Enumerable.Range(0, 5_000));
    }

    [Fact]
    public async Task Five_thousand_fire_and_forget_calls_are_all_carried_out()
    {
        for (var i = 0; i < 5_000; i++)
            await _db.StringIncrementAsync(Key("sum"), flags: CommandFlags.FireAndForget);

        // One connection keeps its order: this answer comes after all of the above.
        ((int)await _db.StringGetAsync(Key("sum"))).ShouldBe(5_000);
    }

    [Fact]
    public void The_digest_of_a_value_is_xxh3_of_its_bytes()
    {
        // The reference value of XXH3_64bits over no bytes, seed 0. Its only user in the driver is a member still marked experimental.
#pragma warning disable SER002
        ValueCondition.CalculateDigest([]).ToString().ShouldContain("2d06800538d394c2", Case.Insensitive);
#pragma warning restore SER002
    }

    private async Task<bool> TransferIfOwnedBy(string owner, string to)
    {
        var transaction = _db.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(Key("owner"), owner));
        var set = transaction.StringSetAsync(Key("owner"), to);
        var count = transaction.StringIncrementAsync(Key("count"));
        if (!await transaction.ExecuteAsync())
            return false;
        await Task.WhenAll(set, count);
        return true;
    }

    private string Key(string name) => _prefix + name;
}
