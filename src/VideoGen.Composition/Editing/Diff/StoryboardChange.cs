using System.Text.Json.Nodes;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>One difference between two storyboards.</summary>
public sealed record StoryboardChange
{
    /// <summary>What kind of difference.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Where: "music.gain", "scenes[s2].headline", "scenes[s2]" for a whole scene, "scenes" for their order.</summary>
    public required string Path { get; init; }

    /// <summary>Id of the scene; null for what is not in a scene.</summary>
    public string? SceneId { get; init; }

    /// <summary>What it was, as in the JSON of storyboards; null where there was nothing.</summary>
    public JsonNode? Was { get; init; }

    /// <summary>What it is, likewise. Of an order: the ids of the scenes that both have.</summary>
    public JsonNode? Is { get; init; }

    /// <summary>The same in plain words: "Scene 2: headline “A” → “B”".</summary>
    public required string Text { get; init; }
}

/// <summary>Kinds of difference.</summary>
public enum ChangeKind
{
    /// <summary>A value is another.</summary>
    Changed,

    /// <summary>A scene is new.</summary>
    SceneAdded,

    /// <summary>A scene is gone.</summary>
    SceneRemoved,

    /// <summary>Scenes stand in another order.</summary>
    Reordered,
}
