using System.Reflection;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;

namespace VideoGen.Cli.Tests;

/// <summary>
/// The ./videogen script in a folder of its own, where "dotnet" is a script that builds nothing, plays the AppHost and plays tests.
/// What the script does with processes, ports, files and exit codes is real.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string Dotnet = """
        #!/usr/bin/env bash
        case "$1" in
          --version) echo 10.0.100 ;;
          --list-sdks) echo '10.0.100 [/usr/share/dotnet]' ;;
          build) exit 0 ;;
          test)
            for argument in "$@"; do case $argument in trx*) trx=${argument#*LogFileName=} ;; esac; done
            source "${2%.dll}.sh"
            ;;
          *VideoGen.AppHost.dll) exec /usr/bin/python3 "${BASH_SOURCE[0]%/*}/apphost.py" VideoGen.AppHost "$@" ;;
        esac
        """;

    private const string AppHost = """
        import http.server, json, os, signal, sys
        options = dict(a.lstrip('-').split('=', 1) for a in sys.argv[3:])
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        resources = [{'name': 'postgres', 'state': 'healthy'}, {'name': 'api', 'state': 'healthy'}]
        with open(options['State:Directory'] + '/run.json', 'w') as file:
            json.dump({'dashboard': 'http://127.0.0.1:1', 'resources': resources}, file, indent=2)
        print('key hash', os.environ['VIDEOGEN_FIRST_USER_API_KEY_HASH'], flush=True)
        if os.environ.get('FAKE_FAULT'):
            sys.exit(os.environ['FAKE_FAULT'])
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
            def log_message(self, *_):
                pass
        http.server.HTTPServer(('127.0.0.1', int(options['Api:Port'])), Handler).serve_forever()
        """;

    private readonly TempDirectory _folder = new("script");

    public ScriptSandbox()
    {
        var repository = Repository();
        Directory.CreateDirectory(_folder.Combine("eng", "videogen"));
        Directory.CreateDirectory(_folder.Combine("bin"));
        Directory.CreateDirectory(_folder.Combine("VideoGen.AppHost"));
        Copy(Path.Combine(repository, "videogen"), _folder.Combine("videogen"));
        foreach (var part in Directory.GetFiles(Path.Combine(repository, "eng", "videogen"), "*.sh"))
            Copy(part, _folder.Combine("eng", "videogen", Path.GetFileName(part)));
        Write(_folder.Combine("bin", "dotnet"), Dotnet);
        Write(_folder.Combine("bin", "apphost.py"), AppHost);
    }

    public string State => _folder.Combine(".videogen");

    public int Port { get; } = FreePort.Next();

    public Dictionary<string, string?> Variables { get; } = new()
    {
        ["VIDEOGEN_NO_INSTALL"] = "1",
        ["UseStandIns"] = "true",
        ["TERM"] = "dumb",
        ["VIDEOGEN_URL"] = null,
    };

    /// <summary>Runs to the end.</summary>
    public async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = await StartAsync(arguments);
        await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, process.Output);
    }

    public Task<ProcessHandle> StartAsync(params string[] arguments)
    {
        Variables.TryAdd("PATH", $"{_folder.Combine("bin")}:{Environment.GetEnvironmentVariable("PATH")}");
        return ProcessHandle.StartAsync(new ProcessSpec("bash", [_folder.Combine("videogen"), .. arguments]) { Environment = Variables, WorkingDirectory = _folder.Path });
    }

    public async Task<ProcessHandle> UpAsync()
    {
        var process = await StartAsync("up", "--port", $"{Port}");
        await Eventually.PollAsync(() => process.HasExited || process.Output.Contains("Ctrl-C stops it", StringComparison.Ordinal), what: "up is ready");
        return process;
    }

    /// <summary>A test project whose run is a script; it may write its results to $trx.</summary>
    public void AddSuite(string name, string script)
    {
        Directory.CreateDirectory(_folder.Combine("tests", $"VideoGen.{name}.Tests"));
        Write(_folder.Combine("tests", $"VideoGen.{name}.Tests", $"VideoGen.{name}.Tests.csproj"), "");
        Write(_folder.Combine("tests", $"VideoGen.{name}.Tests", "Tests.cs"), "");
        var output = Directory.CreateDirectory(_folder.Combine("artifacts", "bin", $"VideoGen.{name}.Tests", "release")).FullName;
        Write(Path.Combine(output, $"VideoGen.{name}.Tests.dll"), "");
        Write(Path.Combine(output, $"VideoGen.{name}.Tests.sh"), script);
    }

    /// <summary>Everything of the search path but one tool.</summary>
    public void HideTool(string name)
    {
        var tools = Directory.CreateDirectory(_folder.Combine("tools")).FullName;
        foreach (var directory in Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/bin").Append("/bin").Where(Directory.Exists))
            foreach (var tool in Directory.EnumerateFiles(directory))
                if (Path.GetFileName(tool) != name && !File.Exists(Path.Combine(tools, Path.GetFileName(tool))))
                    File.CreateSymbolicLink(Path.Combine(tools, Path.GetFileName(tool)), tool);
        Variables["PATH"] = $"{_folder.Combine("bin")}:{tools}";
    }

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        File.Copy(from, to);
        Restrict(to);
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text + "\n");
        Restrict(path);
    }

    private static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Executable);
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);     // loaded from a file
        while (!File.Exists(Path.Combine(directory.FullName, "VideoGen.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests are not below the repository.");
        return directory.FullName;
    }
}
