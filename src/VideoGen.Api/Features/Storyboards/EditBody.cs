using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Composition.Editing;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Body of POST /storyboards/edits.</summary>
public sealed record EditBody : ChangeBody
{
    [Description("The storyboard as it is. Required.")]
    public JsonElement? Storyboard { get; init; }
}

/// <summary>What is to change.</summary>
public abstract record ChangeBody
{
    [Description("What is to change, in plain words: \"make scene 2 shorter and the music quieter\". Either this or commands.")]
    [Example("\"make scene 2 shorter and the music 6 dB quieter\"")]
    [Longest(EditLimits.MessageLength)]
    public string? Message { get; init; }

    [Description("What is to change, as typed commands (docs/edit-commands.schema.json), done in order; at most 60.")]
    public IReadOnlyList<JsonElement>? Commands { get; init; }

    [Description("Id of the scene that \"this scene\" means.")]
    [Longest(64)]
    public string? CurrentScene { get; init; }
}
