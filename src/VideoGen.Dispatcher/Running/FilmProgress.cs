using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using PlannedSegment = VideoGen.Data.Dispatch.PlannedSegment;

namespace VideoGen.Dispatcher.Running;

/// <summary>Turns the shares of the steps that run side by side into the progress of the whole film, which never falls.</summary>
internal sealed class FilmProgress(TimeSpan interval, TimeProvider time)
{
    private const double PlanWeight = 0.03;
    private const double FinishWeight = 0.06;
    private const double SoundWeight = 0.08;
    private const double EnoughForEstimate = 0.04;
    private readonly Lock _gate = new();
    private readonly ProgressThrottle _throttle = new(interval, time);
    private double[] _shares = [];
    private double[] _weights = [];
    private int _total;
    private int _ready;
    private double _free;
    private double _plan;
    private double _sound;
    private double _finish;
    private double _fraction;
    private long _begun = time.GetTimestamp();
    private JobStage _stage = JobStage.Planning;
    private string? _message;
    private string? _preview;

    /// <summary>The segments are known; what exists already took no time and says nothing about the rest.</summary>
    public void Planned(IReadOnlyList<PlannedSegment> segments, bool soundExists)
    {
        lock (_gate)
        {
            var frames = Math.Max(1, segments.Sum(s => s.Frames));
            _weights = [.. segments.Select(s => (1 - PlanWeight - FinishWeight - SoundWeight) * s.Frames / frames)];
            _shares = [.. segments.Select(s => s.Bytes is null ? 0d : 1)];
            (_total, _ready) = (segments.Count, segments.Count(s => s.Bytes is not null));
            (_plan, _sound) = (1, soundExists ? 1 : 0);
            _free = PlanWeight + _weights.Zip(_shares, (w, s) => w * s).Sum() + (_sound * SoundWeight);
            _begun = time.GetTimestamp();
            Name();
        }
    }

    public void Plan(Progress progress) => Change(() =>
    {
        _plan = Math.Max(_plan, progress.Fraction);
        (_stage, _message) = (RenderMapping.StageOf(progress.Stage), Given(progress.Message));
    });

    public void Segment(int index, double share) => Change(() =>
    {
        _shares[index] = Math.Max(_shares[index], Math.Clamp(share, 0, 1));
        Name();
    });

    public void SegmentReady(int index, string? preview) => Change(() =>
    {
        _shares[index] = 1;
        _ready++;
        _preview = preview ?? _preview;
        Name();
    });

    public void Sound(double share) => Change(() =>
    {
        _sound = Math.Max(_sound, Math.Clamp(share, 0, 1));
        Name();
    });

    public void Finish(Progress progress) => Change(() =>
    {
        _finish = Math.Max(_finish, Math.Clamp(progress.Fraction, 0, 1));
        (_stage, _message) = (RenderMapping.StageOf(progress.Stage), Given(progress.Message));
    });

    /// <summary>How far the film is now.</summary>
    public JobProgress Now()
    {
        lock (_gate)
            return Read();
    }

    /// <summary>How far the film is, when there is something new to see.</summary>
    public JobProgress? News()
    {
        lock (_gate)
        {
            var now = Read();
            return _throttle.Shows(now) ? now : null;
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
            change();
    }

    private void Name()
    {
        if (_ready < _total)
            (_stage, _message) = (JobStage.Rendering, FormattableString.Invariant($"Rendering {_ready + 1} of {_total}"));
        else if (_sound < 1)
            (_stage, _message) = (JobStage.Mixing, "Mixing the sound");
    }

    private JobProgress Read()
    {
        var done = (_plan * PlanWeight) + _weights.Zip(_shares, (w, s) => w * s).Sum() + (_sound * SoundWeight) + (_finish * FinishWeight);
        _fraction = Math.Max(_fraction, Math.Min(done, 0.995)); // 1 is for the end alone
        var worked = done - _free;
        return new JobProgress
        {
            Stage = _stage,
            Fraction = _fraction,
            Message = _message,
            PreviewKey = _preview,
            Remaining = _total > 0 && worked > EnoughForEstimate ? time.GetElapsedTime(_begun) * ((1 - done) / worked) : null,
        };
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
