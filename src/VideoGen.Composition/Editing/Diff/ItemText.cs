using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>Says how the points of a list changed.</summary>
internal static class ItemText
{
    public static string Of(string scene, JsonNode? was, JsonNode? now)
    {
        var (old, current) = (Texts(was), Texts(now));
        var start = 0;
        while (start < old.Length && start < current.Length && old[start] == current[start]) start++;
        var end = 0;
        while (end < Math.Min(old.Length, current.Length) - start && old[^(end + 1)] == current[^(end + 1)]) end++;

        string[] gone = old[start..^end];
        string[] come = current[start..^end];
        if (gone is [var one] && come is [var other]) return string.Create(CultureInfo.InvariantCulture, $"{scene}: point {start + 1} {ChangeText.Quoted(one)} → {ChangeText.Quoted(other)}");
        var word = gone.Length + come.Length == 1 ? "point" : "points";
        if (gone.Length == 0) return $"{scene}: {word} {List(come)} added";
        return come.Length == 0 ? $"{scene}: {word} {List(gone)} removed" : $"{scene}: {word} {List(gone)} → {List(come)}";
    }

    private static string[] Texts(JsonNode? node) => node is JsonArray list ? [.. list.Select(i => i?.GetValueKind() == JsonValueKind.String ? i.GetValue<string>() : "")] : [];

    private static string List(string[] items) => string.Join(", ", items.Select(ChangeText.Quoted));
}
