namespace VideoGen.Core.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name as the caller wrote it, or its JSON path ("size", "scenes[2].text").</param>
/// <param name="Message">What is wrong and what would be right, in one sentence whose subject is the field: "must be 3 to 180 seconds."</param>
public sealed record FieldError(string Field, string Message);
