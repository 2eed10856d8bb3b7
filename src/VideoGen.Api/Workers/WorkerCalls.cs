using Grpc.Core;
using Grpc.Net.Client;
using VideoGen.Contracts.Render.V1;
using VideoGen.Data.Dispatch;

namespace VideoGen.Api.Workers;

/// <summary>
/// Asks any live worker something short. Such questions are rare, so each gets a connection of its own and nothing is kept of workers
/// that come and go.
/// </summary>
internal sealed partial class WorkerCalls(WorkerStore workers, TimeProvider time, ILoggerFactory logs, ILogger<WorkerCalls> log)
{
    private const int MaxTries = 3;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks one worker after the other until one answers.</summary>
    /// <param name="question">What is asked, for the log: "look at a file".</param>
    /// <param name="wait">How long a first worker may take to come: just after a start, or where workers scale to zero, one needs a moment.</param>
    /// <param name="ask">Calls a worker, with a deadline.</param>
    /// <param name="ct">Ends the asking.</param>
    /// <returns>Null when none answered.</returns>
    public async Task<T?> AskAsync<T>(string question, TimeSpan wait, Func<RenderWorker.RenderWorkerClient, AsyncUnaryCall<T>> ask, CancellationToken ct)
        where T : class
    {
        var there = await LiveAsync(wait, ct);
        foreach (var worker in there.Take(MaxTries))
        {
            try
            {
                using var channel = Open(worker.Address);
                using var call = ask(new RenderWorker.RenderWorkerClient(channel));
                return await call;
            }
            catch (RpcException e) when (!ct.IsCancellationRequested)
            {
                LogFailed(worker.Id, question, e.StatusCode, e.Status.Detail);
            }
        }

        ct.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Those that live, in any order.</summary>
    private async Task<WorkerRecord[]> LiveAsync(TimeSpan wait, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var there = (await workers.LiveAsync(ct)).Where(w => !w.Draining).ToArray();
            if (there.Length > 0 || time.GetElapsedTime(began) >= wait)
            {
                Random.Shared.Shuffle(there);
                return there;
            }

            await Task.Delay(LookAgain, time, ct);
        }
    }

    private GrpcChannel Open(string address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(2),
            // A process that is stopped takes connections and says nothing. One that is busy answers pings.
            KeepAlivePingDelay = TimeSpan.FromSeconds(1),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(4),
            UseProxy = false,
            AllowAutoRedirect = false,
        },
        DisposeHttpClient = true,
        LoggerFactory = logs,
        MaxRetryAttempts = 1, // another worker is asked instead
    });

    [LoggerMessage(1, LogLevel.Warning, "Worker {Worker} did not {Question}: {Status} {Detail}")]
    private partial void LogFailed(string worker, string question, StatusCode status, string detail);
}
