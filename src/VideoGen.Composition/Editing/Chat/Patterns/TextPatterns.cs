using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class TextPatterns
{
    private const string Area = "Words of a scene";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Change the headline of scene 2 to Slow down", Set,
            "make <member> [in] <scenes> to <text>", "make <scenes> <member> to <text>", "make <member> to <text> in <scenes>", "replace <member> [in] <scenes> with <text>", "<member> [in] <scenes> say|to <text>", "<scenes> <member> say|to <text>", "make <member> [in] <scenes> <quoted>", "make <scenes> <member> <quoted>"),
        new(Area, "Scene 2 headline: Slow down", Set, "[make] <scenes> <member> [to] <quoted>", "[make] <member> [in] <scenes> [to] <quoted>", "[make] <member> [to] <quoted> [in] [<scenes>]", "make <member> to <text>"),
        new(Area, "Add the subline “Every day” to scene 4", Set, "add <member> <quoted> [in] [<scenes>]", "add <quoted> as <member> [in] <scenes>", "add <member> [in] <scenes> <quoted>"),
        new(Area, "Remove the subline of scene 2", s => Clear(s, s.Get<string>("member")), "remove <member> [from|in] <scenes>", "remove <scenes> <member>", "<scenes> remove <member>", "remove <member>"),
        new(Area, "Let scene 2 say: Take a break", s => s.Each(scene => new SetNarration(scene.Id, s.Text())), "[make] <scenes> say <text>", "speak|pronounce in <scenes> <quoted>", "speak|pronounce <quoted> in <scenes>"),
        new(Area, "Highlight “slows” in scene 2", s => s.Each(scene => new SetEmphasis(scene.Id, s.Text())), "emphasise <text> [in] <scenes>", "emphasise <quoted>", "emphasise in <scenes> <quoted>"),
        new(Area, "Set the number in scene 4 to 90", s => Number(s, Change.ToValue(s.Number("number"))), "make number_word [in] [<scenes>] to <number> [percent]", "make <scenes> number_word to <number> [percent]", "number_word [in] <scenes> [to] <number> [percent]"),
        new(Area, "Increase the number in scene 4 by 5", s => Number(s, Change.ByValue(s.Number("number"))), "louder number_word [in] [<scenes>] by <number>", "add <number> to number_word [in] [<scenes>]"),
        new(Area, "Reduce the number in scene 4 by 5", s => Number(s, Change.ByValue(-s.Number("number"))), "quieter number_word [in] [<scenes>] by <number>", "remove <number> from number_word [in] [<scenes>]"),
        new(Area, "Turn scene 2 into a quote", s => s.Each(scene => new SetKind(scene.Id, s.Get<SceneKind>("kind"))), "make <scenes> become|to <kind> [scene]", "make <scenes> <kind> [scene]"),
    ];

    private static void Set(Said s) => s.Each(scene => s.Get<string>("member") switch
    {
        "kicker" => new SetKicker(scene.Id, s.Text()),
        "subline" => new SetSubline(scene.Id, s.Text()),
        "narration" => new SetNarration(scene.Id, s.Text()),
        "notes" => new SetNotes(scene.Id, s.Text()),
        "emphasis" => new SetEmphasis(scene.Id, s.Text()),
        _ => (EditCommand)new SetHeadline(scene.Id, s.Text()),
    });

    private static void Clear(Said s, string member) => s.Each(scene => member switch
    {
        "kicker" => new SetKicker(scene.Id, null),
        "subline" => new SetSubline(scene.Id, null),
        "narration" => new SetNarration(scene.Id, ""),
        "notes" => new SetNotes(scene.Id, null),
        "emphasis" => new SetEmphasis(scene.Id, null),
        _ => (EditCommand)new SetHeadline(scene.Id, ""),
    });

    private static void Number(Said s, Change change)
    {
        Scene[] numbers = [.. s.Film.Scenes.Where(scene => scene.Number is not null)];
        if (!s.Has("scenes") && numbers is [var one]) s.Do(new SetNumber(one.Id, change));
        else s.Each(scene => new SetNumber(scene.Id, change));
    }
}
