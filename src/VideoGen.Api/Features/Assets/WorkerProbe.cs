using Microsoft.Extensions.Options;
using VideoGen.Api.Workers;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Features.Assets;

/// <summary>Has a worker look at a stored file, in the box in which workers hold everything that users send.</summary>
internal sealed class WorkerProbe(WorkerCalls workers, IOptions<AssetsOptions> options, TimeProvider time)
{
    /// <summary>What a worker found; null when none could look.</summary>
    public Task<ProbeReply?> LookAsync(UserId owner, string objectKey, string name, CancellationToken ct)
    {
        var request = new ProbeRequest { OwnerId = owner.ToString(), ObjectKey = objectKey, Name = name };
        return workers.AskAsync(
            "look at a file", TimeSpan.FromSeconds(options.Value.WorkerWaitSeconds),
            worker => worker.ProbeAsync(request, deadline: time.GetUtcNow().UtcDateTime.AddSeconds(options.Value.ProbeSeconds), cancellationToken: ct), ct);
    }
}
