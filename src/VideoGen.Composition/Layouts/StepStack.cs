using System.Globalization;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Steps or dates along a rail, each coming when it is spoken.</summary>
internal static class StepStack
{
    private const double DateShare = 0.2;

    /// <param name="kit">Measures.</param>
    /// <param name="scene">What to say.</param>
    /// <param name="times">When each item comes.</param>
    /// <param name="dated">With what stands before an item's first colon in front of the rail, instead of numbers on it.</param>
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times, bool dated)
    {
        var (u, safe, count) = (kit.U, kit.Safe, scene.Items.Count);
        var head = ListHead.Of(kit, scene);
        var row = Math.Min((kit.Frame.IsPortrait ? 136 : 104) * u, (safe.Height - head.Height) / count);
        var y = safe.CentreY - ((head.Height + (count * row)) / 2);
        List<TextLine> lines = [];
        y = head.Place(kit, lines, y);

        var items = scene.Items.Select(item => dated ? Dated(item) : (Date: "", Text: item)).ToArray();
        var radius = dated ? Math.Min(11 * u, row * 0.16) : Math.Min(27 * u, row * 0.36);
        var dates = LayoutKit.FitAll(items.Select(i => i.Date), kit.Fonts.Headline, 23 * u, safe.Width * DateShare, row * 0.5, 1);
        var column = dated ? items.Max(i => kit.Fonts.Headline.Metrics.Width(i.Date, dates.Size, 0)) + (18 * u) : 0;
        var rail = safe.Left + radius + column;
        var left = rail + radius + (26 * u);
        var texts = LayoutKit.FitAll(items.Select(i => i.Text), kit.Fonts.Text, row * 0.26, safe.Right - left, row * 0.74, 2);
        List<Furniture> furniture = [];
        if (count > 1)
        {
            var (top, bottom) = (y + (row / 2), y + ((count - 0.5) * row));
            furniture.Add(new Furniture.Bar(new Box(rail - (2 * u), top, rail + (2 * u), bottom), times[0], Math.Max(0.35, times[^1] - times[0])) { Opacity = 0.45 });
        }

        for (var i = 0; i < count; i++)
        {
            var middle = y + ((i + 0.5) * row);
            furniture.Add(new Furniture.Disc(rail, middle, radius, times[i]));
            if (dated)
            {
                lines.Add(LayoutKit.Line(TextRole.Badge, items[i].Date, kit.Fonts.Headline, dates.Size, 0, rail - radius - (18 * u), 1, middle, kit.Palette.Accent, times[i] + 0.04));
            }
            else
            {
                var number = (i + 1).ToString(CultureInfo.InvariantCulture);
                lines.Add(LayoutKit.Line(TextRole.Badge, number, kit.Fonts.Headline, kit.Fonts.Headline.Metrics.SizeForCaps(radius * 0.86), 0, rail, 0.5, middle, kit.Palette.Base, times[i] + 0.04));
            }

            lines.AddRange(kit.Item(texts.Lines[i], texts.Size, left, 0, middle, 1.6, times[i] + 0.08));
        }

        return (lines, furniture);
    }

    /// <summary>"1969: people land on the Moon" parted at its first colon; without one, all of it is text.</summary>
    private static (string Date, string Text) Dated(string item)
    {
        var at = item.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && item[(at + 1)..].Trim() is { Length: > 0 } text ? (item[..at].Trim(), text) : ("", item);
    }
}
