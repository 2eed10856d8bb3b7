using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.TestKit.Servers;

namespace VideoGen.Data.Tests;

/// <summary>The dispatcher's stores on one database, with one worker of many slots.</summary>
internal sealed class DispatchHost : IAsyncDisposable
{
    public static readonly RetryPolicy Policy = new(3, TimeSpan.Zero, TimeSpan.Zero);
    private readonly NpgsqlDataSource _source;

    private DispatchHost(NpgsqlDataSource source)
    {
        _source = source;
        (Store, Films, Claims, Outbox, Workers, Cleanups) = (new(source), new(source), new(source), new(source), new(source), new(source));
    }

    public DispatchStore Store { get; }

    public FilmStore Films { get; }

    public ClaimStore Claims { get; }

    public OutboxStore Outbox { get; }

    public WorkerStore Workers { get; }

    public CleanupStore Cleanups { get; }

    public static async Task<DispatchHost> OnAsync(MigratedDatabase database, int slots = 1_000)
    {
        var host = new DispatchHost(NpgsqlDataSource.Create(database.DispatcherConnectionString));
        await host.AnnounceAsync("w1", slots);
        return host;
    }

    public Task AnnounceAsync(string id, int slots) => Workers.AnnounceAsync(
        new WorkerRecord { Id = id, Address = "http://127.0.0.1:1", Capacity = slots, Running = 0, Draining = false },
        TimeSpan.FromHours(1), CancellationToken.None);

    public Task<ClaimResult> TakeAsync(
        JobPriority priority = JobPriority.Normal, JobId? announced = null, TimeSpan? lease = null, int cap = 1_000) =>
        Claims.ClaimAsync(new ClaimRequest(priority, announced, "d1", lease ?? TimeSpan.FromMinutes(1), cap), CancellationToken.None);

    public async Task<ClaimedJob> ClaimAsync(TimeSpan? lease = null) => ((ClaimResult.Claimed)await TakeAsync(lease: lease)).Job;

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
