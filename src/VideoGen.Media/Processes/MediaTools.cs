namespace VideoGen.Media.Processes;

/// <summary>What this machine offers for media work.</summary>
/// <param name="FFmpegPath">Absolute path of ffmpeg.</param>
/// <param name="FFmpegVersion">Its version as it prints it, such as "5.1.9-0+deb12u1".</param>
/// <param name="FFprobePath">Absolute path of ffprobe.</param>
/// <param name="Sandbox">The level that works here.</param>
/// <param name="SandboxNote">Why no stronger level is used; empty at the strongest.</param>
public sealed record MediaTools(
    string FFmpegPath, string FFmpegVersion, string FFprobePath, SandboxLevel Sandbox, string SandboxNote)
{
    /// <summary>The level's name in reports and in the worker's status.</summary>
    public string SandboxName => Sandbox switch
    {
        SandboxLevel.Bubblewrap => "bubblewrap",
        SandboxLevel.Namespaces => "namespaces",
        _ => "limits",
    };
}
