using System.Diagnostics;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.RenderWorker.Execution;

/// <summary>What a piece of work took.</summary>
/// <param name="Cpu">CPU time of tools.</param>
/// <param name="PeakMemoryBytes">Highest resident size of one.</param>
internal readonly record struct StepCost(TimeSpan Cpu, long PeakMemoryBytes);

/// <summary>One step while it runs: what its parts share.</summary>
internal sealed class StepRun(StepScope scope, WorkFolder folder, RenderEvents events, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private StepCost _cost;
    private double _share;

    public StepScope Scope { get; } = scope;

    public WorkFolder Folder { get; } = folder;

    public TimeProvider Time { get; } = time;

    public TimeSpan Elapsed => Time.GetElapsedTime(_began);

    /// <summary>CPU time of all tools so far, and the highest resident size of one.</summary>
    public StepCost Cost
    {
        get
        {
            lock (_gate)
                return _cost;
        }
    }

    public void Add(StepCost cost)
    {
        lock (_gate)
            _cost = new StepCost(_cost.Cpu + cost.Cpu, Math.Max(_cost.PeakMemoryBytes, cost.PeakMemoryBytes));
    }

    /// <summary>Tells how far the step is; never falls.</summary>
    public void Show(Stage stage, double share, string message = "")
    {
        lock (_gate)
        {
            _share = Math.Max(_share, Math.Clamp(share, 0, 1));
            events.Report(new Progress { Stage = stage, Fraction = _share, Message = message });
        }
    }

    /// <summary>Tells of a part whose output is in the object store.</summary>
    public void Done(string name, string contentKey, bool reused, TimeSpan elapsed)
    {
        Count(name.Split('/')[0], reused, elapsed);
        events.StepDone(name, contentKey, reused, elapsed);
    }

    /// <summary>Tells what happened to a part, for the job's history.</summary>
    public void Tell(Notice notice) => events.Notice(notice);

    /// <summary>Counts a step for the operator's figures.</summary>
    public static void Count(string kind, bool reused, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("step", kind);
        Telemetry.Steps.Add(1, tag, new("reused", reused));
        if (!reused)
            Telemetry.StepTime.Record(elapsed.TotalSeconds, tag);
    }

    public Activity? Span(string name) => Telemetry.Source.StartActivity(name)?.SetTag("job.id", Scope.Job.ToString("D"));
}
