namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class VersionPatterns
{
    private const string Area = "Versions";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Undo that", s => s.Version = new VersionCommand.Undo(1), "undo [film|this] [last] [change_word]", "make undo", "[film] undo"),
        new(Area, "Undo the last two changes", s => s.Version = new VersionCommand.Undo((int)Math.Clamp(s.Number("number"), 1, 1000)), "undo [last] <number> [change_word]", "undo <number> times"),
        new(Area, "Redo", s => s.Version = new VersionCommand.Redo(1), "redo [film|this] [change_word]"),
        new(Area, "Go back to the first version", s => s.Version = new VersionCommand.GoTo(1), "undo [to] first version", "make first version", "undo to start", "start_over", "reset to first version"),
        new(Area, "Go back to version 3", s => s.Version = new VersionCommand.GoTo((int)Math.Clamp(s.Number("number"), 1, 1_000_000)), "undo [to] version <number>", "make version <number>", "version <number>"),
    ];
}
