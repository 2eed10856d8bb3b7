namespace VideoGen.Composition.Storyboards;

/// <summary>What kinds of scenes have in common.</summary>
internal static class SceneKinds
{
    /// <summary>Whether scenes of a kind are made of items.</summary>
    public static bool HasItems(this SceneKind kind) =>
        kind is SceneKind.List or SceneKind.Steps or SceneKind.Timeline or SceneKind.Chart or SceneKind.Code or SceneKind.FinePrint;

    /// <summary>Whether scenes of a kind may have many short items.</summary>
    public static bool HasManyItems(this SceneKind kind) => kind is SceneKind.Chart or SceneKind.Code or SceneKind.FinePrint;
}
