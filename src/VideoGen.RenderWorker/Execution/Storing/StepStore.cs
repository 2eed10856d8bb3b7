using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using VideoGen.Core.Errors;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>The object store as renders use it: what is finished is kept and offered again while the store is away, never made again.</summary>
internal sealed class StepStore
{
    private const int MostBytesInMemory = 64 << 20;
    private readonly IObjectStore _store;
    private readonly FileCache _cache;
    private readonly ResiliencePipeline _retry;

    public StepStore(IObjectStore store, FileCache cache, IOptions<WorkerOptions> options, TimeProvider time, ILogger<StepStore> log)
    {
        (_store, _cache) = (store, cache);
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

    /// <summary>What is known of an object; null when there is no such object.</summary>
    public async Task<StoredObject?> HeadAsync(string key, CancellationToken ct) =>
        await _retry.ExecuteAsync(async t => await _store.HeadAsync(key, t), ct);

    /// <summary>Copies within the store; null when there is no such object.</summary>
    public async Task<StoredObject?> CopyAsync(string from, string to, CancellationToken ct) =>
        await _retry.ExecuteAsync(async t => await _store.CopyAsync(from, to, t), ct);

    public async Task<StoredObject> PutFileAsync(string key, string path, string contentType, CancellationToken ct) =>
        await _retry.ExecuteAsync(async t => await _store.PutFileAsync(key, path, new PutOptions { ContentType = contentType }, t), ct);

    /// <summary>Stores a finished step and keeps it at hand; nobody may change the file from now on.</summary>
    public async Task<StoredObject> KeepFileAsync(string key, string path, string contentType, CancellationToken ct)
    {
        var stored = await PutFileAsync(key, path, contentType, ct);
        _cache.Keep(key, path);
        return stored;
    }

    /// <summary>Stores a small object.</summary>
    public async Task<StoredObject> PutAsync(string key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken ct) => await _retry.ExecuteAsync(
        async t =>
        {
            using var content = new MemoryStream(bytes.ToArray(), writable: false);
            return await _store.PutAsync(key, content, new PutOptions { ContentType = contentType, ExactBytes = bytes.Length }, t);
        }, ct);

    /// <summary>Reads a small object; null when there is no such object.</summary>
    /// <exception cref="StorageException">It is larger than a small object may be.</exception>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken ct) => await _retry.ExecuteAsync(
        async t =>
        {
            await using var read = await _store.OpenReadAsync(key, null, t);
            if (read is null)
                return null;
            if (read.Length > MostBytesInMemory)
                throw new StorageException(ErrorCodes.StorageFailed, $"{key} is too large to be read at once.");
            var bytes = new byte[read.Length];
            await read.Content.ReadExactlyAsync(bytes, t);
            return bytes;
        }, ct);

    /// <summary>Fetches an object that never changes into a new file, from this machine when it has been here before. The file is shared: never write to it.</summary>
    /// <returns>False when there is no such object.</returns>
    public async Task<bool> FetchAsync(string key, string path, CancellationToken ct)
    {
        if (_cache.TryTake(key, path))
            return true;
        if (!await GetFileAsync(key, path, ct))
            return false;
        _cache.Keep(key, path);
        return true;
    }

    private async Task<bool> GetFileAsync(string key, string path, CancellationToken ct) => await _retry.ExecuteAsync(
        async t =>
        {
            await using var read = await _store.OpenReadAsync(key, null, t);
            if (read is null)
                return false;
            await using var file = File.Create(path);
            await read.Content.CopyToAsync(file, t);
            return file.Length == read.Length
                ? true
                : throw new StorageException(ErrorCodes.StorageFailed, $"{key} ended before its time.");
        }, ct);
}
