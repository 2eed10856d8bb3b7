using System.ComponentModel;
using System.Text.Json;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>A storyboard.</summary>
public sealed record StoryboardView
{
    [Description("What the film says and shows, scene by scene. Change what you like and send it to POST /generate.")]
    public required JsonElement Storyboard { get; init; }

    [Description("Seconds that each scene will last, in order; estimated from its words where they are not set.")]
    public required IReadOnlyList<double> Seconds { get; init; }

    internal static StoryboardView Of(Storyboard board) => new()
    {
        Storyboard = JsonSerializer.Deserialize<JsonElement>(StoryboardJson.Write(board)),
        Seconds = [.. EditContext.None.SecondsOf(board).Select(s => Math.Round(s, 2))],
    };
}
