using System.Globalization;
using System.Text;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Leaves out what cannot be drawn: libass has no colour glyphs, and an emoji as an empty box looks broken. Subtitle files keep them.</summary>
internal static class Drawable
{
    // More would be too small to read, whatever a storyboard asks for.
    private const int LongestText = 200;

    public static Scene Of(Scene scene) => scene with
    {
        Kicker = scene.Kicker is null ? null : Of(scene.Kicker) is { Length: > 0 } kicker ? kicker : null,
        Headline = Of(scene.Headline),
        Subline = scene.Subline is null ? null : Of(scene.Subline) is { Length: > 0 } subline ? subline : null,
        Items = [.. scene.Items.Select(item => scene.Kind == SceneKind.Code ? Cut(Plain(item)) : Of(item))],
        Sides = [.. scene.Sides.Select(side => new SceneSide(Of(side.Title), [.. side.Items.Select(Of)]))],
    };

    public static IReadOnlyList<SpokenWord> Of(IReadOnlyList<SpokenWord> words) =>
        [.. words.Select(w => w with { Text = Of(w.Text) }).Where(w => w.Text.Length > 0)];

    public static string Of(string text) => Cut(string.Join(' ', Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static string Plain(string text)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsEmojiPart(rune.Value)) drawable.Append(rune.ToString());
        }

        return drawable.ToString();
    }

    private static string Cut(string line)
    {
        if (line.Length <= LongestText) return line;
        var cut = StringInfo.ParseCombiningCharacters(line).Last(start => start < LongestText);
        return line[..cut].TrimEnd() + "…";
    }

    // Pictographs, flags and skin tones, and the selectors and keycaps that hang on them.
    private static bool IsEmojiPart(int c) => c is (>= 0x1F000 and <= 0x1FAFF) or 0xFE0F or 0x20E3 or (>= 0xE0020 and <= 0xE007F) or (>= 0x2600 and <= 0x27BF);
}
