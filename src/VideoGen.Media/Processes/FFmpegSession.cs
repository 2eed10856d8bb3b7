using System.Diagnostics;

namespace VideoGen.Media.Processes;

internal enum EndedBecause
{
    Exit,
    Cancelled,
    Stalled,
    TimeLimit,
    InputFailed,
}

/// <summary>Follows one running ffmpeg: feeds it, reads its reports, and ends it when it stalls, takes too long or is cancelled.</summary>
internal sealed class FFmpegSession(Process process, FFmpegRun run, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly ProgressReader _reader = new();
    private readonly long _begun = time.GetTimestamp();
    private long _movedAt = time.GetTimestamp();
    private FFmpegProgress _last;
    private int _ended = (int)EndedBecause.Exit;

    public ErrorLog Log { get; } = new();

    public FFmpegProgress LastProgress => _last;

    public EndedBecause Ended => (EndedBecause)Volatile.Read(ref _ended);

    /// <summary>Why the input writer failed, when it failed by itself and not because ffmpeg went away.</summary>
    public Exception? InputFailure { get; private set; }

    /// <summary>Waits for the end and returns the exit code; 128 + n after signal n.</summary>
    public async Task<int> WaitAsync(CancellationToken ct)
    {
        using var over = new CancellationTokenSource();
        await using var cancelled = ct.UnsafeRegister(_ => End(EndedBecause.Cancelled), null);
        var watch = WatchAsync(over.Token);
        using var input = CancellationTokenSource.CreateLinkedTokenSource(ct, over.Token);
        Task[] feeds = [FeedAsync(input.Token), .. run.Pipes.Select(p => FeedPipeAsync(Path.Combine(run.WorkDirectory, p.Key), p.Value, input.Token))];
        var reports = ReadProgressAsync();
        var errors = ReadErrorsAsync();

        await process.WaitForExitAsync(CancellationToken.None);
        await over.CancelAsync();
        await Task.WhenAll([watch, .. feeds, reports, errors]);
        return process.ExitCode;
    }

    private void End(EndedBecause why)
    {
        Interlocked.CompareExchange(ref _ended, (int)why, (int)EndedBecause.Exit);
        ToolProcess.Kill(process);
    }

    private async Task WatchAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (time.GetElapsedTime(_begun) > run.TimeLimit) End(EndedBecause.TimeLimit);
                else if (time.GetElapsedTime(Volatile.Read(ref _movedAt)) > run.NoProgressTimeout) End(EndedBecause.Stalled);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The process is gone: nothing is left to watch.
        }
    }

    private async Task FeedAsync(CancellationToken ct)
    {
        await using var stdin = process.StandardInput.BaseStream;
        if (run.WriteInput is { } write) await GuardAsync(() => write(stdin, ct), ct);
    }

    private Task FeedPipeAsync(string path, Action<Stream, CancellationToken> write, CancellationToken ct) =>
        GuardAsync(() => NamedPipe.FeedAsync(path, write, ct), ct);

    private async Task GuardAsync(Func<Task> feed, CancellationToken ct)
    {
        try
        {
            await feed();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Cancelled, or ffmpeg has ended: its exit code tells the story.
        }
        catch (IOException)
        {
            // ffmpeg closed its end first; its exit code and log say why.
        }
        catch (Exception e)
        {
            // Not thrown on: the run's failure carries it.
            InputFailure = e;
            End(EndedBecause.InputFailed);
        }
    }

    private async Task ReadProgressAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (!_reader.Take(line)) continue;
            var now = _reader.Current;
            if (now.Frame != _last.Frame || now.OutputTime != _last.OutputTime) Volatile.Write(ref _movedAt, time.GetTimestamp());
            _last = now;
            run.OnProgress?.Invoke(now);
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line) Log.Add(line);
    }
}
