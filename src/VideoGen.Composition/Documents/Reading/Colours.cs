using System.Collections.Frozen;
using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Colours as documents write them.</summary>
internal static class Colours
{
    /// <summary>Names of colours, after CSS; "grey" spelt so.</summary>
    public static FrozenDictionary<string, Rgba> Names { get; } = new Dictionary<string, uint>(StringComparer.Ordinal)
    {
        ["black"] = 0x000000, ["white"] = 0xFFFFFF, ["grey"] = 0x808080, ["silver"] = 0xC0C0C0, ["red"] = 0xFF0000, ["maroon"] = 0x800000,
        ["orange"] = 0xFFA500, ["gold"] = 0xFFD700, ["yellow"] = 0xFFFF00, ["olive"] = 0x808000, ["lime"] = 0x00FF00, ["green"] = 0x008000,
        ["teal"] = 0x008080, ["cyan"] = 0x00FFFF, ["blue"] = 0x0000FF, ["navy"] = 0x000080, ["indigo"] = 0x4B0082, ["purple"] = 0x800080,
        ["violet"] = 0xEE82EE, ["magenta"] = 0xFF00FF, ["pink"] = 0xFFC0CB, ["coral"] = 0xFF7F50, ["crimson"] = 0xDC143C, ["brown"] = 0xA52A2A,
        ["beige"] = 0xF5F5DC, ["ivory"] = 0xFFFFF0, ["turquoise"] = 0x40E0D0,
    }.Select(c => (c.Key, Value: new Rgba((byte)(c.Value >> 16), (byte)(c.Value >> 8), (byte)c.Value)))
        .Append(("transparent", new Rgba(0, 0, 0, 0))).ToFrozenDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    /// <summary>#RGB, #RRGGBB, #RRGGBBAA or a name; null for anything else.</summary>
    public static Rgba? Parse(string text)
    {
        if (Names.TryGetValue(text, out var named)) return named;
        if (text.Length is not (4 or 7 or 9) || text[0] != '#' || !text.AsSpan(1).ContainsOnlyHex()) return null;
        var digits = text.Length == 4 ? string.Concat(text.Skip(1).Select(c => new string(c, 2))) : text[1..];
        var value = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (digits.Length == 6) value = (value << 8) | 255;
        return new Rgba((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>#RRGGBB, or #RRGGBBAA when it is not opaque.</summary>
    public static string Text(Rgba colour) => colour.IsOpaque
        ? string.Create(CultureInfo.InvariantCulture, $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}")
        : string.Create(CultureInfo.InvariantCulture, $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}{colour.A:X2}");

    private static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c)) return false;
        }

        return true;
    }
}
