using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VideoGen.TestKit.Processes;

namespace VideoGen.TestKit.Servers;

/// <summary>The whole system as <c>./videogen up</c> runs it: the built AppHost with a state directory of its own and free ports.</summary>
public sealed class PlatformHost : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly ProcessHandle _process;

    private PlatformHost(ProcessHandle process, Uri url, string stateDirectory) => (_process, Url, StateDirectory) = (process, url, stateDirectory);

    /// <summary>Address of the API and the page.</summary>
    public Uri Url { get; }

    /// <summary>Where the system keeps its state.</summary>
    public string StateDirectory { get; }

    /// <summary>What the AppHost printed so far, for failures.</summary>
    public string Log => _process.Output;

    /// <summary>Starts the system and waits until the API answers.</summary>
    /// <param name="stateDirectory">An existing folder; kept when the system stops.</param>
    /// <param name="settings">Further settings of the AppHost, as "--Name=value".</param>
    public static async Task<PlatformHost> StartAsync(string stateDirectory, params IReadOnlyList<string> settings)
    {
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        var process = await ProcessHandle.StartAsync(new ProcessSpec("dotnet",
        [
            AppHostPath(), $"--Api:Port={port.ToString(CultureInfo.InvariantCulture)}", $"--State:Directory={stateDirectory}",
            "--Infrastructure=local", "--Dashboard:Port=0", .. settings,
        ])
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
        using var anonymous = new HttpClient { BaseAddress = url };
        await Eventually.PollAsync(async () =>
        {
            if (process.HasExited)
                throw new ServerExitedException($"The AppHost exited with {process.ExitCode}:\n{process.Output}");
            using var answer = await anonymous.GetAsync(new Uri("/api/v1/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }, StartLimit, TimeSpan.FromMilliseconds(200));
        return new PlatformHost(process, url, stateDirectory);
    }

    /// <summary>A client of a new user.</summary>
    public async Task<HttpClient> SignUpAsync(string email)
    {
        var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/signup", new { email, password = "correct horse battery 9" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Sign-up was refused: {body}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>Process ids of a resource's instances, by its name in the model.</summary>
    public async Task<IReadOnlyList<int>> ProcessesOfAsync(string resource)
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(StateDirectory, "run.json")));
        return [.. state.RootElement.GetProperty("resources").EnumerateArray()
            .Where(r => r.GetProperty("resource").GetString() == resource && r.GetProperty("pid").ValueKind == JsonValueKind.Number)
            .Select(r => r.GetProperty("pid").GetInt32())];
    }

    /// <summary>Stops the system in order.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Signal(UnixSignal.Terminate);
        await _process.WaitForExitAsync(TimeSpan.FromSeconds(30));
        await _process.DisposeAsync();
    }

    /// <summary>The folder that holds VideoGen.sln.</summary>
    public static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VideoGen.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("VideoGen.sln is not above this program's directory.");
    }

    // artifacts/bin/<project>/<configuration>/: the AppHost was built in the same configuration as this program.
    private static string AppHostPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var path = Path.Combine(RepositoryRoot(), "artifacts", "bin", "VideoGen.AppHost", configuration, "VideoGen.AppHost.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"Build the solution first: there is no {path}.");
    }
}
