namespace VideoGen.Composition.Editing.Chat.Slots;

/// <summary>Scenes as somebody named them, before anybody looked whether they are there.</summary>
internal abstract record SceneRef
{
    /// <summary>Numbers from 1; below 0 from the end: -1 is the last.</summary>
    public sealed record Numbers(IReadOnlyList<int> Values) : SceneRef;

    /// <summary>The first, or below 0 the last, so many.</summary>
    public sealed record Run(int Count) : SceneRef;

    public sealed record All : SceneRef;

    /// <summary>The selected one, or one so many places from it.</summary>
    public sealed record Current(int Offset) : SceneRef;

    /// <summary>The one of a layout.</summary>
    public sealed record OfKind(Storyboards.SceneKind Kind) : SceneRef;
}
