using System.Globalization;
using System.Text.Json;
using VideoGen.Composition.Documents.Table;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads numbers and places.</summary>
internal static class Numbers
{
    /// <summary>A member that is a number; its default when it is absent or wrong.</summary>
    public static double Number(this Fields fields, string name) => fields.Number(name, fields.Property(name).Default is double fallback ? fallback : 0);

    public static double Number(this Fields fields, string name, double fallback) =>
        fields.Take(name) is { } value ? Number(fields.Context, value, (PropertyType.Number)fields.Property(name).Type) ?? fallback : fallback;

    /// <summary>The items of a member that is a list of numbers; wrong ones are told and left out.</summary>
    public static IEnumerable<double> NumberItems(this Fields fields, string name) => fields.Items(name)
        .Select(item => Value.Of(fields.Context, item.Element, item.Path) is { } value ? Number(fields.Context, value, (PropertyType.Number)((PropertyType.List)fields.Property(name).Type).Item) : null)
        .OfType<double>();

    public static int Whole(this Fields fields, string name) => (int)fields.Number(name);

    /// <summary>A number within its range; null when it is none, which has been said.</summary>
    public static double? Number(ReadingContext context, Value value, PropertyType.Number type)
    {
        if (value.Kind != JsonValueKind.Number)
        {
            context.Wrong(value.Path, TimelineCodes.WrongType, $"This must be a number; it is {value.Shown}.", $"Write a number{Range(type)}, without quotation marks.");
            return null;
        }

        var number = value.Element.GetDouble();
        if (!(number >= type.Minimum && number <= type.Maximum))
        {
            context.Wrong(value.Path, TimelineCodes.OutOfRange, $"{value.Shown} is out of range.", $"Use a number{Range(type)}.");
            return null;
        }

        if (type.Whole && number != Math.Floor(number))
        {
            context.Wrong(value.Path, TimelineCodes.NotWhole, $"{value.Shown} is not a whole number.", $"Use a whole number{Range(type)}.");
            return null;
        }

        return number;
    }

    /// <summary>A place or size in pixels; null when it is none, which has been said.</summary>
    /// <param name="context">The reading.</param>
    /// <param name="value">Pixels, "50%" or { "fraction": 0.5 }.</param>
    /// <param name="type">Its range.</param>
    /// <param name="extent">Pixels of the side of which shares are meant.</param>
    public static double? Place(ReadingContext context, Value value, PropertyType.Place type, double extent)
    {
        double? pixels = value.Kind switch
        {
            JsonValueKind.Number => value.Element.GetDouble(),
            JsonValueKind.String => Percent(value.String!) * extent / 100,
            JsonValueKind.Object => Fraction(context, value) * extent,
            _ => null,
        };
        if (pixels is null)
        {
            if (value.Kind != JsonValueKind.Object)
                context.Wrong(value.Path, TimelineCodes.BadPlace, $"This must be a number of pixels or a share; it is {value.Shown}.", "Write 120, \"50%\" or { \"fraction\": 0.5 }; expressions are not read.");
        }
        else if (!(pixels >= type.Minimum && pixels <= type.Maximum))
        {
            context.Wrong(value.Path, TimelineCodes.OutOfRange, $"{value.Shown} is out of range.", $"Use {Text(type.Minimum)} to {Text(type.Maximum)} pixels.");
            pixels = null;
        }

        return pixels;
    }

    /// <summary>The number of "12.5%"; null for anything else.</summary>
    public static double? Percent(string text) =>
        text.Length is > 1 and <= 12 && text[^1] == '%'
        && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && double.IsFinite(percent) ? percent : null;

    public static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static double? Fraction(ReadingContext context, Value value)
    {
        if (Fields.Open(context, value.Element, "fraction", value.Path) is not { } fields || !fields.Has("fraction") || fields.Take("fraction") is not { } share) return null;
        return Number(context, share, (PropertyType.Number)fields.Property("fraction").Type);
    }

    private static string Range(PropertyType.Number type) => $" from {Text(type.Minimum)} to {Text(type.Maximum)}";
}
