namespace VideoGen.Composition.Storyboards;

/// <summary>What a film says and shows, scene by scene, before anything has a place in time. Made by a planner, kept with the job.</summary>
public sealed record Storyboard
{
    /// <summary>Title of the film, for lists and players.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 language of narration and text, such as "en".</summary>
    public required string Language { get; init; }

    /// <summary>The feeling that picture and music share.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Chooses among equally good designs and melodies.</summary>
    public required long Seed { get; init; }

    /// <summary>Length of the whole film in frames; scenes share it out.</summary>
    public required int Frames { get; init; }

    /// <summary>Three or more scenes, in order.</summary>
    public required IReadOnlyList<Scene> Scenes { get; init; }
}
