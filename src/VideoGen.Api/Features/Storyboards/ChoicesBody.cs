using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>What can be chosen of a film beside its words. The rules of VideoGen.Composition name each choice that is wrong.</summary>
public abstract record ChoicesBody
{
    [Description("The feeling that picture and music share. Default: read from the words.")]
    [Words("calm", "uplifting", "energetic", "mysterious", "confident", "playful")]
    public string? Mood { get; init; }

    [Description("The look: members of a storyboard's style (palette, fonts, background, transition, accent), or names of them in one text: \"neon poster grid\".")]
    public JsonElement? Style { get; init; }

    [Description("Members of a storyboard's voice: on, name, speed, gain, say.")]
    public JsonElement? Voice { get; init; }

    [Description("Members of a storyboard's music: on, mood, tempo, gain.")]
    public JsonElement? Music { get; init; }

    [Description("Members of a storyboard's captions: on, look.")]
    public JsonElement? Captions { get; init; }

    /// <summary>What was chosen, and nothing else.</summary>
    internal virtual JsonObject Choices()
    {
        var choices = new JsonObject();
        if (Mood is not null)
            choices["mood"] = Mood;
        foreach (var (name, chosen) in new[] { ("style", Style), ("voice", Voice), ("music", Music), ("captions", Captions) })
        {
            if (chosen is { } given)
                choices[name] = JsonNode.Parse(given.GetRawText());
        }

        return choices;
    }
}
