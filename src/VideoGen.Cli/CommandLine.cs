using System.CommandLine;
using VideoGen.Cli.Chat;
using VideoGen.Cli.Generate;
using VideoGen.Cli.Render;

namespace VideoGen.Cli;

internal static class CommandLine
{
    /// <summary>Long enough to tell the server that the job is cancelled; a second Ctrl-C does not wait.</summary>
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken ct = default)
    {
        var root = new RootCommand("Makes films from prompts and timelines with a VideoGen server.") { GenerateCommand.Create(environment), RenderCommand.Create(environment), ChatCommand.Create(environment) };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await environment.Error.WriteLineAsync($"videogen: {error.Message}");
            await environment.Error.WriteLineAsync($"Try: videogen {(args is ["render" or "chat", ..] ? args[0] : "generate")} --help");
            return ExitCode.Invalid;
        }
        var invocation = new InvocationConfiguration
        {
            Output = environment.Out,
            Error = environment.Error,
            ProcessTerminationTimeout = CancelTime,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, ct);
        }
        catch (CliException e)
        {
            if (e.Message.Length > 0)
                await environment.Error.WriteLineAsync($"videogen: {e.Message}");
            return e.ExitCode;
        }
    }
}
