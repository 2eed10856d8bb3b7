using System.Diagnostics;
using System.Diagnostics.Metrics;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.Dispatcher.Running;

namespace VideoGen.Dispatcher;

/// <summary>What the dispatcher tells about itself.</summary>
internal sealed class Telemetry : IDisposable
{
    public const string Name = "VideoGen.Dispatcher";

    private readonly Meter _meter = new(Name);
    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _started;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _announced;
    private readonly Counter<long> _steps;
    private readonly Histogram<double> _waited;

    public Telemetry(RunningJobCount running)
    {
        _started = _meter.CreateCounter<long>("videogen.dispatcher.attempts.started", "{attempt}", "Attempts at jobs that were begun.");
        _ended = _meter.CreateCounter<long>("videogen.dispatcher.attempts.ended", "{attempt}", "Attempts that ended, by how.");
        _steps = _meter.CreateCounter<long>("videogen.dispatcher.steps", "{step}", "Calls to workers that ended, by how.");
        _announced = _meter.CreateCounter<long>("videogen.dispatcher.announced", "{job}", "Jobs told to the queue.");
        _waited = _meter.CreateHistogram<double>("videogen.dispatcher.queue.wait", "s", "Time from queued to claimed.");
        _meter.CreateObservableGauge("videogen.dispatcher.jobs.running", () => running.Value, "{job}", "Jobs that this process runs.");
    }

    /// <summary>A span of one attempt, in the trace of the request that asked for the job.</summary>
    public Activity? StartAttempt(ClaimedJob job)
    {
        _ = ActivityContext.TryParse(job.Traceparent, null, isRemote: true, out var parent);
        var activity = _activities.StartActivity("job attempt", ActivityKind.Consumer, parent);
        activity?.SetTag("job.id", job.Claim.Job.ToString());
        activity?.SetTag("job.attempt", job.Claim.Attempt);
        return activity;
    }

    public void Started(ClaimedJob job)
    {
        _started.Add(1, new KeyValuePair<string, object?>("priority", job.Priority.ToString()));
        _waited.Record(job.Waited.TotalSeconds, new KeyValuePair<string, object?>("priority", job.Priority.ToString()));
    }

    public void Ended(JobEvent? end) => _ended.Add(
        1,
        new KeyValuePair<string, object?>("end", end?.Type.ToString() ?? "Lost"),
        new KeyValuePair<string, object?>("error", end?.ErrorCode));

    public void Step(StepAnswer answer) => _steps.Add(1, new KeyValuePair<string, object?>("end", answer.GetType().Name));

    public void Announced(int jobs) => _announced.Add(jobs);

    public void Dispose()
    {
        _meter.Dispose();
        _activities.Dispose();
    }
}

/// <summary>How many jobs run, for the gauge; apart from the jobs, which need telemetry themselves.</summary>
internal sealed class RunningJobCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Add(int change) => Interlocked.Add(ref _value, change);
}
