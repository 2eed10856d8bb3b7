using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

/// <summary>The whole system as <c>./videogen up</c> runs it: the built AppHost with its own state directory and free ports.</summary>
public sealed class Platform : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly TempDirectory _state = new("e2e");
    private ProcessHandle? _host;

    /// <summary>Address of the API and the page.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>A client that is signed in as a user of this platform.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the AppHost printed so far, for failures.</summary>
    public string Log => _host?.Output ?? "";

    public string StateDirectory => _state.Path;

    public async Task InitializeAsync()
    {
        var port = FreePort.Next();
        Url = new Uri($"http://127.0.0.1:{port}");
        _host = await ProcessHandle.StartAsync(new ProcessSpec("dotnet",
            AppHostPath(),
            $"--Api:Port={port.ToString(CultureInfo.InvariantCulture)}",
            $"--State:Directory={_state.Path}",
            "--Infrastructure=local",
            "--Dashboard:Port=0")
        {
            WorkingDirectory = RepositoryRoot(),
            // One user submits and polls more here than a person does; the limits have tests of their own.
            Environment = new Dictionary<string, string?>
            {
                ["Limits__Create__Permits"] = "1000",
                ["Limits__Default__Permits"] = "100000",
            },
            OnHostDeath = UnixSignal.Kill,
        });
        using var anonymous = new HttpClient { BaseAddress = Url };
        await Eventually.PollAsync(async () =>
        {
            if (_host.HasExited)
                throw new Xunit.Sdk.XunitException($"The AppHost exited with {_host.ExitCode}:\n{Log}");
            using var answer = await anonymous.GetAsync(new Uri("/api/v1/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }, StartLimit, TimeSpan.FromMilliseconds(200));
        Client = await SignUpAsync("ada@example.com");
    }

    /// <summary>A client of a new user.</summary>
    public async Task<HttpClient> SignUpAsync(string email)
    {
        var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromMinutes(2) };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/signup", new { email, password = "correct horse battery 9" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>Process ids of a resource's instances, by its name in the model.</summary>
    public async Task<IReadOnlyList<int>> ProcessesOfAsync(string resource)
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(_state.Combine("run.json")));
        return [.. state.RootElement.GetProperty("resources").EnumerateArray()
            .Where(r => r.GetProperty("resource").GetString() == resource && r.GetProperty("pid").ValueKind == JsonValueKind.Number)
            .Select(r => r.GetProperty("pid").GetInt32())];
    }

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
        {
            _host.Signal(UnixSignal.Terminate);
            await _host.WaitForExitAsync(TimeSpan.FromSeconds(30));
            await _host.DisposeAsync();
        }
        _state.Dispose();
    }

    internal static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VideoGen.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("VideoGen.sln is not above the test's directory.");
    }

    // artifacts/bin/<project>/<configuration>/: the AppHost was built in the same configuration as these tests.
    private static string AppHostPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var path = Path.Combine(RepositoryRoot(), "artifacts", "bin", "VideoGen.AppHost", configuration, "VideoGen.AppHost.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"Build the solution first: there is no {path}.");
    }
}

[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<Platform>
{
    public const string Name = "platform";
}
