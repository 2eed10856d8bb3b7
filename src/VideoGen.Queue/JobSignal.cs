using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

/// <summary>Says that a job has a new event. The event's row is there before the signal is.</summary>
/// <param name="Job">The job.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Seq">The event's sequence number.</param>
/// <param name="Event">The event as the sender wrote it, in JSON; null when the receiver must read the row.</param>
public sealed record JobSignal(JobId Job, UserId Owner, long Seq, string? Event);
