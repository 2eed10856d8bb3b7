using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.RenderWorker.Execution;

/// <summary>
/// What a step tells its caller. Progress that the caller has not read yet is replaced by newer progress, so a slow reader costs no
/// memory; heartbeats come from a timer of their own; the last event says how it ended.
/// </summary>
internal sealed class RenderEvents(TimeProvider time)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    // Unbounded in form, bounded by what is put in: one event per part, one mark for progress, one heartbeat, one end.
    private readonly Channel<RenderEvent?> _events = Channel.CreateUnbounded<RenderEvent?>(new() { SingleReader = true });
    private readonly Lock _gate = new();
    private Progress? _progress;
    private long _progressAt;
    private Progress? _told;
    private int _beating;

    /// <summary>Offers progress; told at most five times a second unless stage or preview changes.</summary>
    public void Report(Progress progress)
    {
        lock (_gate)
        {
            var quiet = _told is not null && _told.Stage == progress.Stage && _told.PreviewKey == progress.PreviewKey
                && time.GetElapsedTime(_progressAt) < ProgressInterval;
            if (quiet)
                return;
            _told = progress;
            _progressAt = time.GetTimestamp();
            var waiting = _progress is not null;
            _progress = progress;
            if (!waiting)
                _events.Writer.TryWrite(null);
        }
    }

    public void StepDone(string name, string contentKey, bool reused, TimeSpan elapsed) => _events.Writer.TryWrite(new RenderEvent
    {
        StepDone = new StepDone { Name = name, ContentKey = contentKey, Reused = reused, Elapsed = Duration.FromTimeSpan(elapsed) },
    });

    public void Notice(Notice notice) => _events.Writer.TryWrite(new RenderEvent { Notice = notice });

    public void End(RenderFailure failure) => End(new RenderEvent { Failure = failure });

    /// <summary>Ends the stream without a last event, since nobody listens.</summary>
    public void Abandon() => _events.Writer.TryComplete();

    /// <summary>Writes events until the end.</summary>
    public async Task PumpAsync(IServerStreamWriter<RenderEvent> stream, TimeSpan heartbeat, CancellationToken ct)
    {
        await using var beat = time.CreateTimer(
            _ =>
            {
                // A reader that is behind has one waiting already.
                if (Interlocked.Exchange(ref _beating, 1) == 0)
                    _events.Writer.TryWrite(new RenderEvent { Heartbeat = new Heartbeat() });
            }, null, heartbeat, heartbeat);
        await foreach (var next in _events.Reader.ReadAllAsync(ct))
        {
            if (next?.Heartbeat is not null)
                Volatile.Write(ref _beating, 0);
            await stream.WriteAsync(next ?? new RenderEvent { Progress = TakeProgress() }, ct);
        }
    }

    /// <summary>Writes the last event.</summary>
    public void End(RenderEvent last)
    {
        if (_events.Writer.TryWrite(last))
            _events.Writer.TryComplete();
    }

    private Progress TakeProgress()
    {
        lock (_gate)
        {
            var progress = _progress;
            _progress = null;
            return progress ?? throw new InvalidOperationException("A mark without progress.");
        }
    }
}
