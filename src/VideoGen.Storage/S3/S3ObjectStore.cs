using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace VideoGen.Storage.S3;

/// <summary>Objects in a bucket of any S3-compatible store.</summary>
public sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private const long MaxCopyBytes = 5L * 1024 * 1024 * 1024;

    private readonly AmazonS3Client _client;
    private readonly AmazonS3Client _publicClient;
    private readonly S3StorageOptions _options;
    private readonly S3Uploader _uploader;
    private readonly S3Presigner _presigner;
    private readonly ILogger<S3ObjectStore> _log;

    public S3ObjectStore(S3StorageOptions options, TimeProvider time, ILogger<S3ObjectStore> log)
    {
        _options = options;
        _log = log;
        _client = S3ClientFactory.Create(options, options.ServiceUrl);
        var publicUrl = options.PublicUrl.Length > 0 ? options.PublicUrl : options.ServiceUrl;
        _publicClient = options.PublicUrl.Length > 0 ? S3ClientFactory.Create(options, publicUrl) : _client;
        _uploader = new S3Uploader(_client, options);
        _presigner = new S3Presigner(_publicClient, options, publicUrl, time);
    }

    public async Task<StoredObject> PutAsync(string key, Stream content, PutOptions options, CancellationToken ct)
    {
        ObjectKey.Check(key);
        var contentType = ContentTypes.Check(options.ContentType);
        var (body, owned) = await SpooledContent.OpenAsync(content, options.ExactBytes, ct);
        try
        {
            await S3Errors.GuardAsync(() => Done(_uploader.UploadAsync(key, body, contentType, ct)), ct);
        }
        finally
        {
            if (owned)
                await body.DisposeAsync();
        }
        return await HeadAsync(key, ct) ?? throw new StorageException(
            Core.Errors.ErrorCodes.StorageFailed, "The object was gone right after it was written.");
    }

    public async Task<StoredObject> PutFileAsync(string key, string path, PutOptions options, CancellationToken ct)
    {
        if (!File.Exists(path))
            throw StorageException.Invalid("The file to store does not exist.");
        await using var file = File.OpenRead(path);
        return await PutAsync(key, file, options, ct);
    }

    public Task<StoredObject?> HeadAsync(string key, CancellationToken ct)
    {
        ObjectKey.Check(key);
        return S3Errors.GuardAsync(
            () => NullWhenMissing(async () =>
            {
                var head = await _client.GetObjectMetadataAsync(_options.Bucket, key, ct);
                return Describe(key, head.ContentLength, head.Headers.ContentType, head.ETag, head.LastModified);
            }),
            ct);
    }

    public Task<ObjectRead?> OpenReadAsync(string key, ByteRange? range, CancellationToken ct)
    {
        ObjectKey.Check(key);
        var request = new GetObjectRequest { BucketName = _options.Bucket, Key = key };
        if (range is { } wanted)
        {
            if (wanted.From < 0 || wanted.To < wanted.From)
                throw StorageException.Invalid("The range holds no bytes.");
            request.ByteRange = new Amazon.S3.Model.ByteRange(wanted.From, wanted.To ?? long.MaxValue);
        }
        return S3Errors.GuardAsync(() => NullWhenMissing(() => OpenAsync(request, ct)), ct);
    }

    public Task DeleteAsync(string key, CancellationToken ct)
    {
        ObjectKey.Check(key);
        return S3Errors.GuardAsync(() => NullWhenMissing(() => _client.DeleteObjectAsync(_options.Bucket, key, ct)), ct);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = prefix, MaxKeys = _options.ListPageSize };
        do
        {
            var page = await S3Errors.GuardAsync(() => _client.ListObjectsV2Async(request, ct), ct);
            foreach (var found in page.S3Objects ?? [])     // null, not empty, when there is nothing
                yield return Describe(found.Key, found.Size ?? 0, contentType: null, found.ETag, found.LastModified);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public async Task<StoredObject?> CopyAsync(string from, string to, CancellationToken ct)
    {
        ObjectKey.Check(to);
        if (await HeadAsync(from, ct) is not { } source)
            return null;
        if (source.Bytes > MaxCopyBytes)
            throw StorageException.Invalid("Objects over 5 GiB cannot be copied in one request.");
        var copied = await S3Errors.GuardAsync(
            () => NullWhenMissing(() => _client.CopyObjectAsync(
                new CopyObjectRequest
                {
                    SourceBucket = _options.Bucket,
                    SourceKey = from,
                    DestinationBucket = _options.Bucket,
                    DestinationKey = to,
                    ServerSideEncryptionMethod = _uploader.Encryption,
                    ServerSideEncryptionKeyManagementServiceKeyId = _uploader.KmsKeyId,
                },
                ct)),
            ct);
        return copied is null ? null : await HeadAsync(to, ct);
    }

    public Uri PresignGet(string key, TimeSpan life, PresignGetOptions? options = null) => _presigner.Get(key, life, options);

    public PresignedUpload PresignPut(string key, TimeSpan life, string contentType, long bytes) =>
        _presigner.Put(key, life, contentType, bytes);

    public Task CheckAsync(CancellationToken ct) => S3Errors.GuardAsync(
        () => _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket, MaxKeys = 1 }, ct), ct);

    /// <summary>Makes the bucket unless it exists.</summary>
    public async Task EnsureBucketAsync(CancellationToken ct)
    {
        try
        {
            await _client.PutBucketAsync(new PutBucketRequest { BucketName = _options.Bucket, UseClientRegion = _options.ServiceUrl.Length == 0 }, ct);
            Log.BucketCreated(_log, _options.Bucket);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode is "BucketAlreadyOwnedByYou")
        {
            // as it should be
        }
        catch (AmazonServiceException e)
        {
            await S3Errors.GuardAsync<bool>(() => throw e, ct);
        }
    }

    public void Dispose()
    {
        _uploader.Dispose();
        _client.Dispose();
        _publicClient.Dispose();
    }

    private async Task<ObjectRead?> OpenAsync(GetObjectRequest request, CancellationToken ct)
    {
        var response = await _client.GetObjectAsync(request, ct);
        var bytes = TotalBytes(response);
        var stored = Describe(request.Key, bytes, response.Headers.ContentType, response.ETag, response.LastModified);
        return new ObjectRead(stored, response.ResponseStream, response.ContentLength);
    }

    /// <summary>"bytes 0-99/1234" names the size of the whole object.</summary>
    private static long TotalBytes(GetObjectResponse response)
    {
        var slash = response.ContentRange?.LastIndexOf('/') ?? -1;
        return slash >= 0 && long.TryParse(response.ContentRange.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total
            : response.ContentLength;
    }

    private static StoredObject Describe(string key, long bytes, string? contentType, string etag, DateTime? lastModified) => new()
    {
        Key = key,
        Bytes = bytes,
        ContentType = contentType,
        ETag = etag.StartsWith('"') ? etag : $"\"{etag}\"",
        LastModified = lastModified is { } at ? new DateTimeOffset(at.ToUniversalTime()) : default,
    };

    private static async Task<T?> NullWhenMissing<T>(Func<Task<T>> call) where T : class?
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException e) when (S3Errors.IsMissing(e))
        {
            return null;
        }
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }
}
