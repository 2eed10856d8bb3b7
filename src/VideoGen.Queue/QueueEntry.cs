using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

/// <summary>An entry of a stream.</summary>
/// <param name="Priority">Its stream.</param>
/// <param name="Id">Its id within the stream, such as "1731400000000-0".</param>
/// <param name="Job">The job it announces.</param>
public sealed record QueueEntry(JobPriority Priority, string Id, JobId Job);
