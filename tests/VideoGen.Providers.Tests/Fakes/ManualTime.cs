using System.Collections.Concurrent;

namespace VideoGen.Providers.Tests.Fakes;

/// <summary>
/// A clock that stands still. Waits of up to a minute pass at once, and are kept to be looked at; longer timers are time-outs, which fire
/// when a test advances the clock.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly List<Timer> pending = [];
    private DateTimeOffset now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Waits that passed, in order.</summary>
    internal ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        Timer[] due;
        lock (gate)
        {
            now += by;
            due = [.. pending.Where(timer => timer.Due <= now)];
            pending.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class Timer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        internal DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.pending.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                if (dueTime > LongestWait)
                {
                    Due = time.now + dueTime;
                    time.pending.Add(this);
                    return true;
                }

                time.now += dueTime;
            }

            time.Waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose()
        {
            lock (time.gate) time.pending.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);
    }
}
