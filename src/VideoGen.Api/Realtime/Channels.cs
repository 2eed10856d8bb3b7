using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Api.Realtime;

internal static class Channels
{
    public const string Events = "videogen:events";
    public const string Control = "videogen:control";

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };
}
