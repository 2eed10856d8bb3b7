using Amazon.S3;
using Amazon.S3.Model;

namespace VideoGen.Storage.S3;

internal sealed class S3Presigner(IAmazonS3 client, S3StorageOptions options, string serviceUrl, TimeProvider time)
{
    private readonly Protocol _protocol =
        serviceUrl.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? Protocol.HTTP : Protocol.HTTPS;

    public Uri Get(string key, TimeSpan life, PresignGetOptions? response)
    {
        var request = Request(HttpVerb.GET, key, Expiry(life));
        if (response?.ContentType is { } type)
            request.ResponseHeaderOverrides.ContentType = ContentTypes.Check(type);
        if (response?.DownloadName is { } name)
            request.ResponseHeaderOverrides.ContentDisposition = DownloadNames.Attachment(name);
        return new Uri(client.GetPreSignedURL(request));
    }

    public PresignedUpload Put(string key, TimeSpan life, string contentType, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var expires = Expiry(life);
        var request = Request(HttpVerb.PUT, key, expires);
        request.ContentType = ContentTypes.Check(contentType);
        request.Headers.ContentLength = bytes;
        var headers = PresignRules.UploadHeaders(contentType, bytes);
        AddEncryption(request, headers);
        return new PresignedUpload(new Uri(client.GetPreSignedURL(request)), headers, expires);
    }

    private void AddEncryption(GetPreSignedUrlRequest request, Dictionary<string, string> headers)
    {
        if (options.ServerSideEncryption.Length == 0)
            return;
        request.ServerSideEncryptionMethod = new ServerSideEncryptionMethod(options.ServerSideEncryption);
        headers["x-amz-server-side-encryption"] = options.ServerSideEncryption;
        if (options.KmsKeyId.Length == 0)
            return;
        request.ServerSideEncryptionKeyManagementServiceKeyId = options.KmsKeyId;
        headers["x-amz-server-side-encryption-aws-kms-key-id"] = options.KmsKeyId;
    }

    private GetPreSignedUrlRequest Request(HttpVerb verb, string key, DateTimeOffset expires)
    {
        ObjectKey.Check(key);
        return new GetPreSignedUrlRequest
        {
            BucketName = options.Bucket,
            Key = key,
            Verb = verb,
            Protocol = _protocol,
            Expires = expires.UtcDateTime,
        };
    }

    private DateTimeOffset Expiry(TimeSpan life) => time.GetUtcNow() + PresignRules.Check(life);
}
