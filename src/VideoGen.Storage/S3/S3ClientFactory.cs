using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoGen.Storage.S3;

internal static class S3ClientFactory
{
    private const int Retries = 3;

    public static AmazonS3Client Create(S3StorageOptions options, string serviceUrl)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.ForcePathStyle,
            AuthenticationRegion = options.Region,
            MaxErrorRetry = Retries,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        // Setting the region of an endpoint that is not AWS's would make the SDK go to AWS instead.
        if (serviceUrl.Length > 0)
            config.ServiceURL = serviceUrl;
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        var credentials = options.AccessKey.Length > 0
            ? new BasicAWSCredentials(options.AccessKey, options.SecretKey)
            : Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        return options.PlainUploads ? new PlainClient(credentials, config) : new AmazonS3Client(credentials, config);
    }

    /// <summary>Sends bodies whole; TransferUtility goes through the same two methods.</summary>
    private sealed class PlainClient(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
    {
        public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
        {
            request.UseChunkEncoding = false;
            return base.PutObjectAsync(request, cancellationToken);
        }

        public override Task<UploadPartResponse> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken = default)
        {
            request.UseChunkEncoding = false;
            return base.UploadPartAsync(request, cancellationToken);
        }
    }
}
