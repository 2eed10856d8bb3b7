using System.ComponentModel;
using System.Text.Json.Nodes;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.OpenApi;
using VideoGen.Composition.Editing;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Remixes;

/// <summary>Body of POST /jobs/{id}/remix. At least one field is required.</summary>
public sealed record RemixBody : ChoicesBody
{
    [Description("What the new film is about, in the look, voice, size and length of this one.")]
    [Longest(GenerateLimits.PromptLength)]
    public string? Prompt { get; init; }

    [Description("What is different, in plain words as in a chat: \"make it vertical and use a male voice\". Refused as a whole when any of it can't be done.")]
    [Longest(EditLimits.MessageLength)]
    public string? Message { get; init; }

    [Description("Chooses among equally good designs and melodies.")]
    [Bounds(0, GenerateLimits.MaxSeed)]
    public long? Seed { get; init; }

    internal override JsonObject Choices()
    {
        var choices = base.Choices();
        if (Seed is { } seed)
            choices["seed"] = seed;
        return choices;
    }
}
