using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Storyboards;
using static VideoGen.Composition.Titles.AssFile;

namespace VideoGen.Composition.Titles;

/// <summary>Counts a figure up, one event for each frame while it counts.</summary>
internal static class FigureAnimator
{
    public static void Add(AssFile file, LayoutKit kit, TextLine line, NumberFact fact, string language, (double Start, double Length) count, double fps, double leaveAt)
    {
        var withSign = line.Text.EndsWith(fact.Suffix.Trim(), StringComparison.Ordinal);
        var type = $"{TitleAnimator.Type(kit, line, line.Colour)}\\pos({N(line.Ink.CentreX)},{N(line.MiddleY)})";
        var frames = Math.Clamp((int)(count.Length * fps), 1, 120);
        var shown = "";
        var since = count.Start;
        for (var i = 0; i <= frames; i++)
        {
            var at = count.Start + (i / fps);
            var share = Ease.OutCubic(i / (float)frames);
            var text = FigureStack.Written(fact, i == frames ? fact.Value : Rounded(fact.Value * share, fact), language, withSign);
            if (text == shown) continue;
            if (shown.Length > 0) Show(shown, since, Math.Min(at, leaveAt), "");
            (shown, since) = (text, at);
        }

        Show(shown, since, leaveAt, "\\fad(0,240)\\t(0,130,\\fscx107\\fscy107)\\t(130,300,\\fscx100\\fscy100)");

        void Show(string text, double from, double to, string motion) => file.Add(3, from, to, $"{{{type}{motion}}}{AssText.Escape(text)}");
    }

    // Small whole numbers count through all values; large ones may run.
    private static double Rounded(double value, NumberFact fact) => fact.Decimals == 0 ? Math.Floor(value) : value;
}
