namespace VideoGen.Cli;

/// <summary>How the command ended; a contract with scripts.</summary>
internal static class ExitCode
{
    /// <summary>The film is in the file.</summary>
    public const int Done = 0;

    /// <summary>The server accepted the job and could not make the film, or somebody cancelled it there.</summary>
    public const int JobFailed = 1;

    /// <summary>The command or the request is not valid; the wrong field is named.</summary>
    public const int Invalid = 2;

    /// <summary>The server cannot be reached, has no room, or refuses the key.</summary>
    public const int ServerUnavailable = 3;

    /// <summary>The film was made but could not be written to the file.</summary>
    public const int NotWritten = 4;

    /// <summary>No server is named and none runs here; told to ./videogen alone, which starts one.</summary>
    public const int NoInstance = 69;

    /// <summary>Ctrl-C or SIGTERM; the job was cancelled.</summary>
    public const int Interrupted = 130;
}
