using System.Text.Json;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>A value of a document after variables are filled in.</summary>
/// <param name="Element">As written, or the value of the variable that stands for it.</param>
/// <param name="String">The string with its variables filled in; null when it is not a string.</param>
/// <param name="Path">Where it is.</param>
internal readonly record struct Value(JsonElement Element, string? String, JsonPath Path)
{
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>Whether a variable stands for all of it.</summary>
    public bool FromVariable { get; init; }

    /// <summary>The value of an element; null when it cannot be used, which has been said.</summary>
    public static Value? Of(ReadingContext context, JsonElement element, JsonPath path)
    {
        if (element.ValueKind != JsonValueKind.String) return new Value(element, null, path);
        if (StringOf(element) is not { } text)
        {
            context.Wrong(path, TimelineCodes.BadText, "The text has half of a surrogate pair.", "Write the character whole, or as both of its \\u escapes.");
            return null;
        }

        return text.Contains("{{", StringComparison.Ordinal) ? context.Variables.Fill(context, new Value(element, text, path)) : new Value(element, text, path);
    }

    /// <summary>A string; null when its escapes make no Unicode text.</summary>
    public static string? StringOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for "\ud800" and for bytes that are not UTF-8.
            return null;
        }
    }

    /// <summary>Name of a member; null when its escapes make no Unicode text.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What an element is, for messages.</summary>
    public static string Describe(JsonElement element) =>
        new Value(element, element.ValueKind == JsonValueKind.String ? StringOf(element) : null, JsonPath.Root).Shown;

    /// <summary>What a value is, for messages.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.String => $"the string \"{JsonPath.Shown(String ?? "")}\"",
        JsonValueKind.Number => JsonPath.Shown(Element.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };
}
