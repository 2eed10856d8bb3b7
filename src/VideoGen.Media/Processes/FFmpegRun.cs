namespace VideoGen.Media.Processes;

/// <summary>One ffmpeg command with its limits.</summary>
public sealed record FFmpegRun
{
    /// <summary>
    /// Inputs, filters and outputs. Global switches (-nostdin, -y, -progress, log level) are the runner's.
    /// File names are relative to <see cref="WorkDirectory"/>: in the sandbox that folder is the only one that can be written.
    /// </summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Absolute path of the folder that holds inputs and outputs; it exists.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>Writes what ffmpeg reads from <c>pipe:0</c>; null when it reads nothing there. The stream is closed afterwards.</summary>
    public Func<Stream, CancellationToken, Task>? WriteInput { get; init; }

    /// <summary>
    /// Files from elsewhere that stand in the work folder under these names, without being copied; in the sandbox they can't be written.
    /// Names may hold one folder.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Named pipes in the work folder and who writes what ffmpeg reads there. Each runs on a thread of its own and waits while ffmpeg
    /// reads nothing; the stream is closed afterwards.
    /// </summary>
    public IReadOnlyDictionary<string, Action<Stream, CancellationToken>> Pipes { get; init; } = new Dictionary<string, Action<Stream, CancellationToken>>();

    /// <summary>Frames that the output must have; another count is a failure. Null when it is not known.</summary>
    public long? ExpectedFrames { get; init; }

    /// <summary>Lets a run pass that wrote of an error and still did its work.</summary>
    public bool AllowComplaints { get; init; }

    /// <summary>Called with each progress report, about four times a second, on a pool thread.</summary>
    public Action<FFmpegProgress>? OnProgress { get; init; }

    /// <summary>Longest wall time.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most CPU time.</summary>
    public TimeSpan CpuLimit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Most address space in bytes (threads and file maps count, so well above the resident size).</summary>
    public long MemoryLimitBytes { get; init; } = 3L << 30;

    /// <summary>Largest file that may be written, in bytes.</summary>
    public long FileSizeLimitBytes { get; init; } = 8L << 30;

    /// <summary>The run is ended when no frame and no sample came out for this long.</summary>
    public TimeSpan NoProgressTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
