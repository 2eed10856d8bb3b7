using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Queue.Tests.Driver;

/// <summary>The other ways to a server: TLS, as cloud providers want it, and a Unix socket.</summary>
public sealed class RedisTransportTests : IDisposable
{
    private readonly TempDirectory _files = new("redis-files");

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Big_and_many_values_travel_over_tls()
    {
        using var certificate = SelfSigned();
        var port = FreePort.Next();
        await using var server = await RedisServer.StartNewAsync(new RedisServerOptions { Settings = Tls(certificate, port) });
        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", port } }, Ssl = true, SslHost = "localhost" };
        options.CertificateValidation += (_, presented, _, _) => presented?.GetCertHashString() == certificate.GetCertHashString();

        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);

        await RoundTripAsync(redis.GetDatabase());
    }

    [Fact]
    public async Task A_certificate_that_is_not_accepted_ends_the_connection()
    {
        using var certificate = SelfSigned();
        var port = FreePort.Next();
        await using var server = await RedisServer.StartNewAsync(new RedisServerOptions { Settings = Tls(certificate, port) });
        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", port } }, Ssl = true, ConnectTimeout = 2_000, ConnectRetry = 1 };

        await Should.ThrowAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }

    [Fact]
    public async Task Big_and_many_values_travel_over_a_unix_socket()
    {
        var path = Path.Combine(_files.Path, "redis.sock");
        await using var server = await RedisServer.StartNewAsync(
            new RedisServerOptions { Settings = new Dictionary<string, string> { ["unixsocket"] = path } });

        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            new ConfigurationOptions { EndPoints = { new UnixDomainSocketEndPoint(path) } });

        await RoundTripAsync(redis.GetDatabase());
    }

    private static async Task RoundTripAsync(IDatabase db)
    {
        var big = RandomNumberGenerator.GetBytes(5_000_000);
        await db.StringSetAsync("big", big);
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => db.StringSetAsync($"n{i}", i)));

        ((byte[]?)await db.StringGetAsync("big")).ShouldNotBeNull().AsSpan().SequenceEqual(big).ShouldBeTrue();
        var values = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => db.StringGetAsync($"n{i}")));
        values.Select(v => (int)v).ShouldBe(Enumerable.Range(0, 1_000));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
    }

    private Dictionary<string, string> Tls(X509Certificate2 certificate, int port)
    {
        var certificateFile = Path.Combine(_files.Path, "redis.crt");
        var keyFile = Path.Combine(_files.Path, "redis.key");
        using var key = certificate.GetECDsaPrivateKey()!; // made with one above
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return new Dictionary<string, string>
        {
            ["tls-port"] = port.ToString(CultureInfo.InvariantCulture),
            ["tls-cert-file"] = certificateFile,
            ["tls-key-file"] = keyFile,
            ["tls-ca-cert-file"] = certificateFile,
            ["tls-auth-clients"] = "no",
        };
    }
}
