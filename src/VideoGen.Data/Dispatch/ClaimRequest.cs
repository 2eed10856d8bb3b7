using VideoGen.Core.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>What a dispatcher asks for when it takes a job.</summary>
/// <param name="Priority">The class of jobs whose turn it is.</param>
/// <param name="Announced">The job that the queue's entry named; null when the queue was not asked.</param>
/// <param name="Dispatcher">Who holds the lease.</param>
/// <param name="Lease">How long it lasts without renewal.</param>
/// <param name="MaxRunningPerOwner">Most jobs of one owner that may run at once.</param>
public sealed record ClaimRequest(JobPriority Priority, JobId? Announced, string Dispatcher, TimeSpan Lease, int MaxRunningPerOwner);
