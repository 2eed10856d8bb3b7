namespace VideoGen.TestKit.Processes;

/// <summary>What to start and how it must end with us.</summary>
/// <param name="FileName">Program, by path or name.</param>
/// <param name="Arguments">Arguments, one by one.</param>
public sealed record ProcessSpec(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Directory to run in; null for the host's.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables on top of the host's; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Account to run as; null for ours. Needs root.</summary>
    public string? User { get; init; }

    /// <summary>What the process gets when the test host dies.</summary>
    public UnixSignal OnHostDeath { get; init; } = UnixSignal.Kill;
}
