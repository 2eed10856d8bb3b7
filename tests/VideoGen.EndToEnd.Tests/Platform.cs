using System.Diagnostics;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

/// <summary>One running system for all tests of the collection, with a user who is signed in.</summary>
public sealed class Platform : IAsyncLifetime
{
    private readonly TempDirectory _state = new("e2e");
    private PlatformHost _host = null!;

    /// <summary>Address of the API and the page.</summary>
    public Uri Url => _host.Url;

    /// <summary>A client that is signed in as a user of this platform.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the AppHost printed so far, for failures.</summary>
    public string Log => _host.Log;

    public string StateDirectory => _state.Path;

    public async Task InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(_state.Path);
        Client = await SignUpAsync("ada@example.com");
    }

    /// <summary>A client of a new user.</summary>
    public Task<HttpClient> SignUpAsync(string email) => _host.SignUpAsync(email);

    /// <summary>Process ids of a resource's instances, by its name in the model.</summary>
    public Task<IReadOnlyList<int>> ProcessesOfAsync(string resource) => _host.ProcessesOfAsync(resource);

    /// <summary>A command for this platform's Redis, with the port and the password of its configuration file.</summary>
    public async Task<string> RedisAsync(string command)
    {
        var file = Directory.EnumerateFiles(_state.Path, "redis.conf", SearchOption.AllDirectories).Single();
        var settings = (await File.ReadAllLinesAsync(file)).Select(l => l.Split(' ', 2)).Where(l => l.Length == 2).ToLookup(l => l[0], l => l[1]);
        return await ProcessHandle.RunAsync(new ProcessSpec("redis-cli", "-p", settings["port"].Single(), command)
        {
            Environment = new Dictionary<string, string?> { ["REDISCLI_AUTH"] = settings["requirepass"].Single() },
        });
    }

    /// <summary>Kills a process the hard way.</summary>
    public static void KillHard(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        _state.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<Platform>
{
    public const string Name = "platform";
}
