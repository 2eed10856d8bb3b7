using System.Globalization;
using System.Text;
using System.Text.Json;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads strings, words, switches, colours and the names of fonts.</summary>
internal static class Texts
{
    /// <summary>A member that is text; null when it is absent or wrong.</summary>
    public static string? Text(this Fields fields, string name)
    {
        if (!fields.Has(name)) return fields.Property(name).Default as string;
        var type = fields.Property(name).Type;
        return fields.Take(name) is { } value
            ? Text(fields.Context, value, type as PropertyType.Text ?? (PropertyType.Text)((PropertyType.Either)type).Forms.First(f => f is PropertyType.Text))
            : null;
    }

    /// <summary>The items of a member that is a list of texts; wrong ones are told and left out.</summary>
    public static IEnumerable<string> TextItems(this Fields fields, string name) => fields.Items(name)
        .Select(item => Value.Of(fields.Context, item.Element, item.Path) is { } value ? Text(fields.Context, value, (PropertyType.Text)((PropertyType.List)fields.Property(name).Type).Item) : null)
        .OfType<string>();

    /// <summary>A member that is true or false.</summary>
    public static bool Flag(this Fields fields, string name)
    {
        var fallback = fields.Property(name).Default is true;
        if (fields.Take(name) is not { } value) return fallback;
        if (value.Kind is JsonValueKind.True or JsonValueKind.False) return value.Kind == JsonValueKind.True;
        fields.Context.Wrong(value.Path, TimelineCodes.WrongType, $"This must be true or false; it is {value.Shown}.", "Write true or false, without quotation marks.");
        return fallback;
    }

    /// <summary>A member that is one of an enumeration's words.</summary>
    public static T Word<T>(this Fields fields, string name, T fallback)
        where T : struct, Enum => fields.Word(name) is { } word ? Words<T>.Parse(word) : fallback;

    /// <summary>A member that is one of its list of words; its default when it is absent or wrong.</summary>
    public static string? Word(this Fields fields, string name)
    {
        var fallback = fields.Property(name).Default as string;
        if (fields.Take(name) is not { } value) return fallback;
        var type = fields.Property(name).Type;
        var words = (type as PropertyType.Word ?? (PropertyType.Word)((PropertyType.Either)type).Forms.First(f => f is PropertyType.Word)).Words;
        return Word(fields.Context, value, words) ?? fallback;
    }

    public static string? Word(ReadingContext context, Value value, IReadOnlyCollection<string> words)
    {
        if (value.String is not { } text)
            context.Wrong(value.Path, TimelineCodes.WrongType, $"This must be a word; it is {value.Shown}.", $"Use one of: {string.Join(", ", words)}.");
        else if (words.Contains(text))
            return text;
        else
            context.Wrong(value.Path, TimelineCodes.UnknownWord, $"\"{JsonPath.Shown(text)}\" is not known here.", Nearest.Hint(text, words));
        return null;
    }

    /// <summary>A member that is a colour; its default when it is absent or wrong, and null when it has none.</summary>
    public static Rgba? Colour(this Fields fields, string name)
    {
        var fallback = fields.Property(name).Default is string text ? Colours.Parse(text) : null;
        return fields.Take(name) is { } value ? Colour(fields.Context, value) ?? fallback : fallback;
    }

    public static Rgba? Colour(ReadingContext context, Value value)
    {
        if (value.String is { } text && Colours.Parse(text) is { } colour) return colour;
        context.Wrong(value.Path, TimelineCodes.BadColour, $"This must be a colour; it is {value.Shown}.", "Write #RGB, #RRGGBB, #RRGGBBAA or one of the names in the schema, such as \"white\".");
        return null;
    }

    /// <summary>Text with line ends made alike and tabs made spaces; null when it holds what cannot be drawn, which has been said.</summary>
    public static string? Text(ReadingContext context, Value value, PropertyType.Text type)
    {
        // "{{year}}" alone is the number itself; here its digits are meant.
        if (value.Kind == JsonValueKind.Number && value.FromVariable) value = value with { String = value.Element.GetRawText() };
        if (value.String is not { } text)
        {
            context.Wrong(value.Path, TimelineCodes.WrongType, $"This must be text; it is {value.Shown}.", "Write it in quotation marks.");
            return null;
        }

        if (text.Length > (long)type.Most * TimelineLimits.UnitsPerCharacter || Graphemes(text) is var count && count > type.Most)
        {
            context.Wrong(value.Path, TimelineCodes.TooLong, $"The text is too long.", $"Use at most {type.Most} characters.");
            return null;
        }

        if (Fault(text, type.Lines) is { } fault)
        {
            context.Wrong(value.Path, TimelineCodes.BadText, fault, type.Lines ? "Take it out; only line breaks and tabs are allowed." : "Take it out.");
            return null;
        }

        if (!type.MayBeEmpty && string.IsNullOrWhiteSpace(text))
        {
            context.Wrong(value.Path, TimelineCodes.BadText, "The text is blank.", "Write something, or take the clip out.");
            return null;
        }

        return Plain(text);
    }

    /// <summary>What a text has that no renderer could draw; null when there is nothing.</summary>
    public static string? Fault(string text, bool lines)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) return $"The text has half of a surrogate pair at character {at + 1}.";
            if (Rune.IsControl(rune) && !(lines && rune.Value is '\n' or '\r' or '\t')) return $"The text has the control character U+{rune.Value:X4} at character {at + 1}.";
            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>Characters as a reader counts them.</summary>
    public static int Graphemes(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at)) count++;
        return count;
    }

    private static string Plain(string text) => text.AsSpan().IndexOfAny("\r\t\u2028\u2029") < 0 ? text : text
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n').Replace("\t", "    ", StringComparison.Ordinal);
}
