using System.Collections.Frozen;
using System.Text.Json;

namespace VideoGen.Data;

/// <summary>Enums as the database and JSON write them: snake_case names.</summary>
internal static class EnumText
{
    public static string ToText<T>(this T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static T Parse<T>(string text)
        where T : struct, Enum =>
        Names<T>.ByText.TryGetValue(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}.");

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByText = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
