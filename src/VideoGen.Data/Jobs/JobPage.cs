using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>Which jobs to list, newest first.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Before">Only jobs older than this one; null starts at the newest.</param>
/// <param name="State">Only jobs in this state; null for all.</param>
/// <param name="CurrentOnly">Of each film only its current version; all of them where that one is gone.</param>
public sealed record JobListQuery(int Limit, JobId? Before = null, JobState? State = null, bool CurrentOnly = false);

/// <summary>One page of a list.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Next">What to pass as <see cref="JobListQuery.Before"/> for the next page; null at the end.</param>
public sealed record JobPage(IReadOnlyList<JobRecord> Jobs, JobId? Next);
