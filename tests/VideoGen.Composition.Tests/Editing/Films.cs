using VideoGen.Composition.Editing;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Tests.Editing;

/// <summary>The film that the examples of the chat's page are about.</summary>
internal static class Films
{
    public static Storyboard Tea => new()
    {
        Title = "The quiet power of tea",
        Language = "en",
        Mood = Mood.Calm,
        Seed = 7,
        Duration = 20,
        Scenes =
        [
            new Scene { Id = "s1", Kind = SceneKind.Title, Headline = "The quiet power of tea", Emphasis = "tea", Narration = "The quiet power of tea." },
            new Scene { Id = "s2", Kind = SceneKind.Statement, Kicker = "Every morning", Headline = "A cup slows you down", Subline = "Five minutes are enough", Narration = "Every morning a cup slows you down. Five minutes of tea are enough.", Colour = "#00FF00" },
            new Scene { Id = "s3", Kind = SceneKind.List, Headline = "Three kinds", Items = ["Green tea", "Black tea", "White tea"], Narration = "There are three kinds. Green tea. Black tea. White tea." },
            new Scene { Id = "s4", Kind = SceneKind.Number, Headline = "of people drink tea", Number = new NumberFact(84, 0, "", "%"), Narration = "84 % of people drink tea." },
            new Scene { Id = "s5", Kind = SceneKind.End, Headline = "Have a cup today", Narration = "Have a cup today.", Notes = "Logo here?" },
        ],
    };

    /// <summary>Its scenes as the last render had them; nothing is selected.</summary>
    public static EditContext Context { get; } = new()
    {
        SceneSeconds = new Dictionary<string, double> { ["s1"] = 3, ["s2"] = 5, ["s3"] = 6, ["s4"] = 4, ["s5"] = 2 },
    };

    public static Storyboard Apply(this Storyboard film, EditCommand command, EditContext context) =>
        command.Apply(film, context) is EditResult.Done done ? done.Storyboard : throw new InvalidOperationException(string.Join(" ", ((EditResult.Refused)command.Apply(film, context)).Problems));
}
