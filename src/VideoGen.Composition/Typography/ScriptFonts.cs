using System.Text;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Typography;

/// <summary>Typefaces for scripts that the designed ones lack. They are the system's: libass finds them by name, or takes the nearest.</summary>
internal static class ScriptFonts
{
    /// <summary>The film's typefaces, or, when they cannot draw a scene's text, the script's own for all of its lines.</summary>
    public static FontSet For(FontSet fonts, Scene scene, string language)
    {
        var text = string.Join(' ', [scene.Headline, scene.Kicker, scene.Subline, .. scene.Items, .. scene.Sides.SelectMany(s => s.Items.Prepend(s.Title)), scene.Narration]);
        if (Foreign(text, fonts.Headline.Metrics) is not { } foreign) return fonts;
        // The family's own measures are not read: those of the text face serve for Latin, fixed shares for the rest.
        var face = new FontFace(Family(foreign, language), fonts.Text.Sha256, foreign.Value is >= 0x0590 and <= 0x08FF ? fonts.Text.Metrics.ForLowScript(0.72) : fonts.Text.Metrics);
        return new FontSet(face, face, 0) { Code = face, IsFallback = true };
    }

    private static Rune? Foreign(string text, FontMetrics metrics)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) && !metrics.Has(rune)) return rune;
        }

        return null;
    }

    private static string Family(Rune letter, string language) => letter.Value switch
    {
        >= 0x0590 and <= 0x05FF => "Noto Sans Hebrew",
        >= 0x0600 and <= 0x08FF or >= 0xFB50 and <= 0xFEFC => "Noto Sans Arabic",
        >= 0x0900 and <= 0x097F => "Noto Sans Devanagari",
        >= 0x0E00 and <= 0x0E7F => "Noto Sans Thai",
        >= 0x1100 and <= 0x11FF or >= 0xAC00 and <= 0xD7AF => "Noto Sans CJK KR",
        >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 => language == "ja" ? "Noto Sans CJK JP" : "Noto Sans CJK SC",
        _ => "Noto Sans",
    };
}
