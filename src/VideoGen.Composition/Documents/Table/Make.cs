namespace VideoGen.Composition.Documents.Table;

/// <summary>Short ways to write properties down.</summary>
internal static class Make
{
    public static PropertyType.Colour AColour { get; } = new();

    public static PropertyType.Ease AnEasing { get; } = new();

    public static Property Text(string name, int most, string about) => new(name, new PropertyType.Text(most), about);

    public static Property Number(string name, double least, double most, double? fallback, string about) =>
        new(name, new PropertyType.Number(least, most), about) { Default = fallback };

    public static Property Whole(string name, double least, double most, double? fallback, string about) =>
        new(name, new PropertyType.Number(least, most) { Whole = true }, about) { Default = fallback };

    public static Property Animated(string name, double least, double most, double? fallback, string about) =>
        new(name, new PropertyType.Number(least, most) { Animated = true }, about) { Default = fallback };

    public static Property Place(string name, double least, double most, string about) =>
        new(name, new PropertyType.Place(least, most) { Animated = true }, about);

    public static Property Still(string name, double least, double most, double? fallback, string about) =>
        new(name, new PropertyType.Place(least, most), about) { Default = fallback };

    public static Property Flag(string name, bool fallback, string about) => new(name, new PropertyType.Flag(), about) { Default = fallback };

    public static Property Colour(string name, string? fallback, string about) => new(name, AColour, about) { Default = fallback };

    public static Property Word(string name, IReadOnlyList<string> words, string? fallback, string about) =>
        new(name, new PropertyType.Word(words), about) { Default = fallback };

    public static Property Word<T>(string name, T? fallback, string about)
        where T : struct, Enum => Word(name, Words<T>.All, fallback is { } value ? Words<T>.Of(value) : null, about);

    public static Property Time(string name, TimeForms forms, string about, double most = TimelineLimits.Seconds) =>
        new(name, new PropertyType.Time(forms, most), about);

    public static Property Object(string name, string shape, string about) => new(name, new PropertyType.Object(shape), about);

    public static Property List(string name, PropertyType item, int least, int most, string about) =>
        new(name, new PropertyType.List(item, least, most), about);

    public static Property Kind(string word, string about) => new("type", new PropertyType.Word([word]), about) { Required = true };
}
