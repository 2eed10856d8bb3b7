using System.Collections.Concurrent;
using VideoGen.Contracts.Render.V1;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>One attempt's film while it is made.</summary>
internal sealed class FilmInWork(RunningJob run, FilmProgress progress, TimeProvider time)
{
    private static readonly TimeSpan PreviewEvery = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, long> _framesOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long? _previewed;

    public RunningJob Run => run;

    public FilmProgress Progress => progress;

    /// <summary>Set by the plan step.</summary>
    public FilmPlanned Plan { get; set; } = null!; // nothing asks before the plan is there

    /// <summary>Set by the plan step.</summary>
    public string SoundKey { get; set; } = "";

    /// <summary>Set by the plan step.</summary>
    public bool SoundExists { get; set; }

    /// <summary>Who rendered most, and so has most of the film at hand; null when nothing was rendered.</summary>
    public string? BusiestWorker => _framesOf.IsEmpty ? null : _framesOf.MaxBy(w => w.Value).Key;

    /// <summary>Whether a provider has work of this film that is not known to have ended.</summary>
    public bool HasOpenWork => !_open.IsEmpty;

    public void Noticed(Notice notice)
    {
        if (notice.Action == "taken")
            _open[notice.Name] = notice.Provider;
        else if (notice.Action is "done" or "failed" or "built_in")
            _open.TryRemove(notice.Name, out _);
    }

    public void Rendered(string worker, long frames) => _framesOf.AddOrUpdate(worker, frames, (_, before) => before + frames);

    /// <summary>Whether this segment shall come with a still. Never the first: who watches waits for that one.</summary>
    public bool WantsPreview(int index)
    {
        lock (_gate)
        {
            if (index == 0 || (_previewed is { } at && time.GetElapsedTime(at) < PreviewEvery))
                return false;
            _previewed = time.GetTimestamp();
            return true;
        }
    }
}
