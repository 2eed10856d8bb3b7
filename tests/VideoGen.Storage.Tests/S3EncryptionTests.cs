using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using VideoGen.Storage.S3;
using Xunit;

namespace VideoGen.Storage.Tests;

/// <summary>The S3 server of the other tests has no encryption, so these look at what is sent.</summary>
public sealed class S3EncryptionTests : IAsyncLifetime
{
    private const string Header = "x-amz-server-side-encryption";
    private const string KeyHeader = "x-amz-server-side-encryption-aws-kms-key-id";
    private readonly ConcurrentQueue<(string Target, IHeaderDictionary Headers)> _requests = new();
    private WebApplication _server = null!;     // set by InitializeAsync, which xunit awaits first

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async http =>
        {
            _requests.Enqueue(($"{http.Request.Method} {http.Request.QueryString}", new HeaderDictionary(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase))));
            await http.Request.Body.CopyToAsync(Stream.Null);
            http.Response.Headers.ETag = "\"0\"";
            http.Response.Headers.LastModified = "Thu, 01 Jan 2026 00:00:00 GMT";
            if (HttpMethods.IsPost(http.Request.Method))
                await http.Response.WriteAsync("<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>");
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("", "")]
    [InlineData("AES256", "")]
    [InlineData("aws:kms", "")]
    [InlineData("aws:kms", "key-1")]
    public async Task Upload_asks_for_the_encryption_that_is_configured(string method, string keyId)
    {
        using var store = Create(method, keyId);

        await store.PutAsync("x", new MemoryStream([1]), new PutOptions { ContentType = "video/mp4" }, default);
        await store.PutAsync("y", new MemoryStream(new byte[6 * 1024 * 1024]), new PutOptions { ContentType = "video/mp4" }, default);

        var put = _requests.First(r => r.Target.StartsWith("PUT", StringComparison.Ordinal));
        var begin = _requests.First(r => r.Target.Contains("POST ?uploads", StringComparison.Ordinal));
        foreach (var (_, headers) in new[] { put, begin })
            (headers[Header].ToString(), headers[KeyHeader].ToString()).ShouldBe((method, keyId));
    }

    [Fact]
    public void Presigned_upload_carries_and_signs_the_encryption()
    {
        using var store = Create("aws:kms", "key-1");

        var upload = store.PresignPut("x", TimeSpan.FromMinutes(1), "video/mp4", 5);

        (upload.Headers[Header], upload.Headers[KeyHeader]).ShouldBe(("aws:kms", "key-1"));
        Uri.UnescapeDataString(upload.Url.Query).ShouldContain(Header);
    }

    private S3ObjectStore Create(string method, string keyId) => new(
        new S3StorageOptions
        {
            ServiceUrl = _server.Urls.Single(),
            Bucket = "films",
            AccessKey = "key",
            SecretKey = "secret",
            ForcePathStyle = true,
            ServerSideEncryption = method,
            KmsKeyId = keyId,
            PartBytes = 5 * 1024 * 1024,
        },
        TimeProvider.System,
        NullLogger<S3ObjectStore>.Instance);
}
