using VideoGen.Composition.Editing.Commands;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class OrderPatterns
{
    private const string Area = "Order of the scenes";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Remove the last scene", s => s.Each(scene => new RemoveScene(scene.Id)), "remove <scenes>", "<scenes> remove", "make <scenes> remove", "remove <places>"),
        new(Area, "Keep only the first three scenes", Keep, "keep <scenes>"),
        new(Area, "Duplicate scene 2", s => s.Each(scene => new DuplicateScene(scene.Id)), "duplicate <scenes>", "<scenes> duplicate"),
        new(Area, "Move scene 4 to the start", s => Move(s, _ => 1), "move|make <scene> [to|at] start"),
        new(Area, "Move scene 2 to the end", s => Move(s, _ => s.Film.Scenes.Count), "move|make <scene> [to|at] end"),
        new(Area, "Move scene 4 to place 2", s => Move(s, _ => (int)Math.Clamp(s.Number("number"), 0, 99)), "move|make <scene> [to|at] place <number>", "move <scene> to <number>"),
        new(Area, "Move scene 4 before scene 2", s => Beside(s, 0), "move <scene> before <scene2>"),
        new(Area, "Move scene 1 after scene 3", s => Beside(s, 1), "move <scene> after <scene2>"),
        new(Area, "Move scene 3 up", s => Move(s, place => place - 1), "move <scene> up"),
        new(Area, "Move scene 3 down", s => Move(s, place => place + 1), "move <scene> down"),
        new(Area, "Swap scenes 2 and 3", Swap, "swap <scenes>", "swap <scene> with <scene2>", "swap <places>", "<scenes> swap"),
        new(Area, "Reverse the order", s => s.Do(new ReverseScenes()), "reverse order", "[make] order reverse"),
        new(Area, "Split scene 2", s => s.Each(scene => new SplitScene(scene.Id)), "split <scenes> [to] [half]", "<scenes> split"),
        new(Area, "Split scene 2 at “Five minutes”", s => s.Each(scene => new SplitScene(scene.Id, s.Text("quoted"))), "split <scenes> at|before|after <quoted>"),
        new(Area, "Merge scenes 2 and 3", Merge, "merge <scenes> [together]", "merge <scene> with <scene2>", "merge <places>", "<scenes> merge"),
    ];

    private static void Keep(Said s)
    {
        var kept = s.Scenes();
        if (kept.Count == 0) return;
        foreach (var scene in s.Film.Scenes.Except(kept)) s.Do(new RemoveScene(scene.Id));
    }

    private static void Move(Said s, Func<int, int> place)
    {
        if (s.Scene() is not { } scene) return;
        var to = place(s.PlaceOf(scene));
        if (to < 1 || to > s.Film.Scenes.Count) s.Fail("place", FormattableString.Invariant($"must be 1 to {s.Film.Scenes.Count}."));
        else s.Do(new MoveScene(scene.Id, to));
    }

    private static void Beside(Said s, int offset)
    {
        if (s.Scene() is not { } scene || s.Scene("scene2") is not { } other) return;
        var (from, to) = (s.PlaceOf(scene), s.PlaceOf(other) + offset);
        // Taking the scene out moves those behind it.
        s.Do(new MoveScene(scene.Id, from < to ? to - 1 : to));
    }

    private static void Swap(Said s)
    {
        if (Two(s) is var (one, other)) s.Do(new SwapScenes(one, other));
    }

    private static void Merge(Said s)
    {
        if (Two(s) is var (one, other)) s.Do(new MergeScenes(one, other));
    }

    private static (string One, string Other)? Two(Said s)
    {
        if (s.Has("scene2")) return s.Scene() is { } one && s.Scene("scene2") is { } other ? (one.Id, other.Id) : null;
        var scenes = s.Scenes();
        if (scenes is [var first, var second]) return (first.Id, second.Id);
        if (s.Problems.Count + s.Questions.Count == 0) s.Ask("Which two scenes?");
        return null;
    }
}
