using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shouldly;
using VideoGen.Storage.S3;
using Xunit;

namespace VideoGen.Storage.Tests;

public sealed class StorageOptionsTests
{
    private static readonly Dictionary<string, string?> Disk = new()
    {
        ["Kind"] = "disk",
        ["Disk:Root"] = "/var/lib/videogen",
        ["Disk:SigningKey"] = "0123456789012345678901234567890123456789",
    };

    private static readonly Dictionary<string, string?> S3 = new()
    {
        ["Kind"] = "s3",
        ["S3:Bucket"] = "films",
        ["S3:ServiceUrl"] = "http://127.0.0.1:9",
        ["S3:AccessKey"] = "key",
        ["S3:SecretKey"] = "secret",
    };

    [Theory]
    [InlineData("Kind", "", "Kind")]
    [InlineData("Kind", "ftp", "Kind")]
    [InlineData("Disk:Root", "relative/path", "Root")]
    [InlineData("Disk:SigningKey", "short", "SigningKey")]
    [InlineData("Disk:PublicPath", "files/", "PublicPath")]
    public async Task Wrong_disk_setting_stops_the_start_and_is_named(string name, string value, string named) =>
        (await StartAsync(Disk, name, value)).ShouldNotBeNull().ShouldContain(named);

    [Theory]
    [InlineData("S3:Bucket", "x", "Bucket")]
    [InlineData("S3:ServiceUrl", "ftp://host", "ServiceUrl")]
    [InlineData("S3:PublicUrl", "host", "PublicUrl")]
    [InlineData("S3:SecretKey", "", "SecretKey")]
    [InlineData("S3:Region", "", "Region")]
    [InlineData("S3:ServerSideEncryption", "rot13", "ServerSideEncryption")]
    [InlineData("S3:KmsKeyId", "key-1", "KmsKeyId")]
    [InlineData("S3:PartBytes", "1024", "PartBytes")]
    [InlineData("S3:ListPageSize", "0", "ListPageSize")]
    public async Task Wrong_s3_setting_stops_the_start_and_is_named(string name, string value, string named) =>
        (await StartAsync(S3, name, value)).ShouldNotBeNull().ShouldContain(named);

    [Fact]
    public async Task Right_settings_start() => (await StartAsync(S3, "S3:Region", "eu-west-1")).ShouldBeNull();

    [Fact]
    public void Kind_chooses_the_adapter()
    {
        using var host = Build(S3);

        host.Services.GetRequiredService<IObjectStore>().ShouldBeOfType<S3ObjectStore>();
    }

    private static async Task<string?> StartAsync(Dictionary<string, string?> settings, string name, string value)
    {
        using var host = Build(new Dictionary<string, string?>(settings) { [name] = value });
        try
        {
            await host.StartAsync();
            await host.StopAsync();
            return null;
        }
        catch (OptionsValidationException e)
        {
            return e.Message;
        }
    }

    private static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Storage:{s.Key}", s.Value)));
        builder.AddVideoGenStorage();
        return builder.Build();
    }
}
