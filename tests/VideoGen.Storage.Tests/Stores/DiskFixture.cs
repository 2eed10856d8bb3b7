using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VideoGen.Api.Features.Files;
using VideoGen.Storage.Disk;
using VideoGen.TestKit;

namespace VideoGen.Storage.Tests.Stores;

public sealed partial class DiskFixture : StoreFixture, IDisposable
{
    private readonly TempDirectory _directory = new("objects");
    private WebApplication? _api;

    public string Root => _directory.Combine("store");

    public override Regex Expiry => ExpiryPattern();

    public override Regex Signature => SignaturePattern();

    public override Regex Override => OverridePattern();

    public override string Bare(string key) => $"/files/{key}";

    public override async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(Settings("a secret of this test host, 40 characters"));
        builder.AddVideoGenStorage();
        _api = builder.Build();
        _api.MapObjectFiles();
        await _api.StartAsync();
        Store = _api.Services.GetRequiredService<IObjectStore>();
        Http = new HttpClient { BaseAddress = new Uri(_api.Urls.Single()) };
        Impostor = Create(new DiskStorageOptions { Root = Root, SigningKey = "another secret of just the same length!!" });
    }

    public override async Task DisposeAsync()
    {
        Http.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    internal static DiskObjectStore Create(DiskStorageOptions options, Func<string, FileStream>? create = null) => new(
        options, new SignedUrls(options, TimeProvider.System), TimeProvider.System, NullLogger<DiskObjectStore>.Instance,
        create ?? DiskWriter.CreateFile);

    private Dictionary<string, string?> Settings(string signingKey) => new()
    {
        ["Storage:Kind"] = "disk",
        ["Storage:Disk:Root"] = Root,
        ["Storage:Disk:SigningKey"] = signingKey,
    };

    [GeneratedRegex("[?&]expires=([0-9]+)")]
    private static partial Regex ExpiryPattern();

    [GeneratedRegex("[?&]signature=([A-Za-z0-9_-]+)")]
    private static partial Regex SignaturePattern();

    [GeneratedRegex("[?&]name=([^&]+)")]
    private static partial Regex OverridePattern();
}
