using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class FilmPatterns
{
    private const string Area = "Title, language and mood";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Change the title to “A better morning”", s => s.Do(new SetTitle(s.Text())), "make title [in film] to <text>", "make title <quoted>", "rename [film] [title] [to] <text>", "title [in film] [to] <quoted>", "make another title <quoted>", "title to|say <text>"),
        new(Area, "Call it Tea for beginners", s => s.Do(new SetTitle(s.Text())), "call film <text>"),
        new(Area, "Switch the language to German", s => s.Do(new SetLanguage(s.Get<string>("language"))), "make language [to] <language>", "make [film] [to] <language>", "language [to] <language>"),
        new(Area, "Make it more playful", s => s.Do(new SetMood(s.Get<Mood>("mood"))), "make [film] [<degree>] [more] <mood>", "[make] mood [to] [more] <mood>", "film [more] <mood>", "more <mood>", "make [film] [to] <mood> mood", "<mood> mood"),
        new(Area, "Replace “tea” with “coffee” everywhere", s => s.Do(new ReplaceText(s.Text(), s.Text("text2"))), "replace <text> with|by|to <text2> [everywhere]", "make <quoted> to <text2> everywhere", "[make] everywhere <quoted> to <text2>", "replace [everywhere] <quoted> with|by|to <text2>"),
        new(Area, "Remove the word “quiet” everywhere", s => s.Do(new ReplaceText(s.Text("quoted"), "")), "remove <quoted> everywhere", "remove word <quoted> [everywhere]"),
        new(Area, "Try another look", AnotherLook, "[make] another look", "surprise [look]"),
        new(Area, "What can you do?", s => s.AsksForHelp = true, "help"),
    ];

    /// <summary>Another seed shows only where the design is left to the designer.</summary>
    private static void AnotherLook(Said s)
    {
        s.Do(new SetSeed((s.Film.Seed & GenerateLimits.MaxSeed) % GenerateLimits.MaxSeed + 1));
        var style = s.Film.Style;
        if (style.Palette is not null) s.Do(new SetPalette(null));
        if (style.Fonts is not null) s.Do(new SetFonts(null));
        if (style.Background is not null) s.Do(new SetBackground(null));
        if (style.Transition is not null) s.Do(new SetTransition(null));
    }
}
