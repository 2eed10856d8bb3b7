using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>The variables of a document with their values.</summary>
internal sealed partial class Variables(IReadOnlyDictionary<string, JsonElement?> values)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public static Variables None => new(ImmutableDictionary<string, JsonElement?>.Empty);

    /// <summary>Those that no string of the document has.</summary>
    public IEnumerable<string> Unused => values.Keys.Where(name => !_used.Contains(name));

    /// <summary>
    /// A string with its variables filled in. A string that is nothing but one variable becomes the variable's value itself, so that
    /// numbers stay numbers. What is filled in is not looked at again. Null when a variable is unknown or has no value.
    /// </summary>
    public Value? Fill(ReadingContext context, Value value)
    {
        var text = value.String!;
        if (Whole().Match(text) is { Success: true } whole)
        {
            if (ValueOf(context, whole.Groups[1].Value, value.Path) is not { } element) return null;
            return new Value(element, element.ValueKind == JsonValueKind.String ? Value.StringOf(element) : null, value.Path) { FromVariable = true };
        }

        var known = true;
        var filled = Part().Replace(text, match =>
        {
            if (ValueOf(context, match.Groups[1].Value, value.Path) is { } element)
                return element.ValueKind == JsonValueKind.String ? Value.StringOf(element)! : element.GetRawText();
            known = false;
            return "";
        });
        return known ? value with { String = filled } : null;
    }

    /// <summary>Whether a name is one that a variable can have.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private JsonElement? ValueOf(ReadingContext context, string name, JsonPath path)
    {
        _used.Add(name);
        // A variable without a value has been reported where it is declared.
        if (values.TryGetValue(name, out var value)) return value;
        context.Wrong(path, TimelineCodes.UnknownVariable, $"There is no variable \"{name}\".", values.Count == 0
            ? "Declare it under \"variables\"."
            : Nearest.Hint(name, [.. values.Keys]));
        return null;
    }

    [GeneratedRegex(@"^\{\{ ?([A-Za-z_][A-Za-z0-9_-]{0,63}) ?\}\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{\{ ?([A-Za-z_][A-Za-z0-9_-]{0,63}) ?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
