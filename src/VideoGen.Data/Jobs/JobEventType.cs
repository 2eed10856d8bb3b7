namespace VideoGen.Data.Jobs;

/// <summary>What happened to a job. Stored by its name in snake_case.</summary>
public enum JobEventType
{
    /// <summary>Accepted, or retried by its owner.</summary>
    Queued,

    /// <summary>Claimed by a dispatcher.</summary>
    Started,

    /// <summary>Stage, share or preview changed.</summary>
    Progress,

    /// <summary>A step's output exists.</summary>
    Step,

    /// <summary>An attempt ended without result; another follows.</summary>
    Requeued,

    /// <summary>The owner asked a running job to stop.</summary>
    CancelRequested,

    Completed,

    Failed,

    Cancelled,
}
