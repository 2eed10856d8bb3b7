using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VideoGen.RenderWorker;

internal static class Telemetry
{
    private const string Name = "VideoGen.RenderWorker";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Steps that were asked for and ended; tag outcome is "completed", "cancelled" or an error code.</summary>
    public static readonly Counter<long> Renders = Meter.CreateCounter<long>("videogen.worker.renders", "{render}");

    /// <summary>Wall time of one; tag outcome as above.</summary>
    public static readonly Histogram<double> RenderTime = Meter.CreateHistogram<double>("videogen.worker.render.duration", "s");

    /// <summary>Wall time of a step that was made; tag step is its kind.</summary>
    public static readonly Histogram<double> StepTime = Meter.CreateHistogram<double>("videogen.worker.step.duration", "s");

    /// <summary>Steps that were needed; tags step and reused.</summary>
    public static readonly Counter<long> Steps = Meter.CreateCounter<long>("videogen.worker.steps", "{step}");

    /// <summary>Starts the span of a step as part of the trace of the request that asked for the job.</summary>
    public static Activity? StartStep(string traceparent, string jobId, int attempt, string step)
    {
        var activity = ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent)
            ? Source.StartActivity("step", ActivityKind.Server, parent)
            : Source.StartActivity("step", ActivityKind.Server);
        return activity?.SetTag("job.id", jobId).SetTag("job.attempt", attempt).SetTag("step.name", step);
    }
}
