using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Layouts;

/// <summary>Kicker and headline above a list of any kind, at the left margin.</summary>
internal sealed class ListHead
{
    private readonly FittedText? _headline;
    private readonly TitleStack.SmallText? _kicker;
    private readonly double _caps;

    private ListHead(FittedText? headline, TitleStack.SmallText? kicker, double caps, double height) => (_headline, _kicker, _caps, Height) = (headline, kicker, caps, height);

    /// <summary>What it takes, with the room below it.</summary>
    public double Height { get; }

    public static ListHead Of(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        if (scene.Headline.Length == 0) return new ListHead(null, null, 0, 0);
        var room = Math.Min(40 * u, safe.Height * 0.10);
        var fit = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, kit.Fonts.HeadlineSpacing / 100, room, safe.Width, room * 3.1, kit.Pitch, 2);
        var caps = fit.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var kicker = scene.Kicker is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Kicker), 17 * u, 0.16, safe.Width);
        return new ListHead(fit, kicker, caps, (kicker is { } k ? k.Height + (24 * u) : 0) + caps + ((fit.Lines.Count - 1) * caps * kit.Pitch) + (44 * u));
    }

    /// <summary>Adds its lines.</summary>
    /// <param name="kit">Measures.</param>
    /// <param name="lines">Takes them.</param>
    /// <param name="y">Its top.</param>
    /// <returns>Where the list begins.</returns>
    public double Place(LayoutKit kit, List<TextLine> lines, double y)
    {
        if (_headline is null) return y;
        var bottom = y + Height;
        if (_kicker is { } small)
        {
            lines.AddRange(small.Place(kit, TextRole.Kicker, kit.Safe.Left, 0, y, kit.Palette.Accent, 0.12));
            y += small.Height + (24 * kit.U);
        }

        foreach (var text in _headline.Lines)
        {
            var line = LayoutKit.Line(TextRole.Headline, text, kit.Fonts.Headline, _headline.Size, kit.Fonts.HeadlineSpacing / 100 * _headline.Size, kit.Safe.Left, 0, y + (_caps / 2), kit.Palette.Text, 0.2);
            lines.Add(kit.Split(line, null));
            y += _caps * kit.Pitch;
        }

        return bottom;
    }
}
