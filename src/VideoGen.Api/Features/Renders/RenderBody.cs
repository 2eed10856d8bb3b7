using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Renders;

/// <summary>Body of POST /renders.</summary>
public sealed record RenderBody
{
    /// <summary>Deepest nesting that is read: nested compositions need more than other requests.</summary>
    internal const int MaxDepth = 64;

    internal const int MaxBytes = 2 * 1024 * 1024;

    internal static readonly JsonSerializerOptions Options = Deep();

    [Description("The timeline document. Files are named \"asset:\" and the id that the upload gave. Required.")]
    public JsonElement? Timeline { get; init; }

    [Description("Values of the timeline's variables, by name.")]
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }

    [Description("Which queue the job waits in. Default normal.")]
    [Words("low", "normal", "high")]
    public string? Priority { get; init; }

    [Description("Name of the film, one line of up to 200 characters. Default: the timeline's title.")]
    [Longest(GenerateLimits.TitleLength)]
    public string? Title { get; init; }

    [Description("The caller's own labels: up to 16, names of up to 64 and values of up to 512 characters. Given back with the job.")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>SHA-256 of what was asked, whatever the spacing of the JSON.</summary>
    internal byte[] Hash() => System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Options));

    private static JsonSerializerOptions Deep()
    {
        var json = new JsonSerializerOptions(ApiJson.Options) { MaxDepth = MaxDepth };
        // The reader of timelines names each one by its path.
        json.AllowDuplicateProperties = true;
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }
}
