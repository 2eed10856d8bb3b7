using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class AddPatterns
{
    private const string Area = "New scenes";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Add a scene: Tea for two", s => Add(s, null, null), "add [another] scene [at|to] [end] <quoted>", "add <quoted> as [another] scene", "add [another] scene [say|call] <quoted>", "add [another] scene with <quoted>"),
        new(Area, "Add a scene at the start: Good morning", s => Add(s, null, 1), "add [another] scene [at|to] start <quoted>", "add [another] scene <quoted> at|to start"),
        new(Area, "Add a scene after scene 2: Then breathe", s => Beside(s, 1), "add [another] scene after <scene> <quoted>", "add [another] scene <quoted> after <scene>"),
        new(Area, "Add a scene before scene 2: Wake up", s => Beside(s, 0), "add [another] scene before <scene> <quoted>", "add [another] scene <quoted> before <scene>"),
        new(Area, "Add a call to action: Order now", s => Add(s, SceneKind.End, null), "add call_to_action [at|to] [end] <quoted>", "add call_to_action [say] <quoted> [at] [end]", "[make] call_to_action <quoted>"),
        new(Area, "Add an intro: Good morning", s => Add(s, SceneKind.Title, 1), "add title_scene <quoted>"),
        new(Area, "Add a list: Green, Black, White", List, "add list [scene] <quoted>"),
        new(Area, "Add a quote: “Tea is quiet”", s => Add(s, s.Get<SceneKind>("kind"), null), "add <kind> [scene] <quoted>"),
        new(Area, "Add a scene", s => s.Ask("What should the new scene say? For example: Add a scene: Tea for two"), "add [another] scene [at|to] [start|end]", "add call_to_action", "add [another] scene after|before <scene>", "add <kind> scene"),
    ];

    private static void Add(Said s, SceneKind? kind, int? at) => s.Do(new AddScene(s.Text("quoted")) { Kind = kind, At = at });

    private static void Beside(Said s, int offset)
    {
        if (s.Scene() is { } scene) Add(s, null, s.PlaceOf(scene) + offset);
    }

    /// <summary>"Kinds: green, black" has a headline of its own.</summary>
    private static void List(Said s)
    {
        var text = s.Text("quoted");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (headline, points) = colon > 0 ? (text[..colon], text[(colon + 1)..]) : ("", text);
        string[] items = [.. points.Split([",", ";", " and ", " und "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (items.Length == 0) s.Ask("Which points?");
        else s.Do(new AddScene(headline.Length > 0 ? headline : items[0]) { Items = items, Narration = headline.Length > 0 ? $"{headline}. {string.Join(". ", items)}" : string.Join(". ", items) });
    }
}
