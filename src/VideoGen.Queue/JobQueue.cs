using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

/// <summary>
/// The backlog in Redis Streams, one stream for each priority. A hint and not the truth: it may be emptied at any moment, and an entry
/// may be there twice. Entries are deleted when they are done with and never trimmed, since trimming also takes what nobody has read.
/// Reads do not block, because a blocking read would hold up everything else on the connection; <see cref="JobSignals"/> wakes readers.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue.")]
public sealed class JobQueue(IConnectionMultiplexer redis, JobSignals signals, IOptions<QueueOptions> options)
{
    private const int RecoverBatch = 100;

    private IDatabase Database => redis.GetDatabase();

    /// <summary>Adds entries and wakes those who wait.</summary>
    /// <returns>Names of the entries, in order, for <see cref="MissingAsync"/>.</returns>
    public async Task<IReadOnlyList<string>> AnnounceAsync(IReadOnlyList<(JobId Job, JobPriority Priority)> jobs, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var database = Database;
        var added = await Task.WhenAll(jobs.Select(job => AddAsync(database, job.Job, job.Priority))).WaitAsync(ct);
        signals.Wake();
        return added;
    }

    /// <summary>Takes the oldest entry of a stream for one consumer; null when there is none.</summary>
    /// <param name="priority">The stream.</param>
    /// <param name="consumer">Who takes it; after its death others take the entry over.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<QueueEntry?> TakeAsync(JobPriority priority, string consumer, CancellationToken ct)
    {
        while (true)
        {
            var entries = await WithGroupAsync(
                () => Database.StreamReadGroupAsync(QueueNames.Stream(priority), QueueNames.Group, consumer, ">", count: 1)).WaitAsync(ct);
            if (entries.Length == 0)
                return null;
            if (Read(priority, entries[0]) is { } entry)
                return entry;
            await FinishAsync(priority, entries[0].Id, ct); // not ours: nothing we wrote looks like this
        }
    }

    /// <summary>Removes an entry that was taken.</summary>
    public Task FinishAsync(QueueEntry entry, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return FinishAsync(entry.Priority, entry.Id, ct);
    }

    /// <summary>Which of these names of entries are gone.</summary>
    public async Task<IReadOnlySet<string>> MissingAsync(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var database = Database;
        var looked = names.Distinct().Select(async name =>
        {
            var (priority, id) = Split(name);
            if (id is null)
                return name;
            var found = await database.StreamRangeAsync(QueueNames.Stream(priority), id, id, count: 1);
            return found.Length == 0 ? name : null;
        });
        return (await Task.WhenAll(looked).WaitAsync(ct)).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Makes the groups anew if they are gone, puts entries back that a dead dispatcher took, and forgets the names of dead dispatchers.
    /// </summary>
    /// <returns>The entries that were put back, under their new ids.</returns>
    public async Task<IReadOnlyList<QueueEntry>> RecoverAsync(string consumer, CancellationToken ct)
    {
        List<QueueEntry> back = [];
        foreach (var priority in Enum.GetValues<JobPriority>())
        {
            var claimed = await WithGroupAsync(() => Database.StreamAutoClaimAsync(
                QueueNames.Stream(priority), QueueNames.Group, consumer,
                (long)options.Value.TakeBackAfter.TotalMilliseconds, "0-0", RecoverBatch)).WaitAsync(ct);
            foreach (var entry in claimed.ClaimedEntries)
            {
                if (Read(priority, entry) is { } old)
                    back.Add(old with { Id = Split(await AddAsync(Database, old.Job, priority).WaitAsync(ct)).Id! }); // AddAsync writes this form
                await FinishAsync(priority, entry.Id, ct);
            }
            await ForgetConsumersAsync(QueueNames.Stream(priority), consumer).WaitAsync(ct);
        }
        if (back.Count > 0)
            signals.Wake();
        return back;
    }

    /// <summary>The name under which <see cref="AnnounceAsync"/> returned an entry.</summary>
    public static string NameOf(QueueEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Name(entry.Priority, entry.Id);
    }

    private static async Task<string> AddAsync(IDatabase database, JobId job, JobPriority priority)
    {
        var id = await database.StreamAddAsync(QueueNames.Stream(priority), QueueNames.JobField, job.ToString());
        return Name(priority, id.ToString());
    }

    private static string Name(JobPriority priority, string id) => string.Create(CultureInfo.InvariantCulture, $"{priority}/{id}");

    private static (JobPriority Priority, string? Id) Split(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Enum.TryParse<JobPriority>(name[..slash], out var priority) ? (priority, name[(slash + 1)..]) : default;
    }

    private static QueueEntry? Read(JobPriority priority, StreamEntry entry) =>
        JobId.TryParse(entry[QueueNames.JobField], CultureInfo.InvariantCulture, out var job)
            ? new QueueEntry(priority, entry.Id.ToString(), job)
            : null;

    private async Task FinishAsync(JobPriority priority, RedisValue id, CancellationToken ct)
    {
        // Together, so that a crash can't leave an entry that is neither pending nor deleted.
        var both = Database.CreateTransaction();
        _ = both.StreamAcknowledgeAsync(QueueNames.Stream(priority), QueueNames.Group, id);
        _ = both.StreamDeleteAsync(QueueNames.Stream(priority), [id]);
        await both.ExecuteAsync().WaitAsync(ct);
    }

    private async Task<T> WithGroupAsync<T>(Func<Task<T>> command)
    {
        try
        {
            return await command();
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOGROUP", StringComparison.Ordinal))
        {
            await MakeGroupsAsync();
            return await command();
        }
    }

    private async Task MakeGroupsAsync()
    {
        foreach (var stream in QueueNames.Streams)
        {
            try
            {
                // From the beginning: what is in a stream without a group was never read.
                await Database.StreamCreateConsumerGroupAsync(stream, QueueNames.Group, "0", createStream: true);
            }
            catch (RedisServerException e) when (e.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
            {
                // another dispatcher was faster
            }
        }
    }

    private async Task ForgetConsumersAsync(string stream, string self)
    {
        var limit = options.Value.ForgetConsumersAfter.TotalMilliseconds;
        foreach (var consumer in await Database.StreamConsumerInfoAsync(stream, QueueNames.Group))
        {
            if (consumer.Name != self && consumer.PendingMessageCount == 0 && consumer.IdleTimeInMilliseconds > limit)
                await Database.StreamDeleteConsumerAsync(stream, QueueNames.Group, consumer.Name);
        }
    }
}
