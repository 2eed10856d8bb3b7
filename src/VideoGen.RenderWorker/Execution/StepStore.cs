using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution;

/// <summary>The object store as renders use it: what is finished is kept and offered again while the store is away, never made again.</summary>
internal sealed class StepStore
{
    private readonly IObjectStore _store;
    private readonly ResiliencePipeline _retry;

    public StepStore(IObjectStore store, IOptions<WorkerOptions> options, TimeProvider time, ILogger<StepStore> log)
    {
        _store = store;
        var patience = options.Value.StorageRetryTime;
        _retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<StorageException>(e => e.Retryable),
                MaxRetryAttempts = Math.Max(1, (int)(patience.TotalSeconds / 2)),
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(5),
                UseJitter = true,
                OnRetry = retry =>
                {
                    log.StoreRetry(retry.Outcome.Exception, retry.AttemptNumber + 1, retry.RetryDelay);
                    return default;
                },
            })
            .Build();
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken ct) =>
        await _retry.ExecuteAsync(async t => await _store.HeadAsync(key, t), ct) is not null;

    public async Task<StoredObject> PutFileAsync(string key, string path, string contentType, CancellationToken ct) =>
        await _retry.ExecuteAsync(async t => await _store.PutFileAsync(key, path, new PutOptions { ContentType = contentType }, t), ct);

    /// <summary>Fetches an object into a file.</summary>
    /// <returns>False when there is no such object.</returns>
    public async Task<bool> GetFileAsync(string key, string path, CancellationToken ct) => await _retry.ExecuteAsync(
        async t =>
        {
            await using var read = await _store.OpenReadAsync(key, null, t);
            if (read is null)
                return false;
            await using var file = File.Create(path);
            await read.Content.CopyToAsync(file, t);
            return file.Length == read.Length;
        }, ct);
}
