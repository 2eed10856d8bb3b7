using System.ComponentModel;
using System.Text.Json;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Editing.Diff;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>What an edit came to.</summary>
public sealed record EditView
{
    [Description("The storyboard afterwards; as it was where nothing was done.")]
    public required JsonElement Storyboard { get; init; }

    [Description("Seconds that each scene will last, in order; estimated from its words where they are not set.")]
    public required IReadOnlyList<double> Seconds { get; init; }

    [Description("Everything that changed.")]
    public required IReadOnlyList<ChangeView> Changes { get; init; }

    [Description("The answer in plain sentences: one for each change, and for each thing that was not done.")]
    public required IReadOnlyList<string> Reply { get; init; }

    [Description("Parts of the message that were not understood, as they were written.")]
    public required IReadOnlyList<string> NotUnderstood { get; init; }

    [Description("At most three examples of what can be done instead, the nearest first.")]
    public required IReadOnlyList<string> Suggestions { get; init; }

    [Description("How many versions back (negative) or forward (positive) the message asks for: whoever keeps the versions has them. Null when it asks for none.")]
    public int? Versions { get; init; }

    [Description("Number of the version that the message asks to go back to, 1 for the film as it was made. Null when it names none.")]
    public int? Version { get; init; }

    internal static EditView Of(ChatTurn turn)
    {
        var view = StoryboardView.Of(turn.Storyboard);
        return new EditView
        {
            Storyboard = view.Storyboard,
            Seconds = view.Seconds,
            Changes = [.. turn.Changes.Select(ChangeView.Of)],
            Reply = turn.Reply,
            NotUnderstood = turn.Reading.NotUnderstood,
            Suggestions = turn.Reading.Suggestions,
            Version = (turn.Reading.Version as VersionCommand.GoTo)?.Number,
            Versions = turn.Reading.Version switch { VersionCommand.Undo undo => -undo.Steps, VersionCommand.Redo redo => redo.Steps, _ => null },
        };
    }
}

/// <summary>One difference between the storyboards.</summary>
public sealed record ChangeView
{
    [Description("Where: \"music.gain\", \"scenes[s2].headline\", \"scenes[s2]\" for a whole scene, \"scenes\" for their order.")]
    public required string Path { get; init; }

    [Description("Id of the scene; null for what is not in a scene.")]
    public string? Scene { get; init; }

    [Description("The change in plain words.")]
    public required string Text { get; init; }

    [Description("What it was; null where there was nothing.")]
    public JsonElement? Was { get; init; }

    [Description("What it is; null where there is nothing.")]
    public JsonElement? Is { get; init; }

    internal static ChangeView Of(StoryboardChange change) => new()
    {
        Path = change.Path, Scene = change.SceneId, Text = change.Text,
        Was = change.Was is null ? null : JsonSerializer.SerializeToElement(change.Was), Is = change.Is is null ? null : JsonSerializer.SerializeToElement(change.Is),
    };
}
