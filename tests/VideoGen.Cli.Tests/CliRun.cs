using VideoGen.TestKit;

namespace VideoGen.Cli.Tests;

/// <summary>One call of the command with a folder of its own.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly TempDirectory _folder = new("cli");
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public Dictionary<string, string?> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    /// <summary>Stands for the desktop.</summary>
    public Func<string, string?> Open { get; set; } = _ => null;

    public int Width { get; set; } = 100;

    public string Output => _out.ToString();

    public string Errors => _error.ToString();

    public string Folder => _folder.Path;

    public string Film => _folder.Combine("film.mp4");

    public static CliRun Against(ScriptedServer server)
    {
        var run = new CliRun();
        run.Variables["VIDEOGEN_URL"] = server.Url.AbsoluteUri;
        run.Variables["VIDEOGEN_API_KEY"] = ScriptedServer.ApiKey;
        return run;
    }

    public Task<int> GenerateAsync(params string[] more) => RunAsync(["generate", "a prompt", "-o", Film, .. more]);

    public Task<int> RunAsync(string[] args, CancellationToken ct = default) => CommandLine.RunAsync(
        args,
        new CliEnvironment
        {
            Out = _out,
            Error = _error,
            IsTerminal = IsTerminal,
            Width = () => Width,
            Variable = name => Variables.GetValueOrDefault(name),
            Time = TimeProvider.System,
            Open = Open,
        },
        ct);

    public string[] Files() => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f))];

    public void Dispose() => _folder.Dispose();
}
