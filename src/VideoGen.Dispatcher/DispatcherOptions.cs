using System.ComponentModel.DataAnnotations;

namespace VideoGen.Dispatcher;

/// <summary>Section "Dispatcher". Every time may be as short as 200 ms, so that tests see faults heal in seconds.</summary>
internal sealed class DispatcherOptions : IValidatableObject
{
    /// <summary>How long a job stays ours without renewal.</summary>
    [Range(typeof(TimeSpan), Shortest, Day)]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often leases are renewed; at most half of <see cref="Lease"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", Day)]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often to look for work that no signal told of.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", Day)]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often to look for expired leases, silent workers and a queue that lost entries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", Day)]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a worker must send something while it renders.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", Day)]
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After this silence a rendering worker is taken for lost; more than <see cref="HeartbeatEvery"/>.</summary>
    [Range(typeof(TimeSpan), Shortest, Day)]
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time of one attempt.</summary>
    [Range(typeof(TimeSpan), Shortest, Day)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an announcement of a worker is good for.</summary>
    [Range(typeof(TimeSpan), Shortest, Day)]
    public TimeSpan WorkerValidFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long running jobs wait while there is no worker at all, before they are handed back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan NoWorkerPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a worker that was lost or is leaving gets no step.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan AvoidWorkerFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a job that was handed back waits.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan RefusedDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Attempts that count, until a job fails; and workers that one step may lose.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait before the second attempt; doubles from there.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest wait before an attempt.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most jobs of one owner that run at once.</summary>
    [Range(1, 10_000)]
    public int MaxRunningPerOwner { get; set; } = 4;

    /// <summary>Shortest time between two shown steps of progress.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan ProgressEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long running jobs may go on after the process was asked to stop, before they are handed back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Day)]
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the rows of a deleted job are kept.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepDeletedJobs { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the progress of an ended job is kept step by step.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepProgressEvents { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a repeated submit is answered with the job of the first.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepIdempotencyKeys { get; set; } = TimeSpan.FromDays(1);

    private const string Shortest = "00:00:00.200";
    private const string Day = "1.00:00:00";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RenewEvery > Lease / 2)
            yield return new ValidationResult("Dispatcher:RenewEvery must be at most half of Dispatcher:Lease.", [nameof(RenewEvery)]);
        if (HeartbeatTimeout <= HeartbeatEvery)
            yield return new ValidationResult("Dispatcher:HeartbeatTimeout must be longer than Dispatcher:HeartbeatEvery.", [nameof(HeartbeatTimeout)]);
    }
}
