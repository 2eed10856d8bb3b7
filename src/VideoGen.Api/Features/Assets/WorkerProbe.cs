using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;

namespace VideoGen.Api.Features.Assets;

/// <summary>
/// Has a worker look at a stored file, in the box in which workers hold everything that users send. Looks are rare and short, so
/// each gets a connection of its own and nothing is kept of workers that come and go.
/// </summary>
internal sealed partial class WorkerProbe(WorkerStore workers, IOptions<AssetsOptions> options, TimeProvider time, ILoggerFactory logs, ILogger<WorkerProbe> log)
{
    private const int MaxTries = 3;

    /// <summary>What a worker found; null when none could look.</summary>
    public async Task<ProbeReply?> LookAsync(UserId owner, string objectKey, string name, CancellationToken ct)
    {
        var there = (await workers.LiveAsync(ct)).Where(w => !w.Draining).ToArray();
        Random.Shared.Shuffle(there);
        foreach (var worker in there.Take(MaxTries))
        {
            try
            {
                using var channel = Open(worker.Address);
                return await new RenderWorker.RenderWorkerClient(channel).ProbeAsync(
                    new ProbeRequest { OwnerId = owner.ToString(), ObjectKey = objectKey, Name = name },
                    deadline: time.GetUtcNow().UtcDateTime.AddSeconds(options.Value.ProbeSeconds), cancellationToken: ct);
            }
            catch (RpcException e) when (!ct.IsCancellationRequested)
            {
                LogFailed(worker.Id, e.StatusCode, e.Status.Detail);
            }
        }

        ct.ThrowIfCancellationRequested();
        return null;
    }

    private GrpcChannel Open(string address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false, AllowAutoRedirect = false },
        DisposeHttpClient = true,
        LoggerFactory = logs,
        MaxRetryAttempts = 1, // another worker is asked instead
    });

    [LoggerMessage(1, LogLevel.Warning, "Worker {Worker} did not look at a file: {Status} {Detail}")]
    private partial void LogFailed(string worker, StatusCode status, string detail);
}
