using System.Text.Json.Nodes;
using VideoGen.Composition.Documents.Reading;

namespace VideoGen.Composition.Documents.Table;

/// <summary>Writes types of properties as JSON Schema.</summary>
internal static class SchemaTypes
{
    /// <summary>What many properties refer to.</summary>
    public static IEnumerable<(string Name, JsonObject Node)> Shared =>
    [
        ("variable_value", Pattern(@"^\{\{ ?[A-Za-z_][A-Za-z0-9_-]{0,63} ?\}\}$", "The value of a variable.")),
        ("percent", Pattern(@"^[+-]?[0-9]*\.?[0-9]+%$", "A share of a side of the canvas.")),
        ("colour", Any("A colour.", new JsonObject { ["type"] = "string", ["pattern"] = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$" }, Enum(Colours.Names.Keys.Order(StringComparer.Ordinal)), Ref("variable_value"))),
        ("font", Any("A typeface: a family, or one of its faces.", Enum(TimelineFonts.Names), Ref("variable_value"))),
        ("source", Pattern(@"^(asset:[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\{\{ ?[A-Za-z_][A-Za-z0-9_-]{0,63} ?\}\}|(?!/)(?!.*//)(?!(.*/)?\.{1,2}(/|$))[^\\:\u0000-\u001F]+)$", "An uploaded file as asset: and its id; on the command line a relative file name.")),
        ("easing", Any("How a value gets from one keyframe to the next.", Enum(Easings.Names), Handles(), new JsonObject { ["$ref"] = "#/$defs/steps" }, Ref("variable_value"))),
        ("frame_rate", Any("Frames per second.", new JsonObject { ["type"] = "integer", ["minimum"] = TimelineLimits.MinFps, ["maximum"] = TimelineLimits.MaxFps }, new JsonObject { ["enum"] = new JsonArray(23.976, 29.97, 59.94) }, Pattern(@"^([1-5][0-9]|60|23\.976|29\.97|59\.94|(24000|30000|60000)/1001)$", "As a string."), Ref("variable_value"))),
    ];

    public static JsonObject Of(PropertyType type) => type switch
    {
        PropertyType.Number number => Number(number),
        PropertyType.Place place => Place(place),
        PropertyType.Time time => Time(time),
        PropertyType.Text text => new JsonObject { ["type"] = "string", ["minLength"] = text.MayBeEmpty ? 0 : 1, ["maxLength"] = text.Most * TimelineLimits.UnitsPerCharacter },
        PropertyType.Subtitles => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TimelineLimits.SubtitleLength },
        PropertyType.PathData => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TimelineLimits.PathLength },
        PropertyType.Flag => Any(null, new JsonObject { ["type"] = "boolean" }, Ref("variable_value")),
        PropertyType.Word word => Any(null, Enum(word.Words), Ref("variable_value")),
        PropertyType.Colour => Ref("colour"),
        PropertyType.Font => Ref("font"),
        PropertyType.Source => Ref("source"),
        PropertyType.Ease => Ref("easing"),
        PropertyType.Rate => Ref("frame_rate"),
        PropertyType.Scalar => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        PropertyType.Object shape => Ref(shape.Shape),
        PropertyType.List list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = list.Least, ["maxItems"] = list.Most },
        PropertyType.Map map => new JsonObject { ["type"] = "object", ["propertyNames"] = Pattern("^[A-Za-z_][A-Za-z0-9_-]{0,63}$", null), ["additionalProperties"] = Of(map.Item), ["maxProperties"] = map.Most },
        PropertyType.Either either => Any(null, [.. either.Forms.Select(Of)]),
        PropertyType.Union union => new JsonObject { ["oneOf"] = new JsonArray([.. DocumentTable.Union(union.Name).Select(member => (JsonNode)Ref(member.Shape))]) },
        _ => [],
    };

    private static JsonObject Number(PropertyType.Number type)
    {
        var number = Bounded(type.Whole ? "integer" : "number", type.Minimum, type.Maximum);
        return type.Animated ? Any(null, number, Keyframes(number.DeepClone()), Ref("variable_value")) : Any(null, number, Ref("variable_value"));
    }

    private static JsonObject Place(PropertyType.Place type)
    {
        JsonObject Still() => Any(null, Bounded("number", type.Minimum, type.Maximum), Ref("percent"), Ref("fraction"), Ref("variable_value"));
        return type.Animated ? Any(null, Bounded("number", type.Minimum, type.Maximum), Ref("percent"), Ref("fraction"), Keyframes(Still()), Ref("variable_value")) : Still();
    }

    private static JsonObject Time(PropertyType.Time type)
    {
        List<JsonNode> forms = [Bounded("number", 0, type.MaximumSeconds), Pattern(type.Forms.HasFlag(TimeForms.Share) ? @"^([0-9]*\.?[0-9]+%?|[0-9]+f)$" : @"^([0-9]*\.?[0-9]+|[0-9]+f)$", null), Ref("variable_value")];
        string[] words = [.. new[] { (TimeForms.End, "end"), (TimeForms.Next, "next") }.Where(w => type.Forms.HasFlag(w.Item1)).Select(w => w.Item2)];
        if (words.Length > 0) forms.Add(Enum(words));
        return new JsonObject { ["anyOf"] = new JsonArray([.. forms]) };
    }

    private static JsonObject Keyframes(JsonNode value) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = TimelineLimits.Keyframes,
        ["items"] = new JsonObject { ["$ref"] = "#/$defs/keyframe", ["properties"] = new JsonObject { ["value"] = Any(null, value, Ref("variable_value")) } },
    };

    private static JsonObject Handles() => new()
    {
        ["description"] = "Handles x1, y1, x2, y2 of a cubic Bézier curve; x from 0 to 1.",
        ["type"] = "array",
        ["prefixItems"] = new JsonArray(Bounded("number", 0, 1), Bounded("number", -5, 5), Bounded("number", 0, 1), Bounded("number", -5, 5)),
        ["items"] = false,
        ["minItems"] = 4,
    };

    private static JsonObject Bounded(string type, double least, double most) => new() { ["type"] = type, ["minimum"] = Plain(least), ["maximum"] = Plain(most) };

    private static JsonNode Plain(double number) => number == Math.Floor(number) ? (long)number : number;

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject Enum(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static JsonObject Pattern(string pattern, string? about) =>
        about is null ? new JsonObject { ["type"] = "string", ["pattern"] = pattern } : new JsonObject { ["description"] = about, ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Any(string? about, params JsonNode[] forms)
    {
        var node = new JsonObject { ["anyOf"] = new JsonArray(forms) };
        if (about is not null) node.Insert(0, "description", about);
        return node;
    }
}
