using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using VideoGen.Storage.S3;
using VideoGen.TestKit.Servers;

namespace VideoGen.Storage.Tests.Stores;

public sealed partial class S3Fixture : StoreFixture
{
    private const long MinPartBytes = 5 * 1024 * 1024;

    public S3Server Server { get; private set; } = null!;       // set by InitializeAsync, which xunit awaits first

    public override Regex Expiry => ExpiryPattern();

    public override Regex Signature => SignaturePattern();

    public override Regex Override => OverridePattern();

    public override string Bare(string key) => $"{Server.ServiceUrl}/{Options.Bucket}/{key}";

    public S3StorageOptions Options { get; private set; } = new();

    public override async Task InitializeAsync()
    {
        Server = await SharedServers.S3;
        Options = OptionsFor($"films-{Guid.NewGuid():N}", Server.SecretKey);
        var store = Create(Options);
        await store.EnsureBucketAsync(CancellationToken.None);
        Store = store;
        Impostor = Create(OptionsFor(Options.Bucket, "not the secret"));
        Http = new HttpClient();
    }

    public override Task DisposeAsync()
    {
        Http.Dispose();
        ((IDisposable)Store).Dispose();
        ((IDisposable)Impostor).Dispose();
        return Task.CompletedTask;
    }

    public S3StorageOptions OptionsFor(string bucket, string secret) => new()
    {
        ServiceUrl = Server.ServiceUrl,
        Bucket = bucket,
        AccessKey = Server.AccessKey,
        SecretKey = secret,
        ForcePathStyle = true,
        PlainUploads = true,
        PartBytes = MinPartBytes,
    };

    public static S3ObjectStore Create(S3StorageOptions options) => new(options, TimeProvider.System, NullLogger<S3ObjectStore>.Instance);

    [GeneratedRegex("X-Amz-Expires=([0-9]+)")]
    private static partial Regex ExpiryPattern();

    [GeneratedRegex("X-Amz-Signature=([0-9a-f]+)")]
    private static partial Regex SignaturePattern();

    [GeneratedRegex("response-content-disposition=([^&]+)")]
    private static partial Regex OverridePattern();
}
