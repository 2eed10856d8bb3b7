using System.Globalization;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class ListPatterns
{
    private const string Area = "Points of a list";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Add the point “Oolong” to scene 3", s => Each(s, scene => new AddItem(scene.Id, s.Text("quoted"))), "add item <quoted> [to|in] [list] [in] [<scenes>]", "add item [to|in] [list] [in] <scenes> <quoted>", "add item [to|in] list <quoted>", "add <quoted> to list [in] [<scenes>]", "add another item <quoted> [to] [<scenes>]"),
        new(Area, "Remove the second point of scene 3", s => Each(s, scene => Nth(s, scene, n => new RemoveItem(scene.Id, n))), "remove <nth> [from|in] [list] [in] [<scenes>]", "<scenes> remove <nth>"),
        new(Area, "Remove “Black tea” from the list", RemoveByText, "remove <quoted> from list", "remove item <quoted> [from] [<scenes>]", "remove <quoted> from <scenes>", "remove <quoted> from list in <scenes>"),
        new(Area, "Change the first point of scene 3 to Oolong", s => Each(s, scene => Nth(s, scene, n => new ReplaceItem(scene.Id, n, s.Text()))), "make|replace <nth> [in] [<scenes>] to|with <text>", "<nth> [in] <scenes> to <text>"),
    ];

    /// <summary>The named scenes; the only list of the film when none is named.</summary>
    private static void Each(Said s, Func<Scene, EditCommand?> command)
    {
        Scene[] lists = [.. s.Film.Scenes.Where(scene => scene.Items.Count > 0)];
        foreach (var scene in !s.Has("scenes") && lists.Length == 1 ? lists : s.Scenes())
        {
            if (command(scene) is { } made) s.Do(made);
        }
    }

    private static EditCommand? Nth(Said s, Scene scene, Func<int, EditCommand> command)
    {
        var number = s.Get<int>("nth");
        if (number < 0) number = scene.Items.Count + 1 + number;
        if (number >= 1 && number <= scene.Items.Count) return command(number);
        s.Fail("item", string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(s.Get<int>("nth"))} does not exist: the scene has {scene.Items.Count}."));
        return null;
    }

    private static void RemoveByText(Said s) => Each(s, scene =>
    {
        var at = scene.Items.ToList().FindIndex(item => item.Equals(s.Text("quoted"), StringComparison.OrdinalIgnoreCase));
        if (at >= 0) return new RemoveItem(scene.Id, at + 1);
        s.Fail("item", $"“{s.Text("quoted")}” is not in the list: {string.Join(", ", scene.Items)}.");
        return null;
    });
}
