using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.RenderWorker;

/// <summary>Section "Worker".</summary>
public sealed class WorkerOptions
{
    /// <summary>Steps at the same time, whichever jobs they are of; each takes one core. 0 takes as many as there are processors.</summary>
    [Range(0, 256)]
    public int Capacity { get; init; }

    /// <summary>Uploads that are looked at at the same time; they take no step's place.</summary>
    [Range(1, 64)]
    public int Probes { get; init; } = 2;

    /// <summary>Timelines that are checked at the same time; they take no step's place.</summary>
    [Range(1, 64)]
    public int Checks { get; init; } = 4;

    /// <summary>Disk space for files that were fetched or made here and may be needed again, in bytes; 0 keeps none.</summary>
    [Range(0, long.MaxValue)]
    public long CacheBytes { get; init; } = 4L << 30;

    /// <summary>Folder for files of running renders; what it holds of dead workers is removed at start. Empty takes the system's temporary folder.</summary>
    public string WorkDirectory { get; init; } = "";

    /// <summary>Base address under which dispatchers reach this process, such as "http://10.0.0.7:8081"; empty takes the bound one.</summary>
    public string AdvertisedAddress { get; init; } = "";

    /// <summary>How often the worker announces itself when the dispatcher does not say.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:05:00")]
    public TimeSpan AnnounceInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest silence on a step's stream when the request does not say.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long running renders may go on after SIGTERM before their jobs are handed back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a finished step is kept and its upload tried again while the object store is down.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StorageRetryTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Disk space that must be left beside what a film is expected to take, in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; init; } = 256L << 20;
}

[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;
