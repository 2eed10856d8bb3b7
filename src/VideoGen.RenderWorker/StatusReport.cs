using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution;

namespace VideoGen.RenderWorker;

/// <summary>What the worker is doing and what it can do.</summary>
internal sealed class StatusReport(WorkerIdentity identity, RenderSlots slots, ISandboxProbe probe)
{
    public async Task<WorkerStatus> ReadAsync(CancellationToken ct)
    {
        var status = new WorkerStatus
        {
            WorkerId = identity.Id,
            Version = identity.Version,
            Capacity = slots.Capacity,
            Running = slots.Running,
            Draining = slots.IsDraining,
        };
        try
        {
            var tools = await probe.GetAsync(ct);
            (status.Sandbox, status.FfmpegVersion) = (tools.SandboxName, tools.FFmpegVersion);
        }
        catch (MediaException e) when (e.Code == ErrorCodes.ToolMissing)
        {
            // A worker that can't render must get no job.
            (status.Sandbox, status.FfmpegVersion, status.Draining) = ("none", "missing", true);
        }

        return status;
    }
}
