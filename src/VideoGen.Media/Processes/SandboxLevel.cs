namespace VideoGen.Media.Processes;

/// <summary>How media processes are kept apart from the rest of the machine.</summary>
public enum SandboxLevel
{
    /// <summary>Own file system view, no network, own process tree, no capabilities.</summary>
    Bubblewrap,

    /// <summary>No network; limits on time, memory and files.</summary>
    Namespaces,

    /// <summary>Limits on time, memory and files only.</summary>
    Limits,
}
