using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace VideoGen.Storage.S3;

/// <summary>Makes the bucket at start when <see cref="S3StorageOptions.CreateBucket"/> asks for it.</summary>
internal sealed class BucketCreation(IObjectStore store, IOptions<StorageOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken ct) =>
        store is S3ObjectStore s3 && options.Value.S3.CreateBucket ? s3.EnsureBucketAsync(ct) : Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}
