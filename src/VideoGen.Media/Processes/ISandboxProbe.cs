namespace VideoGen.Media.Processes;

/// <summary>Finds the tools and tries each sandbox level once.</summary>
public interface ISandboxProbe
{
    /// <summary>What was found; probed at the first call and kept.</summary>
    /// <exception cref="MediaException">ffmpeg or ffprobe is not installed or does not start (<c>tool_missing</c>).</exception>
    Task<MediaTools> GetAsync(CancellationToken ct);
}
