using VideoGen.Composition.Design;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A window with lines of code that are typed one after the other.</summary>
internal static class CodeStack
{
    private const double Pitch = 2.25;
    private static readonly Rgb Ground = Rgb.Hex("11141B");
    private static readonly Rgb Plain = Rgb.Hex("E9EDF5");
    private static readonly Rgb Remark = Rgb.Hex("98A2B8");
    private static readonly Rgb[] Lights = [Rgb.Hex("FF5F57"), Rgb.Hex("FEBC2E"), Rgb.Hex("28C840")];

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times)
    {
        var (u, safe, face) = (kit.U, kit.Safe, kit.Fonts.Code);
        var (pad, bar) = (34 * u, 54 * u);
        var text = (Width: safe.Width - (2 * pad), Height: safe.Height - bar - (1.6 * pad));
        // Lines stay whole as long as they can be read; then they are broken.
        var widest = scene.Items.Max(item => face.Metrics.Width(item, 1, 0));
        var largest = Math.Clamp(text.Width * 0.985 / widest * face.Metrics.CapHeight, (kit.Frame.IsLandscape ? 14 : 16.5) * u, 24 * u);
        var body = Paragraphs.Fit(scene.Items, face, largest, text, Pitch, 0);
        var caps = body.Size * face.Metrics.CapHeight;
        var height = bar + (1.6 * pad) + Paragraphs.Height(body.Lines, caps, Pitch, 0);
        var used = body.Lines.SelectMany(l => l).Max(l => face.Metrics.Width(l, body.Size, 0)) + (2 * pad);
        var width = Math.Clamp(used, safe.Width * (kit.Frame.IsLandscape ? 0.72 : 1), safe.Width);
        var window = new Box(safe.CentreX - (width / 2), safe.CentreY - (height / 2), safe.CentreX + (width / 2), safe.CentreY + (height / 2));
        List<Furniture> furniture =
        [
            new Furniture.Panel(window, Ground, 0.95, 20 * u, 0.05),
            .. Lights.Select((light, i) => new Furniture.Panel(Dot(window.Left + pad + (i * 26 * u), window.Top + (bar * 0.55), 7.5 * u), light, 1, 8 * u, 0.15 + (0.05 * i)) { Grows = true }),
        ];
        List<TextLine> lines = [];
        if (scene.Headline.Length > 0)
        {
            var room = width - (2 * pad) - (110 * u);
            var title = LayoutKit.Fit(scene.Headline, kit.Fonts.Text, 0, 14 * u, room, 30 * u, 1, 1);
            lines.Add(LayoutKit.Line(TextRole.Body, scene.Headline, kit.Fonts.Text, title.Size, 0, window.CentreX + (30 * u), 0.5, window.Top + (bar * 0.55), Remark, 0.2));
        }

        var y = window.Top + bar + (0.6 * pad) + (caps / 2);
        for (var i = 0; i < body.Lines.Count; i++)
        {
            for (var l = 0; l < body.Lines[i].Count; l++, y += caps * Pitch) Type(kit, lines, body.Lines[i][l], l == 0, body.Size, window.Left + pad, y, times[i] + (0.3 * l));
        }

        return (lines, furniture);
    }

    /// <summary>One line; a shell's sign stands for itself.</summary>
    private static void Type(LayoutKit kit, List<TextLine> lines, string text, bool first, double size, double x, double y, double at)
    {
        var face = kit.Fonts.Code;
        var code = text.TrimStart(' ');
        if (code.Length == 0) return;
        x += face.Metrics.Width(text[..^code.Length], size, 0);
        var isCommand = first && code.StartsWith("$ ", StringComparison.Ordinal);
        if (isCommand)
        {
            lines.Add(LayoutKit.Line(TextRole.Badge, "$", face, size, 0, x, 0, y, kit.Palette.Accent.Against(Ground), at));
            x += face.Metrics.Width("$ ", size, 0);
            code = code[2..].TrimStart(' ');
        }

        var isRemark = code.StartsWith('#') || code.StartsWith("//", StringComparison.Ordinal) || code.StartsWith("--", StringComparison.Ordinal);
        if (code.Length > 0) lines.Add(LayoutKit.Line(TextRole.Code, code, face, size, 0, x, 0, y, isRemark ? Remark : Plain, at + 0.05));
    }

    private static Box Dot(double x, double y, double radius) => new(x, y - radius, x + (2 * radius), y + radius);
}
