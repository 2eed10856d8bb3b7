using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using StackExchange.Redis;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Realtime;

/// <summary>
/// What happens to jobs, from all replicas over one subscription. It only hurries things along: events are rows before they come
/// here, and a lost message is found by reading rows.
/// </summary>
internal sealed partial class EventBus(IConnectionMultiplexer redis, TimeProvider time, ILogger<EventBus> log) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<JobId, Listeners> _jobs = new();

    public bool IsConnected => redis.IsConnected;

    public Listener Listen(JobId job)
    {
        var listener = new Listener(this, job, time);
        while (true)
        {
            var of = _jobs.GetOrAdd(job, _ => new());
            lock (of)
            {
                if (of.Closed)
                    continue;
                of.All.Add(listener);
                return listener;
            }
        }
    }

    public Task PublishAsync(JobEvent happened) => TellAsync(Channels.Events, JsonSerializer.SerializeToUtf8Bytes(happened, Channels.Json));

    public Task PublishCancelAsync(JobId job) => TellAsync(Channels.Control, JsonSerializer.SerializeToUtf8Bytes(new { cancel = job.Value }, Channels.Json));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Redis may be down now; the client subscribes by itself when it comes.
        var subscribed = redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Channels.Events), (_, message) => Hear(message));
        try
        {
            await subscribed.WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogSilent(e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TellAsync(string channel, byte[] message)
    {
        if (!redis.IsConnected)
            return;
        try
        {
            await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(channel), message).WaitAsync(Patience, time);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogSilent(e);
        }
    }

    private void Hear(RedisValue message)
    {
        try
        {
            if (JsonSerializer.Deserialize<JobEvent>(((ReadOnlyMemory<byte>)message).Span, Channels.Json) is { } happened && _jobs.TryGetValue(happened.Job, out var of))
                of.Tell(happened);
        }
        catch (JsonException e)
        {
            LogUnreadable(e);
        }
    }

    private void Leave(JobId job, Listener listener)
    {
        if (!_jobs.TryGetValue(job, out var of))
            return;
        lock (of)
        {
            of.All.Remove(listener);
            if (of.All.Count > 0)
                return;
            of.Closed = true;
            _jobs.TryRemove(job, out _);
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "Redis did not take a message in time; listeners find the event in the database")]
    private partial void LogSilent(Exception exception);

    [LoggerMessage(31, LogLevel.Warning, "A message on the events channel cannot be read")]
    private partial void LogUnreadable(Exception exception);

    /// <summary>One reader of one job. Holds a few events and drops the oldest; the reader then sees a gap and reads rows.</summary>
    internal sealed class Listener(EventBus bus, JobId job, TimeProvider time) : IDisposable
    {
        private readonly Channel<JobEvent> _heard = Channel.CreateBounded<JobEvent>(
            new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public void Tell(JobEvent happened) => _heard.Writer.TryWrite(happened);

        /// <summary>The next event, or null when none came in time.</summary>
        public async Task<JobEvent?> NextAsync(TimeSpan patience, CancellationToken ct)
        {
            if (_heard.Reader.TryRead(out var waiting))
                return waiting;
            using var limit = new CancellationTokenSource(patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            try
            {
                return await _heard.Reader.ReadAsync(both.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return null;
            }
        }

        public void Dispose() => bus.Leave(job, this);
    }

    private sealed class Listeners
    {
        public List<Listener> All { get; } = [];

        public bool Closed { get; set; }

        public void Tell(JobEvent happened)
        {
            lock (this)
            {
                foreach (var listener in All)
                    listener.Tell(happened);
            }
        }
    }
}
