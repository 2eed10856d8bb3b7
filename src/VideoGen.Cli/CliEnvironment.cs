using VideoGen.Cli.Terminal;

namespace VideoGen.Cli;

/// <summary>All that the command takes from its process, so that tests can bring their own.</summary>
internal sealed record CliEnvironment
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether progress may be drawn in place; otherwise it is told in lines.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Columns of the terminal now.</summary>
    public required Func<int> Width { get; init; }

    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Opens a file on the desktop; null when that was done, else why not.</summary>
    public required Func<string, string?> Open { get; init; }

    public static CliEnvironment OfThisProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
        Width = () => Math.Max(20, Console.WindowWidth),
        Variable = Environment.GetEnvironmentVariable,
        Time = TimeProvider.System,
        Open = file => Opener.Open(file, Environment.GetEnvironmentVariable),
    };
}
