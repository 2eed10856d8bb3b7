using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Small print in full, sentence by sentence as it is spoken.</summary>
internal static class FinePrintStack
{
    private const double Pitch = 2.05;
    private const double Gap = 0.9;

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times)
    {
        var (u, safe, face) = (kit.U, kit.Safe, kit.Fonts.Text);
        var heading = scene.Headline.Length == 0 ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Headline), 21 * u, 0.14, safe.Width);
        var above = heading is { } h ? h.Height + (62 * u) : 0;
        var body = Paragraphs.Fit(scene.Items, face, 20 * u, (safe.Width * 0.985, safe.Height - above), Pitch, Gap);
        var caps = body.Size * face.Metrics.CapHeight;
        var y = safe.CentreY - ((above + Paragraphs.Height(body.Lines, caps, Pitch, Gap)) / 2);
        List<TextLine> lines = [];
        List<Furniture> furniture = [];
        if (heading is { } small)
        {
            lines.AddRange(small.Place(kit, TextRole.Kicker, safe.Left, 0, y, kit.Palette.Accent, 0.1));
            furniture.Add(new Furniture.Bar(new Box(safe.Left, y + small.Height + (26 * u), safe.Right, y + small.Height + (28 * u)), 0.15) { Opacity = 0.5 });
            y += above;
        }

        for (var i = 0; i < body.Lines.Count; i++)
        {
            foreach (var (text, l) in body.Lines[i].Select((text, l) => (text, l)))
            {
                var rightToLeft = LayoutKit.IsRightToLeft(text);
                lines.Add(LayoutKit.Line(TextRole.Body, text, face, body.Size, 0, rightToLeft ? safe.Right : safe.Left, rightToLeft ? 1 : 0, y + (caps / 2), kit.Palette.Text, times[i] + (0.04 * l)));
                y += caps * Pitch;
            }

            y += caps * Gap;
        }

        return (lines, furniture);
    }
}
