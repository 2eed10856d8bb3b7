namespace VideoGen.Core.Jobs;

/// <summary>Where a job is in its life. Stored by name; surfaces have words of their own for each.</summary>
public enum JobState
{
    /// <summary>Accepted and durable, waiting for a worker.</summary>
    Queued,

    /// <summary>Held by a dispatcher under a lease; see <see cref="JobStage"/> for what it is doing.</summary>
    Running,

    /// <summary>Ended with outputs. Terminal.</summary>
    Completed,

    /// <summary>Ended with an error code. Terminal until a person retries it.</summary>
    Failed,

    /// <summary>Ended by its owner. Terminal until a person retries it.</summary>
    Cancelled,
}

/// <summary>What a running job is doing, in the order in which a film is made.</summary>
public enum JobStage
{
    /// <summary>The prompt becomes a storyboard.</summary>
    Planning,

    /// <summary>Narration is spoken and timed.</summary>
    Narrating,

    /// <summary>Storyboard and narration become a timeline and a plan.</summary>
    Composing,

    /// <summary>Segments of the picture are rendered.</summary>
    Rendering,

    /// <summary>Music and narration are mixed and levelled.</summary>
    Mixing,

    /// <summary>The film is measured before anyone sees it.</summary>
    Checking,

    /// <summary>Outputs are stored.</summary>
    Saving,
}

/// <summary>Which of the three queues a job waits in.</summary>
public enum JobPriority
{
    /// <summary>Served last, but never starved.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Served first.</summary>
    High,
}

/// <summary>What a job makes.</summary>
public enum JobKind
{
    /// <summary>A film from a prompt.</summary>
    Generate,

    /// <summary>A film from a timeline document.</summary>
    Render,
}
