namespace VideoGen.Core.Jobs;

/// <summary>The state machine of a job. Every write to a job's state is checked against it.</summary>
public static class JobTransitions
{
    /// <summary>Whether a job may go from one state straight to another.</summary>
    public static bool Allowed(JobState from, JobState to) => (from, to) switch
    {
        (JobState.Queued, JobState.Running or JobState.Cancelled or JobState.Failed) => true,
        (JobState.Running, JobState.Queued or JobState.Completed or JobState.Failed or JobState.Cancelled) => true,
        (JobState.Failed or JobState.Cancelled, JobState.Queued) => true,
        _ => false,
    };

    /// <summary>Whether nothing more happens to a job in this state by itself.</summary>
    public static bool IsTerminal(this JobState state) => state is JobState.Completed or JobState.Failed or JobState.Cancelled;
}
