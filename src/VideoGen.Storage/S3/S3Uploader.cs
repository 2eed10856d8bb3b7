using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace VideoGen.Storage.S3;

/// <summary>Writes objects: one request for small ones, parts for large ones, which are aborted when a part fails.</summary>
internal sealed class S3Uploader(IAmazonS3 client, S3StorageOptions options) : IDisposable
{
    private readonly TransferUtility _transfer = new(client, new TransferUtilityConfig
    {
        MinSizeBeforePartUpload = options.PartBytes,
        ConcurrentServiceRequests = 4,
    });

    /// <param name="key">Name of the object.</param>
    /// <param name="content">Seekable; read from its current position.</param>
    /// <param name="contentType">Checked media type.</param>
    /// <param name="ct">Cancels; parts that were sent are removed.</param>
    public Task UploadAsync(string key, Stream content, string contentType, CancellationToken ct) =>
        content.Length - content.Position >= options.PartBytes
            ? UploadPartsAsync(key, content, contentType, ct)
            : client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = options.Bucket,
                    Key = key,
                    InputStream = content,
                    ContentType = contentType,
                    AutoCloseStream = false,
                    AutoResetStreamPosition = false,
                    ServerSideEncryptionMethod = Encryption,
                    ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyId,
                },
                ct);

    public ServerSideEncryptionMethod? Encryption =>
        options.ServerSideEncryption.Length == 0 ? null : new ServerSideEncryptionMethod(options.ServerSideEncryption);

    public string? KmsKeyId => options.KmsKeyId.Length == 0 ? null : options.KmsKeyId;

    public void Dispose() => _transfer.Dispose();

    private Task UploadPartsAsync(string key, Stream content, string contentType, CancellationToken ct) => _transfer.UploadAsync(
        new TransferUtilityUploadRequest
        {
            BucketName = options.Bucket,
            Key = key,
            InputStream = content,
            ContentType = contentType,
            PartSize = options.PartBytes,
            AutoCloseStream = false,
            AutoResetStreamPosition = false,
            ServerSideEncryptionMethod = Encryption,
            ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyId,
        },
        ct);
}
