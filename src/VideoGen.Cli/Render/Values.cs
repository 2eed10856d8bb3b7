using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoGen.Cli.Render;

/// <summary>What "--set name=value" gives, in the type that the timeline's variable has.</summary>
internal static class Values
{
    public static JsonObject? Read(TimelineFile timeline, IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            return null;
        var values = new JsonObject();
        foreach (var (name, value) in given.Select(Split))
            values[name] = Value(Type(timeline, name), value);
        return values;
    }

    /// <summary>Variables that hold files.</summary>
    public static IReadOnlyList<string> OfFiles(TimelineFile timeline, JsonObject? values) =>
        [.. (values ?? []).Select(v => v.Key).Where(name => Type(timeline, name) == "asset")];

    private static (string Name, string Value) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new CliException(ExitCode.Invalid, $"--set \"{text}\" must be NAME=VALUE.");
    }

    private static string? Type(TimelineFile timeline, string name) =>
        timeline.Document["variables"] is JsonObject variables && variables[name] is JsonObject variable && variable["type"] is JsonValue type && type.TryGetValue<string>(out var word)
            ? word : null;

    // What does not fit goes as it is: the server names the variable and says what fits.
    private static JsonValue Value(string? type, string text) => type switch
    {
        "number" when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when text is "true" or "false" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };
}
