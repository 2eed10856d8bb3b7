using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Providers.Configuration;

/// <summary>A key that can be used and not be seen: wherever it is printed, logged or serialised it is "***".</summary>
[TypeConverter(typeof(SecretConverter))]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret(string value)
{
    internal const string Mask = "***";

    /// <summary>No key.</summary>
    public static Secret None { get; } = new("");

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => value.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "" : Mask;

    internal string Reveal() => value;

    /// <summary>The text without this key, for whatever a provider echoes.</summary>
    internal string Redact(string text) => value.Length < 4 ? text : text.Replace(value, Mask, StringComparison.Ordinal);

    private sealed class SecretConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => new Secret(((string)value).Trim());
    }

    private sealed class SecretJsonConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
