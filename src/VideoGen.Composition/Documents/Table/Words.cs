using System.Text.Json;

namespace VideoGen.Composition.Documents.Table;

/// <summary>The names of an enumeration's members as documents write them: lower case, words joined by underscores.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    public static T Parse(string word) => ByName[word];

    public static string Of(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
