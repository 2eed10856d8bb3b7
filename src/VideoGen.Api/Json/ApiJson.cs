using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Api.Json;

/// <summary>The JSON of the native surface: snake_case, and strict about what it reads.</summary>
internal static class ApiJson
{
    /// <summary>Deepest nesting that is read; far above what any request needs.</summary>
    public const int MaxDepth = 32;

    /// <summary>The options for use outside of requests: events, snapshots, tickets.</summary>
    public static readonly JsonSerializerOptions Options = Frozen();

    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.PropertyNameCaseInsensitive = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        // The web defaults read "5" as 5 and "NaN" as NaN.
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = MaxDepth;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Frozen()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(json);
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }
}
