using System.Globalization;
using System.Text;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;
using static VideoGen.Composition.Titles.AssFile;

namespace VideoGen.Composition.Titles;

/// <summary>Makes laid-out lines come, stay and go.</summary>
internal sealed class TitleAnimator(AssFile file, LayoutKit kit, double leaveAt)
{
    private const double Stagger = 0.085;
    private const double Leave = 0.24;
    private const int TypingHundredths = 60;
    private const double Settling = 0.45;

    /// <summary>Seconds into the scene at which a line has come and stands.</summary>
    public static double StandsAt(TextLine line) => line.AppearAt + (Stagger * Math.Max(0, line.Pieces.Count - 1)) + Settling;

    public void Add(TextLine line)
    {
        switch (line.Role)
        {
            case TextRole.Headline: Headline(line); break;
            case TextRole.Figure: break;
            case TextRole.Kicker or TextRole.Subline or TextRole.Body: Small(line); break;
            case TextRole.Code: Typed(line); break;
            default: Slide(line); break;
        }
    }

    /// <summary>Tags that set a line's type.</summary>
    public static string Type(LayoutKit kit, TextLine line, Rgb colour) =>
        $"\\an5\\fn{line.Face.Family}{Weight(kit, line.Role)}\\fs{N(line.Size)}\\fsp{N(line.Spacing)}\\1c&H{kit.Colours.Plain(colour)}&";

    /// <summary>Families of other scripts come in weights; the designed ones are one weight each.</summary>
    public static string Weight(LayoutKit kit, TextRole role) =>
        kit.Fonts.IsFallback && role is TextRole.Headline or TextRole.Figure or TextRole.Badge ? "\\b1" : "";

    /// <summary>Words pop up one after the other over a glow that fades in.</summary>
    private void Headline(TextLine line)
    {
        Glow(line);
        if (line.Pieces.Count == 0)
        {
            Pop(line, line.Text, line.Ink.CentreX, line.Colour, line.AppearAt);
            return;
        }

        for (var i = 0; i < line.Pieces.Count; i++)
        {
            var piece = line.Pieces[i];
            Pop(line, piece.Text, piece.CentreX, piece.Colour, line.AppearAt + (Stagger * i));
        }
    }

    private void Pop(TextLine line, string text, double x, Rgb colour, double at)
    {
        var y = line.MiddleY;
        var rise = line.Size * 0.26;
        var soft = Math.Clamp(line.Size * 0.06, 2, 9);
        file.Add(3, at, leaveAt,
            $"{{{Type(kit, line, colour)}\\move({N(x)},{N(y + rise)},{N(x)},{N(y)},0,280)\\fscx88\\fscy88\\blur{N(soft)}" +
            $"\\t(0,240,0.55,\\fscx103\\fscy103\\blur0.4)\\t(240,370,\\fscx100\\fscy100\\blur0)\\fad(110,{Ms(Leave)})}}{AssText.Escape(text)}");
    }

    private void Glow(TextLine line)
    {
        var width = Math.Clamp(line.Size * 0.17, 5, 24);
        var (colour, alpha) = kit.Palette.IsLight ? (kit.Palette.Base, "50") : (kit.Palette.Accent.Toward(kit.Palette.Glows[0], 0.45f), "68");
        file.Add(1, line.AppearAt + 0.1, leaveAt,
            $"{{{Type(kit, line, colour)}\\pos({N(line.Ink.CentreX)},{N(line.MiddleY)})\\blur{N(width)}\\1a&H{alpha}&\\fad(420,{Ms(Leave)})}}{AssText.Escape(line.Text)}");
    }

    private void Small(TextLine line)
    {
        var y = line.MiddleY;
        file.Add(3, line.AppearAt, leaveAt,
            $"{{{Type(kit, line, line.Colour)}\\move({N(line.Ink.CentreX)},{N(y + (9 * kit.U))},{N(line.Ink.CentreX)},{N(y)},0,320)\\fad(260,{Ms(Leave)})}}{AssText.Escape(line.Text)}");
    }

    /// <summary>Letters show one after the other: what is not yet sung of a karaoke line is clear.</summary>
    private void Typed(TextLine line)
    {
        var letters = StringInfo.GetTextElementEnumerator(line.Text);
        var each = Math.Clamp(TypingHundredths / Math.Max(1, line.Text.Length), 1, 3);
        var text = new StringBuilder();
        while (letters.MoveNext()) text.Append(CultureInfo.InvariantCulture, $"{{\\k{each}}}{AssText.Escape(letters.GetTextElement())}");
        file.Add(3, line.AppearAt, leaveAt, $"{{{Type(kit, line, line.Colour)}\\2a&HFF&\\pos({N(line.Ink.CentreX)},{N(line.MiddleY)})\\fad(0,{Ms(Leave)})}}{text}");
    }

    private void Slide(TextLine line)
    {
        var (x, y) = (line.Ink.CentreX, line.MiddleY);
        file.Add(3, line.AppearAt, leaveAt,
            $"{{{Type(kit, line, line.Colour)}\\move({N(x - (26 * kit.U))},{N(y)},{N(x)},{N(y)},0,300)\\fad(200,{Ms(Leave)})}}{AssText.Escape(line.Text)}");
    }
}
