using System.Text.Json.Nodes;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>The scenes of a storyboard by id.</summary>
internal sealed class SceneList
{
    private readonly Dictionary<string, Entry> _byKey;

    private SceneList(IReadOnlyList<Entry> all)
    {
        All = all;
        _byKey = all.ToDictionary(e => e.Key, StringComparer.Ordinal);
    }

    /// <summary>A scene.</summary>
    /// <param name="Key">Its id; with "#2" and so on where an id is there more than once.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its place, from 1.</param>
    /// <param name="Tree">What it holds, without its id.</param>
    /// <param name="Caption">Words to know it by.</param>
    public sealed record Entry(string Key, string Id, int Number, JsonObject Tree, string Caption);

    public IReadOnlyList<Entry> All { get; }

    public static SceneList Of(Storyboard film)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        List<Entry> entries = [];
        foreach (var (scene, node) in film.Scenes.Zip(StoryboardJson.Tree(film)["scenes"]!.AsArray())) // never null in the model
        {
            var key = scene.Id;
            for (var i = 2; !keys.Add(key); i++) key = $"{scene.Id}#{i}";
            var tree = node!.AsObject();
            tree.Remove("id");
            var caption = scene.Headline.Length > 0 ? scene.Headline : scene.Items.Count > 0 ? scene.Items[0] : scene.Narration;
            entries.Add(new Entry(key, scene.Id, entries.Count + 1, tree, caption));
        }

        return new SceneList(entries);
    }

    public Entry? Find(string key) => _byKey.GetValueOrDefault(key);

    public IEnumerable<Entry> Except(SceneList other) => All.Where(e => other.Find(e.Key) is null);
}
