namespace VideoGen.Cli;

/// <summary>Ends the command with a message for people and an exit code for scripts.</summary>
internal class CliException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>The server is there but cannot serve now; asking again later may help.</summary>
internal sealed class ServerBusyException(string message) : CliException(Cli.ExitCode.ServerUnavailable, message);

/// <summary>The server found something wrong with the request.</summary>
internal sealed class RefusedException(string message, IReadOnlyList<Jobs.ProblemField> errors) : CliException(Cli.ExitCode.Invalid, message)
{
    public IReadOnlyList<Jobs.ProblemField> Errors => errors;
}
