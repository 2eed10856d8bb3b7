using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace VideoGen.Api.OpenApi;

/// <summary>The words that a string may be.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words => words;
}

/// <summary>An example of a field.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExampleAttribute(string json) : Attribute
{
    public string Json => json;
}

/// <summary>The range of a number, for the document only: the check itself is in VideoGen.Core.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(double min, double max) : Attribute
{
    public double Min => min;

    public double Max => max;
}

/// <summary>The longest text, for the document only.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongestAttribute(int characters) : Attribute
{
    public int Characters => characters;
}

/// <summary>Adds words, ranges and examples to the fields of a schema.</summary>
internal static class SchemaDetails
{
    public static Task Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is null && schema.Type?.HasFlag(JsonSchemaType.Object) is true && type.Namespace?.StartsWith("VideoGen", StringComparison.Ordinal) is true)
            schema.AdditionalPropertiesAllowed = false;
        if (context.JsonPropertyInfo?.AttributeProvider is not { } attributes)
            return Task.CompletedTask;
        foreach (var attribute in attributes.GetCustomAttributes(inherit: false))
        {
            switch (attribute)
            {
                case WordsAttribute words:
                    schema.Enum = [.. words.Words.Select(w => (JsonNode)JsonValue.Create(w))];
                    break;
                case ExampleAttribute example:
                    schema.Examples = [JsonNode.Parse(example.Json)!];
                    break;
                case BoundsAttribute bounds:
                    schema.Minimum = bounds.Min.ToString("R", CultureInfo.InvariantCulture);
                    schema.Maximum = bounds.Max.ToString("R", CultureInfo.InvariantCulture);
                    break;
                case LongestAttribute longest:
                    schema.MaxLength = longest.Characters;
                    break;
            }
        }

        return Task.CompletedTask;
    }
}
