using VideoGen.Core.Errors;

namespace VideoGen.Core.Requests;

/// <summary>What became of a <see cref="GenerateInput"/>: a checked request, or every field that is wrong.</summary>
public abstract record GenerateResult
{
    private GenerateResult()
    {
    }

    /// <summary>All fields are right.</summary>
    /// <param name="Request">The request with its defaults filled in.</param>
    /// <param name="Title">The title the caller gave, trimmed; null when none was given.</param>
    /// <param name="Metadata">The caller's labels; empty when none were given.</param>
    public sealed record Valid(GenerateRequest Request, string? Title, IReadOnlyDictionary<string, string> Metadata) : GenerateResult;

    /// <summary>At least one field is wrong.</summary>
    /// <param name="Errors">One entry for each fault, in the order of the fields.</param>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : GenerateResult;
}
