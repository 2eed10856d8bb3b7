using System.Buffers;

namespace VideoGen.RenderWorker.Execution;

/// <summary>For which attempt of whose job a step is done.</summary>
/// <param name="Job">The job.</param>
/// <param name="Attempt">Its fencing number, from 1.</param>
/// <param name="Owner">Whose job it is; nothing outside the owner's prefix is read or written.</param>
internal sealed record StepScope(Guid Job, int Attempt, Guid Owner)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private string Steps => $"users/{Owner:D}/steps/";

    /// <summary>Where this attempt's outputs go.</summary>
    public string OutputKey(string name) => $"users/{Owner:D}/jobs/{Job:D}/{Attempt}/{name}";

    /// <summary>Where something of the job is that later attempts go on from; gone when the job has ended.</summary>
    public string JobKey(string name) => $"users/{Owner:D}/jobs/{Job:D}/{name}";

    /// <summary>Where a step's output is, whichever job made it.</summary>
    public string StepKey(string contentKey, string extension) => $"{Steps}{contentKey}.{extension}";

    /// <summary>Whether an object is the owner's.</summary>
    public bool IsOwn(string key) => key.StartsWith($"users/{Owner:D}/", StringComparison.Ordinal);

    /// <summary>Whether a key that a caller names is a step of this owner with such an extension.</summary>
    public bool Owns(string key, string extension) =>
        key.Length == Steps.Length + 64 + 1 + extension.Length
        && key.StartsWith(Steps, StringComparison.Ordinal) && key.EndsWith($".{extension}", StringComparison.Ordinal)
        && !key.AsSpan(Steps.Length, 64).ContainsAnyExcept(HexDigits);
}
