using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Tests;

/// <summary>The media services as a worker registers them, with a folder of their own.</summary>
internal sealed class MediaHost : IDisposable
{
    private readonly ServiceProvider _services;

    public MediaHost(string sandbox = "bubblewrap")
    {
        var settings = new Dictionary<string, string?> { ["Media:Sandbox"] = sandbox };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddVideoGenMedia()
            .BuildServiceProvider();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("videogen-media-test-").FullName;

    public IFFmpeg FFmpeg => Get<IFFmpeg>();

    public ISandboxProbe Probe => Get<ISandboxProbe>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
