namespace VideoGen.Cli.Local;

/// <summary>Which server to use, and with which key.</summary>
internal sealed record ServerAddress(Uri Url, string ApiKey, string Advice)
{
    public const string UrlVariable = "VIDEOGEN_URL";
    public const string KeyVariable = "VIDEOGEN_API_KEY";
    public const string StateVariable = "VIDEOGEN_STATE";

    /// <summary>Set by ./videogen, which starts an instance when none runs.</summary>
    public const string MayStartVariable = "VIDEOGEN_MAY_START";

    /// <summary>The server of the environment when it names one, else the instance whose state folder is here.</summary>
    public static ServerAddress Find(CliEnvironment environment) =>
        environment.Variable(UrlVariable) is { Length: > 0 } url ? Remote(url, environment.Variable(KeyVariable)) : Here(environment);

    private static ServerAddress Remote(string text, string? key)
    {
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new CliException(ExitCode.Invalid, $"{UrlVariable} must be an http or https address, not \"{text}\".");
        if (string.IsNullOrWhiteSpace(key))
            throw new CliException(ExitCode.Invalid, $"{UrlVariable} is set, but {KeyVariable} is not: set it to a key of that server (vg_…).");
        if (key.Any(c => c is < '!' or > '~'))
            throw new CliException(ExitCode.Invalid, $"{KeyVariable} has characters that no key has.");
        return new ServerAddress(url, key, $"Is {UrlVariable} right?");
    }

    private static ServerAddress Here(CliEnvironment environment)
    {
        var state = environment.Variable(StateVariable) is { Length: > 0 } named ? named : Path.Combine(Environment.CurrentDirectory, ".videogen");
        if (LocalInstance.Url(state) is not { } url)
            throw environment.Variable(MayStartVariable) is { Length: > 0 }
                ? new CliException(ExitCode.NoInstance, "")
                : throw new CliException(ExitCode.ServerUnavailable, $"No VideoGen runs here: start one with \"./videogen up\", or set {UrlVariable} and {KeyVariable}.");
        var key = environment.Variable(KeyVariable) is { Length: > 0 } given ? given : LocalInstance.ApiKey(state)
            ?? throw new CliException(ExitCode.ServerUnavailable, $"{Path.Combine(state, "secrets.env")} has no API key: set {KeyVariable}.");
        return new ServerAddress(url, key, "Look at \"./videogen doctor\".");
    }
}
