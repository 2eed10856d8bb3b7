namespace VideoGen.Core.Errors;

/// <summary>One kind of failure that a caller can meet. Surfaces translate these; they never invent their own.</summary>
/// <param name="Code">Stable machine name in snake_case.</param>
/// <param name="Status">HTTP status of the native surface.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="Title">One sentence for people, without details of the case.</param>
public sealed record ErrorCode(string Code, int Status, bool Retryable, string Title)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
