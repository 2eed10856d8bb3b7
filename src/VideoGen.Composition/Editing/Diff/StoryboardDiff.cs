using System.Text.Json.Nodes;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>
/// What differs between two storyboards. It compares the trees that they are written as, so a member that is added to the model shows up here by
/// itself; <see cref="ChangeText"/> gives members their words.
/// </summary>
public static class StoryboardDiff
{
    /// <summary>Compares two storyboards.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <returns>The film's own members first, then removed, added and reordered scenes, then what changed in scenes, in their new order. Empty exactly when both are equal.</returns>
    public static IReadOnlyList<StoryboardChange> Between(Storyboard before, Storyboard after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Film(before), Film(after));
        List<StoryboardChange> changes = [];
        Walk(old, now, "", changes, (path, was, isNow) => ChangeText.Film(path, was, isNow));

        var (oldScenes, newScenes) = (SceneList.Of(before), SceneList.Of(after));
        changes.AddRange(oldScenes.Except(newScenes).Select(s => Whole(ChangeKind.SceneRemoved, s, s.Tree, null)));
        changes.AddRange(newScenes.Except(oldScenes).Select(s => Whole(ChangeKind.SceneAdded, s, null, s.Tree)));
        changes.AddRange(Order(oldScenes, newScenes));
        foreach (var scene in newScenes.All)
        {
            if (oldScenes.Find(scene.Key) is not { } earlier) continue;
            var name = earlier.Number == scene.Number ? ChangeText.Scene(scene.Number) : $"{ChangeText.Scene(earlier.Number)} (now {scene.Number})";
            List<StoryboardChange> own = [];
            Walk(earlier.Tree, scene.Tree, $"scenes[{scene.Key}].", own, (path, was, isNow) => ChangeText.InScene(name, path, was, isNow));
            changes.AddRange(own.Select(change => change with { SceneId = scene.Id }));
        }

        return changes;
    }

    /// <summary>The tree of a film without its scenes, with its size as one value.</summary>
    private static JsonObject Film(Storyboard film)
    {
        var tree = StoryboardJson.Tree(film);
        tree.Remove("scenes");
        var output = tree["output"]!.AsObject(); // never null in the model
        output.Insert(0, "size", $"{film.Output.Width}×{film.Output.Height}");
        output.Remove("width");
        output.Remove("height");
        return tree;
    }

    /// <summary>Differences of two objects, member by member, in the order of the members.</summary>
    private static void Walk(JsonObject was, JsonObject now, string prefix, List<StoryboardChange> changes, Func<string, JsonNode?, JsonNode?, string> text, string inner = "")
    {
        foreach (var name in was.Select(m => m.Key).Union(now.Select(m => m.Key), StringComparer.Ordinal).OrderBy(n => ChangeText.Rank(inner + n)).ThenBy(n => inner.Length > 0 ? n : "", StringComparer.Ordinal))
        {
            var (a, b) = (was[name], now[name]);
            if (JsonNode.DeepEquals(a, b)) continue;
            if (a is JsonObject left && b is JsonObject right && !ChangeText.IsOneValue(inner + name))
                Walk(left, right, prefix, changes, text, inner + name + ".");
            else
                changes.Add(new StoryboardChange { Kind = ChangeKind.Changed, Path = prefix + inner + name, Was = a?.DeepClone(), Is = b?.DeepClone(), Text = text(inner + name, a, b) });
        }
    }

    private static StoryboardChange Whole(ChangeKind kind, SceneList.Entry scene, JsonNode? was, JsonNode? now) => new()
    {
        Kind = kind,
        Path = $"scenes[{scene.Key}]",
        SceneId = scene.Id,
        Was = was?.DeepClone(),
        Is = now?.DeepClone(),
        Text = $"{ChangeText.Scene(scene.Number)} {(kind == ChangeKind.SceneAdded ? "added" : "removed")}: {ChangeText.Quoted(scene.Caption)}",
    };

    private static IEnumerable<StoryboardChange> Order(SceneList before, SceneList after)
    {
        string[] was = [.. before.All.Where(s => after.Find(s.Key) is not null).Select(s => s.Key)];
        string[] now = [.. after.All.Where(s => before.Find(s.Key) is not null).Select(s => s.Key)];
        if (was.SequenceEqual(now, StringComparer.Ordinal)) yield break;
        yield return new StoryboardChange
        {
            Kind = ChangeKind.Reordered,
            Path = "scenes",
            Was = new JsonArray([.. was.Select(key => (JsonNode)key)]),
            Is = new JsonArray([.. now.Select(key => (JsonNode)key)]),
            Text = OrderText.Of(was, now, key => before.Find(key)!.Number, key => after.Find(key)!.Number), // both have them
        };
    }
}
