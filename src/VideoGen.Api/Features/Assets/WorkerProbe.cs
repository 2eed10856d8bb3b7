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
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>What a worker found; null when none could look.</summary>
    public async Task<ProbeReply?> LookAsync(UserId owner, string objectKey, string name, CancellationToken ct)
    {
        var there = await WorkersAsync(ct);
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

    /// <summary>Those that live, in any order. Just after a start, or where workers scale to zero, one needs a moment to come.</summary>
    private async Task<WorkerRecord[]> WorkersAsync(CancellationToken ct)
    {
        var until = time.GetTimestamp() + (long)(options.Value.WorkerWaitSeconds * time.TimestampFrequency);
        while (true)
        {
            var there = (await workers.LiveAsync(ct)).Where(w => !w.Draining).ToArray();
            if (there.Length > 0 || time.GetTimestamp() >= until)
            {
                Random.Shared.Shuffle(there);
                return there;
            }

            await Task.Delay(LookAgain, time, ct);
        }
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
