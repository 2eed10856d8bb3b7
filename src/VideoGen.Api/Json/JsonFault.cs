using System.Globalization;
using System.Text.Json;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Json;

/// <summary>Turns the serializer's complaint into one that names the field and none of our types.</summary>
internal static class JsonFault
{
    public static FieldError Describe(JsonException fault)
    {
        var field = Field(fault.Path);
        // The serializer has no error codes; its English message is all there is to tell the cases apart.
        var message = fault.Message;
        if (message.Contains("could not be mapped", StringComparison.Ordinal))
            return new(field, "is not a known field.");
        if (message.Contains("uplicate", StringComparison.Ordinal))
            return new(field, "is given more than once.");
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new("body", "is nested too deeply.");
        if (message.Contains("could not be converted", StringComparison.Ordinal) || message.Contains("null", StringComparison.Ordinal))
            return new(field, Expected(message));
        var where = string.Create(
            CultureInfo.InvariantCulture, $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        return new("body", $"is not valid JSON ({where}).");
    }

    private static string Field(string? path)
    {
        if (path is null or "$" or "")
            return "body";
        var field = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];
        return field.Length <= 200 ? field : field[..200];
    }

    private static string Expected(string message)
    {
        if (message.Contains("Int32", StringComparison.Ordinal) || message.Contains("Int64", StringComparison.Ordinal))
            return "must be a whole number without a fraction or exponent.";
        if (message.Contains("Double", StringComparison.Ordinal))
            return "must be a number.";
        if (message.Contains("Boolean", StringComparison.Ordinal))
            return "must be true or false.";
        return message.Contains("System.String", StringComparison.Ordinal)
            ? "must be a string of valid Unicode."
            : "must not be null or of another type than the documentation gives.";
    }
}
