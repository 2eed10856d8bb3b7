using System.Text;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using static VideoGen.Composition.Titles.AssFile;

namespace VideoGen.Composition.Titles;

/// <summary>Captions with the word that is being spoken in another colour: one event for each word.</summary>
internal static class CaptionAnimator
{
    public static void Add(AssFile file, LayoutKit kit, SceneLayout layout, IReadOnlyList<SpokenWord> words)
    {
        var face = kit.Fonts.Caption;
        var size = face.Metrics.SizeForCaps((kit.Frame.IsPortrait ? 31 : 27) * kit.U);
        foreach (var group in CaptionGrouper.Group(Drawable.Of(words), kit.Frame.IsLandscape ? 30 : 22))
        {
            var width = face.Metrics.Width(group.Text, size, 0);
            var fitted = Math.Min(size, size * layout.CaptionWidth / Math.Max(width, 1));
            var type = Type(kit, fitted) + TitleAnimator.Weight(kit, TextRole.Headline) + $"\\pos({N(kit.Frame.Width / 2.0)},{N(layout.CaptionY)})";
            for (var i = 0; i < group.Words.Count; i++)
            {
                var from = i == 0 ? group.Start : group.Words[i].Start;
                var to = i + 1 < group.Words.Count ? group.Words[i + 1].Start : group.End;
                var arrive = i == 0 ? "\\fad(70,0)" : "";
                file.Add(5, from.TotalSeconds, Math.Min(to.TotalSeconds, file.Seconds), $"{{{type}{arrive}}}{Line(kit, group, i)}");
            }
        }
    }

    private static string Type(LayoutKit kit, double size)
    {
        var palette = kit.Palette;
        var outline = palette.IsLight ? palette.Base : palette.Base.Toward(new Design.Rgb(0, 0, 0), 0.4f);
        var u = kit.U;
        return $"\\an5\\fn{kit.Fonts.Caption.Family}\\fs{N(size)}\\1c&H{kit.Colours.Plain(palette.Text)}&\\3c&H{kit.Colours.Plain(outline)}&\\4c&H{kit.Colours.Plain(outline)}&\\4a&H90&\\bord{N(3.4 * u)}\\shad{N(1.6 * u)}\\blur{N(0.7 * u)}";
    }

    private static string Line(LayoutKit kit, CaptionGroup group, int spoken)
    {
        var line = new StringBuilder();
        var last = '\0';
        for (var i = 0; i < group.Words.Count; i++)
        {
            var word = group.Words[i].Text;
            if (i > 0 && WordJoin.NeedsSpace(last, word)) line.Append(' ');
            if (word.Length > 0) last = word[^1];
            if (i == spoken) line.Append("{\\1c&H").Append(kit.Colours.Plain(kit.Palette.Spoken)).Append("&}").Append(AssText.Escape(word)).Append("{\\1c&H").Append(kit.Colours.Plain(kit.Palette.Text)).Append("&}");
            else line.Append(AssText.Escape(word));
        }

        return line.ToString();
    }
}
