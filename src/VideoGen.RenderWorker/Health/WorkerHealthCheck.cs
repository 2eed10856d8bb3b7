using Microsoft.Extensions.Diagnostics.HealthChecks;
using VideoGen.Media.Processes;
using VideoGen.Media.Speech;
using VideoGen.RenderWorker.Execution;

namespace VideoGen.RenderWorker.Health;

/// <summary>Whether this worker can render, and with what.</summary>
internal sealed class WorkerHealthCheck(ISandboxProbe probe, ISpeech speech, RenderSlots slots) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>
        {
            ["capacity"] = slots.Capacity,
            ["free_slots"] = slots.IsDraining ? 0 : slots.Capacity - slots.Running,
            ["draining"] = slots.IsDraining,
            ["speech"] = await speech.EngineAsync("en", null, cancellationToken) ?? "missing",
        };
        try
        {
            var tools = await probe.GetAsync(cancellationToken);
            data["ffmpeg"] = tools.FFmpegVersion;
            data["sandbox"] = tools.SandboxName;
            data["sandbox_note"] = tools.SandboxNote;
        }
        catch (MediaException e)
        {
            return HealthCheckResult.Unhealthy("ffmpeg does not work.", e, data);
        }

        // Without a voice films are silent, and the report says so: worse, but not a reason to take no work.
        return slots.IsDraining ? HealthCheckResult.Degraded("Draining.", data: data) : HealthCheckResult.Healthy(data: data);
    }
}
