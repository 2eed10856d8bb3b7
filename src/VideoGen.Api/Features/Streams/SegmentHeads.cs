using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VideoGen.Api.Features.Streams.Mp4;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Streams;

/// <summary>
/// Heads of stored segments and of the sound. Objects are named by what they hold and never change, so what was read once stays
/// true; the memory is bounded and only saves reads.
/// </summary>
internal sealed class SegmentHeads(IObjectStore store, IOptions<StreamOptions> options) : IDisposable
{
    private const int FirstRead = 32 * 1024;
    private const int AtOnce = 8;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024L });

    /// <summary>The head of a segment; null when the object is not there.</summary>
    public Task<SegmentHead?> OfSegmentAsync(string key, CancellationToken ct) =>
        RememberAsync(key, ReadHeadAsync, head => head.Init.Length + head.Fragment.Head.Length, ct);

    /// <summary>Where the fragments of a film's sound lie; null when the object is not there.</summary>
    public Task<FragmentIndex?> OfSoundAsync(string key, CancellationToken ct) =>
        RememberAsync(key, ReadIndexAsync, index => index.Init.Length + (index.Fragments.Count * 32), ct);

    /// <summary>Heads of several segments, some at a time, in their order.</summary>
    public async Task<SegmentHead?[]> OfSegmentsAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var heads = new SegmentHead?[keys.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (at, stop) => heads[at] = await OfSegmentAsync(keys[at], stop));
        return heads;
    }

    public void Dispose() => _known.Dispose();

    private async Task<T?> RememberAsync<T>(string key, Func<string, CancellationToken, Task<T?>> read, Func<T, int> size, CancellationToken ct)
        where T : class
    {
        if (_known.TryGetValue(key, out T? known))
            return known;
        var found = await read(key, ct);
        if (found is not null)
            _known.Set(key, found, new MemoryCacheEntryOptions { Size = size(found) });
        return found;
    }

    private async Task<SegmentHead?> ReadHeadAsync(string key, CancellationToken ct)
    {
        for (var bytes = FirstRead; ; bytes *= 4)
        {
            await using var read = await store.OpenReadAsync(key, new ByteRange(0, bytes - 1), ct);
            if (read is null)
                return null;
            var data = new byte[read.Length];
            await read.Content.ReadExactlyAsync(data, ct);
            if (SegmentHead.TryRead(data) is { } head)
                return head.MediaStart + head.MediaBytes <= read.Stored.Bytes ? head : throw new InvalidDataException("A segment is cut off.");
            if (read.Length == read.Stored.Bytes || bytes > SegmentHead.MaxBytes)
                throw new InvalidDataException("A segment has no fragment.");
        }
    }

    private async Task<FragmentIndex?> ReadIndexAsync(string key, CancellationToken ct)
    {
        await using var read = await store.OpenReadAsync(key, range: null, ct);
        return read is null ? null : await FragmentIndex.ReadAsync(read.Content, ct);
    }
}
