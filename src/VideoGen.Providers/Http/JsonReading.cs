using System.Text.Json;

namespace VideoGen.Providers.Http;

/// <summary>Careful looks into JSON whose shape is somebody else's.</summary>
internal static class JsonReading
{
    /// <summary>The member, when this is an object that has it.</summary>
    internal static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The member's text, when it is text.</summary>
    internal static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The member's number, when it is a finite number.</summary>
    internal static double? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The elements, when this is a list.</summary>
    internal static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>An absolute http(s) URL; null for anything else.</summary>
    internal static Uri? Url(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>The member's absolute http(s) URL, when it is one.</summary>
    internal static Uri? Url(this JsonElement element, string name) => Url(element.Text(name));
}
