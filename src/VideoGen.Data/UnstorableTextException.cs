namespace VideoGen.Data;

/// <summary>Text that PostgreSQL can't hold: U+0000, or half of a surrogate pair. Requests are checked before; this is the last guard.</summary>
/// <param name="field">The field that holds it.</param>
public sealed class UnstorableTextException(string field)
    : ArgumentException($"'{field}' holds a character that can't be stored.", field)
{
    /// <summary>The field that holds it.</summary>
    public string Field { get; } = field;
}
