using VideoGen.Composition.Editing.Commands;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class LengthPatterns
{
    private const string Area = "Length of the film and of scenes";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Make the film 30 seconds long", s => Set(s, Change.ToValue(s.Number("seconds"))), Both("make <what> [to] <seconds> [long]", "make length [in] [<what>] [to] <seconds>", "<what> [to] <seconds> long", "<what> length [to] <seconds>", "length [in] [<what>] [to] <seconds>", "shorter|longer <what> to <seconds>", "make <what> shorter|longer to <seconds>", "<seconds> long")),
        new(Area, "Make scene 2 2 seconds shorter", s => Set(s, Change.ByValue(-s.Number("seconds"))), Both("[make] <what> [by] <seconds> shorter", "[make] <what> shorter by <seconds>", "shorter <what> by <seconds>", "remove <seconds> from <what>", "<seconds> shorter", "shorter by <seconds>")),
        new(Area, "Make scene 3 2 seconds longer", s => Set(s, Change.ByValue(s.Number("seconds"))), Both("[make] <what> [by] <seconds> longer", "[make] <what> longer by <seconds>", "longer <what> by <seconds>", "add <seconds> to <what>", "<seconds> longer", "longer by <seconds>")),
        new(Area, "Make it half as long", s => Set(s, Change.TimesValue(s.Number("times"))), Both("[make] <what> <times> as long [as] [film]", "<times> as long", "make <what> <times> length", "<what> <times> as long")),
        new(Area, "Double the length of scene 2", s => Set(s, Change.TimesValue(2)), Both("double|duplicate length [in] [<what>]", "double <what> length", "make <what> double length")),
        new(Area, "Halve the length of the film", s => Set(s, Change.TimesValue(0.5)), Both("halve length [in] [<what>]", "halve <what> [length]")),
        new(Area, "Make the film 20 % shorter", s => Set(s, Change.TimesValue(1 - s.Number("percent"))), Both("[make] <what> [by] <percent> shorter", "shorter <what> by <percent>", "[make] <what> shorter by <percent>", "<percent> shorter")),
        new(Area, "Make scene 4 50 % longer", s => Set(s, Change.TimesValue(1 + s.Number("percent"))), Both("[make] <what> [by] <percent> longer", "longer <what> by <percent>", "[make] <what> longer by <percent>", "<percent> longer")),
        new(Area, "Make scene 2 shorter", s => Set(s, Change.TimesValue(1 - (0.2 * s.Degree))), Both("[make] <what> [<degree>] shorter", "shorter <what> [<degree>]", "[<degree>] shorter", "make [<degree>] shorter <what>")),
        new(Area, "Make the last scene a bit longer", s => Set(s, Change.TimesValue(1 + (0.25 * s.Degree))), Both("[make] <what> [<degree>] longer", "longer <what> [<degree>]", "[<degree>] longer", "make [<degree>] longer <what>")),
        new(Area, "Reset the length of scene 2", s => s.Each(scene => new SetSceneLength(scene.Id, null)), "reset length [in] <scenes>", "[make] <scenes> length [to|reset] normal|reset", "make <scenes> share", "remove length [in] <scenes>"),
    ];

    /// <summary>The same for the film as a whole and for scenes.</summary>
    private static string[] Both(params string[] forms) =>
        [.. forms.SelectMany(form => (string[])[form.Replace("<what>", "<scenes>", StringComparison.Ordinal), form.Replace("<what>", "film", StringComparison.Ordinal)]).Distinct()];

    private static void Set(Said s, Change change)
    {
        if (change.Times is <= 0) s.Fail("length", "must not become 0.");
        else if (s.Has("scenes")) s.Each(scene => new SetSceneLength(scene.Id, change));
        else if (s.IsFilm || s.NamesFilm) s.Do(new SetLength(change));
        else s.Ask("The whole film, or the selected scene?");
    }
}
