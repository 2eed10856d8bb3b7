namespace VideoGen.Data.Dispatch;

/// <summary>How often and how soon a job is tried again.</summary>
/// <param name="MaxAttempts">Attempts that count, until the job fails.</param>
/// <param name="FirstDelay">Wait after the first of them; doubles with each, plus up to a quarter at random.</param>
/// <param name="LongestDelay">Where the doubling ends.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, TimeSpan LongestDelay);
