using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class CaptionPatterns
{
    private const string Area = "Captions";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Turn the captions off", s => s.Do(new SetCaptionsOn(false)), "[make] captions off", "off captions", "make off captions"),
        new(Area, "Show captions", s => s.Do(new SetCaptionsOn(true)), "[make] captions on", "on captions", "make on captions", "make captions"),
        new(Area, "Captions in a box", Look, "[make] captions [look] [to|with] <look> [look]", "[make|on] <look> captions", "make <look> look [in] captions"),
        new(Area, "Reset the look of the captions", s => s.Do(new SetCaptionsLook(null)), "reset look [in] captions", "reset captions [look]", "[make] captions [to] normal"),
    ];

    /// <summary>Who asks for a look wants to see it.</summary>
    private static void Look(Said s)
    {
        s.Do(new SetCaptionsLook(s.Get<CaptionLook>("look")));
        if (!s.Film.Captions.On) s.Do(new SetCaptionsOn(true));
    }
}
