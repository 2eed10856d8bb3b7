using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Turns the shares of single steps into the progress of the whole, which never falls.</summary>
internal sealed class ProgressMeter(RenderEvents events, TimeProvider time)
{
    private const double EnoughForEstimate = 0.04;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Weight, double Share)> _steps = [];
    private readonly long _begun = time.GetTimestamp();
    private double _fraction;
    private double _free;
    private Stage _stage = Stage.Narrating;
    private string _message = "";
    private string _preview = "";

    /// <summary>Makes a step known; weights are expected CPU seconds.</summary>
    public void Expect(string step, double weight)
    {
        lock (_gate)
            _steps[step] = (Math.Max(weight, 0.001), 0);
    }

    /// <summary>Takes back a step in whose place others were made known.</summary>
    public void Drop(string step)
    {
        lock (_gate)
            _steps.Remove(step);
    }

    public void Enter(Stage stage, string message)
    {
        lock (_gate)
        {
            // Steps of two stages overlap; the stage told is the furthest one.
            if (stage < _stage)
                return;
            (_stage, _message) = (stage, message);
            Tell();
        }
    }

    public void Preview(string key)
    {
        lock (_gate)
        {
            _preview = key;
            Tell();
        }
    }

    /// <param name="step">Which step.</param>
    /// <param name="share">How much of it is done, 0 to 1.</param>
    public void Advance(string step, double share)
    {
        lock (_gate)
        {
            var (weight, before) = _steps[step];
            _steps[step] = (weight, Math.Max(before, Math.Clamp(share, 0, 1)));
            Tell();
        }
    }

    /// <summary>Ends a step; what was reused took no time and says nothing about the rest.</summary>
    public void Finish(string step, bool reused)
    {
        lock (_gate)
        {
            if (reused)
                _free += _steps[step].Weight;
        }

        Advance(step, 1);
    }

    private void Tell()
    {
        var total = _steps.Values.Sum(s => s.Weight);
        var done = _steps.Values.Sum(s => s.Weight * s.Share);
        if (total <= 0)
            return;

        // 1 is for the result alone.
        _fraction = Math.Max(_fraction, Math.Min(done / total, 0.995));
        var progress = new Progress { Stage = _stage, Fraction = _fraction, Message = _message, PreviewKey = _preview };
        var worked = done - _free;
        if (worked / total > EnoughForEstimate)
            progress.Remaining = Duration.FromTimeSpan(time.GetElapsedTime(_begun) * ((total - done) / worked));
        events.Report(progress);
    }
}
