namespace VideoGen.Core.Jobs;

/// <summary>What the author of a job should know: it is made, but perhaps not as meant.</summary>
/// <param name="Path">What it is about: a JSON path, or a field of the request.</param>
/// <param name="Code">Stable machine name.</param>
/// <param name="Message">What is so, in one sentence for people.</param>
/// <param name="Fix">What to do, in one sentence for people.</param>
public sealed record JobWarning(string Path, string Code, string Message, string Fix);
