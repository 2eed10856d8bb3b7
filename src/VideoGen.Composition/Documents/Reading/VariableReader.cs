using System.Collections.Immutable;
using System.Text.Json;
using VideoGen.Composition.Documents.Table;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads the declarations of variables and the values that come with a document.</summary>
internal static class VariableReader
{
    /// <summary>The variables with their values; a variable whose value is missing or wrong has null.</summary>
    public static Variables Read(ReadingContext context, Fields document, IReadOnlyDictionary<string, JsonElement> values)
    {
        var known = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        if (document.Has("variables"))
        {
            foreach (var (name, element, path) in Lists.Members(context, document.Raw("variables"), document.PathOf("variables"), TimelineLimits.Variables))
                known[name] = Fields.Open(context, element, "variable", path) is { } variable ? One(context, variable, name, values) : null;
        }

        foreach (var name in values.Keys.Where(name => !known.ContainsKey(name)))
        {
            context.Wrong(JsonPath.Values.Member(name), TimelineCodes.UnknownVariable, $"The document has no variable \"{JsonPath.Shown(name)}\".", known.Count == 0
                ? "Leave it out; the document declares none."
                : Nearest.Hint(name, [.. known.Keys]));
        }

        return new Variables(known);
    }

    private static JsonElement? One(ReadingContext context, Fields variable, string name, IReadOnlyDictionary<string, JsonElement> values)
    {
        var type = variable.Word("type");
        var choices = Choices(context, variable, type);
        var range = (Least: variable.Number("minimum", double.MinValue), Most: variable.Number("maximum", double.MaxValue));
        variable.Text("description");
        var required = variable.Flag("required");
        // A default is checked even when a value is given: the document itself must be right.
        JsonElement? fallback = variable.Has("default") && Fits(context, variable.Raw("default"), variable.PathOf("default"), type, choices, range) ? variable.Raw("default") : null;
        if (values.TryGetValue(name, out var value))
            return Fits(context, value, JsonPath.Values.Member(name), type, choices, range) ? value : null;
        if (required || !variable.Has("default"))
            context.Wrong(JsonPath.Values.Member(name), TimelineCodes.MissingValue, $"\"{name}\" has no value.", required ? "Give one." : "Give one, or a default in the document.");
        return required ? null : fallback;
    }

    private static ImmutableArray<string> Choices(ReadingContext context, Fields variable, string? type)
    {
        var text = new PropertyType.Text(TimelineLimits.NameLength);
        ImmutableArray<string> choices = [.. variable.Items("choices")
            .Select(item => item.Element.ValueKind == JsonValueKind.String && Value.StringOf(item.Element) is { } s ? Texts.Text(context, new Value(item.Element, s, item.Path), text) : NoText(context, item.Element, item.Path))
            .OfType<string>()];
        if (type == "choice" && !variable.Has("choices"))
            context.Wrong(variable.PathOf("choices"), TimelineCodes.Missing, "A choice needs its choices.", "Add \"choices\": [ … ].");
        return choices;
    }

    private static string? NoText(ReadingContext context, JsonElement element, JsonPath path)
    {
        context.Wrong(path, TimelineCodes.WrongType, $"This must be text; it is {Value.Describe(element)}.", "Write it in quotation marks.");
        return null;
    }

    private static bool Fits(ReadingContext context, JsonElement element, JsonPath path, string? type, ImmutableArray<string> choices, (double Least, double Most) range)
    {
        var text = element.ValueKind == JsonValueKind.String ? Value.StringOf(element) : null;
        var value = new Value(element, text, path) { FromVariable = true };
        if (element.ValueKind == JsonValueKind.String && text is null)
        {
            context.Wrong(path, TimelineCodes.BadText, "The text has half of a surrogate pair.", "Write the character whole.");
            return false;
        }

        switch (type)
        {
            case "text":
                return Texts.Text(context, value, new PropertyType.Text(TimelineLimits.TextLength) { Lines = true, MayBeEmpty = true }) is not null;
            case "number":
                return Numbers.Number(context, value, new PropertyType.Number(range.Least, range.Most)) is not null;
            case "colour":
                return Texts.Colour(context, value) is not null;
            case "boolean" when element.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                context.Wrong(path, TimelineCodes.WrongType, $"This must be true or false; it is {value.Shown}.", "Write true or false, without quotation marks.");
                return false;
            case "asset":
                return SourceNames.Read(context, value) is not null;
            case "choice":
                return choices.Length > 0 && Texts.Word(context, value, choices) is not null;
            default:
                return type is not null;
        }
    }
}
