using System.Text.Json.Serialization;

namespace VideoGen.Core.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name as the caller wrote it, or its JSON path ("size", "scenes[2].text").</param>
/// <param name="Message">What is wrong and what would be right, in one sentence whose subject is the field: "must be 3 to 180 seconds."</param>
public sealed record FieldError(string Field, string Message)
{
    /// <summary>The field again, for readers of documents: its JSON path from the document's root. Null for plain requests.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>Stable machine name of what is wrong; null when the problem's own says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>What to do, in one sentence; null when the message says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fix { get; init; }
}
