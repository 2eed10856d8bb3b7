namespace VideoGen.Media.Processes;

/// <summary>Runs ffmpeg: niced, limited, in the strongest box this machine has, watched for progress.</summary>
public interface IFFmpeg
{
    /// <summary>Runs one command to its end.</summary>
    /// <exception cref="MediaException">ffmpeg failed, stalled, ran into a limit, or is not installed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; every process of the run is gone.</exception>
    Task<FFmpegResult> RunAsync(FFmpegRun run, CancellationToken ct);
}
