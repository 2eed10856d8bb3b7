using System.Threading.Channels;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Realtime;

/// <summary>News of a job.</summary>
/// <param name="Seq">The newest number that was heard of.</param>
/// <param name="Event">The event itself when it came along; null asks to read the row.</param>
internal readonly record struct Heard(long Seq, JobEvent? Event)
{
    /// <summary>Nobody knows what was missed.</summary>
    public static readonly Heard Something = new(long.MaxValue, null);
}

/// <summary>One reader of one job. Holds a few events and drops the oldest; the reader then sees a gap and reads rows.</summary>
internal sealed class JobListener(EventBus bus, JobId job, TimeProvider time) : IDisposable
{
    private readonly Channel<Heard> _heard = Channel.CreateBounded<Heard>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Tell(Heard heard) => _heard.Writer.TryWrite(heard);

    /// <summary>The next news, or null when none came in time.</summary>
    public async Task<Heard?> NextAsync(TimeSpan patience, CancellationToken ct)
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
