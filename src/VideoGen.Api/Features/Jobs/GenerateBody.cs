using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Body of POST /generate.</summary>
public sealed record GenerateBody : PromptBody
{
    [Description("The film's storyboard, instead of prompt, duration, size, width, height, fps and seed: what POST /storyboards answers, edited or not.")]
    public JsonElement? Storyboard { get; init; }

    [Description("Encoding effort: fast for drafts, high to publish. Default high.")]
    [Words("fast", "high")]
    public string? Quality { get; init; }

    [Description("Which queue the job waits in. Default normal.")]
    [Words("low", "normal", "high")]
    public string? Priority { get; init; }

    [Description("Name of the film, one line of up to 200 characters. Default: the start of the prompt.")]
    [Longest(GenerateLimits.TitleLength)]
    public string? Title { get; init; }

    [Description("The caller's own labels: up to 16, names of up to 64 and values of up to 512 characters. Given back with the job.")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal override GenerateInput Input() => base.Input() with { Quality = Quality, Priority = Priority, Title = Title, Metadata = Metadata };

    /// <summary>SHA-256 of what was asked, whatever the order and spacing of the JSON.</summary>
    internal byte[] Hash()
    {
        var ordered = this with { Metadata = Metadata is null ? null : new SortedDictionary<string, string>(Metadata.ToDictionary(), StringComparer.Ordinal) };
        return System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ordered, ApiJson.Options));
    }
}
