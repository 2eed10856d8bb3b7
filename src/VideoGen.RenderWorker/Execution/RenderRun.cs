using System.Diagnostics;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.RenderWorker.Execution;

/// <summary>One render while it runs: what its steps share.</summary>
internal sealed class RenderRun(RenderJob job, WorkFolder folder, RenderEvents events, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TimeSpan _cpu;
    private long _toolMemory;
    private long _ownMemory;

    public RenderJob Job { get; } = job;

    public WorkFolder Folder { get; } = folder;

    public ProgressMeter Progress { get; } = new(events, time);

    public TimeProvider Time { get; } = time;

    public int Rendered { get; private set; }

    public int Reused { get; private set; }

    public TimeSpan Cpu
    {
        get
        {
            lock (_gate)
                return _cpu;
        }
    }

    /// <summary>This process and its largest tools at once: an upper bound of what the render needed.</summary>
    public long PeakMemory(int parallelTools)
    {
        lock (_gate)
            return _ownMemory + (_toolMemory * parallelTools);
    }

    public void Add(StepCost cost)
    {
        lock (_gate)
        {
            _cpu += cost.Cpu;
            _toolMemory = Math.Max(_toolMemory, cost.PeakMemoryBytes);
            _ownMemory = Math.Max(_ownMemory, Environment.WorkingSet);
        }
    }

    /// <summary>Ends a step whose output is in the object store.</summary>
    /// <param name="name">"segment/4".</param>
    /// <param name="contentKey">What the output depends on.</param>
    /// <param name="reused">Whether it was there before.</param>
    /// <param name="began">Timestamp of its start.</param>
    public void Done(string name, string contentKey, bool reused, long began) => Done(name, contentKey, reused, Time.GetElapsedTime(began));

    public void Done(string name, string contentKey, bool reused, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (reused)
                Reused++;
            else
                Rendered++;
        }

        var kind = new KeyValuePair<string, object?>("step", name.Split('/')[0]);
        Telemetry.Steps.Add(1, kind, new("reused", reused));
        if (!reused)
            Telemetry.StepTime.Record(elapsed.TotalSeconds, kind);
        events.StepDone(name, contentKey, reused, elapsed);
    }

    public Activity? Span(string name) => Telemetry.Source.StartActivity(name)?.SetTag("job.id", Job.Id.ToString("D"));

    public void Enter(Stage stage, string message) => Progress.Enter(stage, message);
}
