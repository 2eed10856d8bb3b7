using VideoGen.Composition.Design;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class LookPatterns
{
    private const string Area = "Colours, fonts and background";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Use the ember palette", s => s.Do(new SetPalette(s.Get<string>("palette"))), "[make] <palette> palette", "[make] palette [to] <palette>", "make [film] palette [to] <palette>"),
        new(Area, "Other colours, please", s => s.Do(new SetPalette(NextPalette(s.Film, _ => true))), "[make] another palette", "make palette"),
        new(Area, "Make it brighter", s => s.Do(new SetPalette(NextPalette(s.Film, p => p.IsLight))), "[make] [film|palette] [<degree>] light [palette]"),
        new(Area, "Make it darker", s => s.Do(new SetPalette(NextPalette(s.Film, p => !p.IsLight))), "[make] [film|palette] [<degree>] dark [palette]"),
        new(Area, "Reset the colours", s => s.Do(new SetPalette(null)), "reset palette", "[make] palette [to] normal"),
        new(Area, "Make the accent colour #ff8800", s => s.Do(new SetAccent(s.Get<string>("colour"))), "make accent [colour] [to] <colour>", "accent [colour] [to] <colour>", "<colour> accent"),
        new(Area, "Reset the accent colour", s => s.Do(new SetAccent(null)), "reset accent", "remove accent"),
        new(Area, "Use the technical fonts", s => s.Do(new SetFonts(s.Get<string>("fonts"))), "[make] <fonts> fonts", "[make] fonts [to] <fonts>"),
        new(Area, "Try a different font", s => s.Do(new SetFonts(NextFonts(s.Film))), "[make] another fonts", "make fonts"),
        new(Area, "Put stars in the background", s => s.Do(new SetBackground(s.Get<Motif>("motif"))), "[make] <motif> [as|in|to] background", "[make] background [to] <motif>", "add <motif> [as|in|to] background"),
        new(Area, "Reset the background", s => s.Do(new SetBackground(null)), "reset background", "[make] background [to] normal"),
        new(Area, "Use the iris transition", s => s.Do(new SetTransition(s.Get<Transition>("transition"))), "[make] <transition> transition", "[make] transition [to] <transition>", "<transition> [from|in] scene"),
        new(Area, "Reset the transitions", s => s.Do(new SetTransition(null)), "reset transition", "[make] transition [to] normal"),
        new(Area, "Make the headline of scene 2 red", s => s.Each(scene => new SetHeadlineColour(scene.Id, s.Get<string>("colour"))),
            "[make] headline|title [in] <scenes> <colour>", "[make] <scenes> headline|title <colour>", "<colour> headline|title [in] <scenes>", "make colour [in] headline|title [in] <scenes> [to] <colour>", "make headline|title colour [in] <scenes> to <colour>", "make headline|title colour [to] <colour> [in] <scenes>", "make <scenes> headline|title colour [to] <colour>", "make <scenes> <colour>", "[make] headline|title <colour> [in] <scenes>", "<colour> headline", "make headline <colour>", "make headline colour [to] <colour>"),
        new(Area, "Red title", s => s.Do(new SetHeadlineColour(TitleScene(s.Film).Id, s.Get<string>("colour"))), "<colour> title", "[make] title <colour>", "[make] title colour [to] <colour>", "make <colour> title"),
        new(Area, "Reset the headline colour of scene 2", s => s.Each(scene => new SetHeadlineColour(scene.Id, null)), "reset|remove [headline] colour [in] <scenes>", "reset colour", "[make] headline colour [in] <scenes> [to] normal"),
    ];

    private static Scene TitleScene(Storyboard film) => film.Scenes.FirstOrDefault(s => s.Kind == SceneKind.Title) ?? film.Scenes[0];

    /// <summary>The next of a kind after the one that the film has now.</summary>
    private static string NextPalette(Storyboard film, Func<Palette, bool> kind)
    {
        var present = film.Style.Palette ?? DesignPicker.Pick(film).Palette.Name;
        var at = Palettes.All.ToList().FindIndex(p => p.Name == present);
        return Palettes.All.Skip(at + 1).Concat(Palettes.All).First(kind).Name;
    }

    private static string NextFonts(Storyboard film)
    {
        var present = film.Style.Fonts ?? DesignPicker.Pick(film).Fonts.Name;
        var at = FontPairs.All.ToList().FindIndex(p => p.Name == present);
        return FontPairs.All[(at + 1) % FontPairs.All.Count].Name;
    }
}
