using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Kicker, headline and subline as one block: title, statement and end scenes.</summary>
internal static class TitleStack
{
    private const double Stagger = 0.085;

    /// <param name="kit">Measures.</param>
    /// <param name="scene">What to say.</param>
    /// <param name="centred">In the middle rather than at the left margin.</param>
    /// <param name="maxCaps">Largest height of the headline's capitals in units.</param>
    /// <param name="shout">Headline in capitals when it is short.</param>
    public static List<TextLine> Build(LayoutKit kit, Scene scene, bool centred, double maxCaps, bool shout)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var (x, anchor) = centred ? (safe.CentreX, 0.5) : (safe.Left, 0.0);
        var width = centred || !kit.Frame.IsLandscape ? safe.Width : safe.Width * 0.8;
        var headline = shout && scene.Headline.Length <= 22 ? LayoutKit.Caps(scene.Headline) : scene.Headline;
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var kickerCaps = (maxCaps > 70 ? 24 : 19) * u;
        var sublineCaps = (maxCaps > 70 ? 31 : 24) * u;
        var kicker = scene.Kicker is null ? (SmallText?)null : Small(kit, LayoutKit.Caps(scene.Kicker), kickerCaps, 0.16, width);
        // On a last card it is an address or what to do: as it is written.
        var isEnd = scene.Kind == SceneKind.End;
        var subline = scene.Subline is null ? (SmallText?)null : Small(kit, isEnd ? scene.Subline : LayoutKit.Caps(scene.Subline), sublineCaps, isEnd ? 0.02 : 0.13, isEnd ? width * 0.86 : width);
        var reserved = (kicker is null ? 0 : kicker.Value.Height + (((0.40 * maxCaps) + 20) * u)) + (subline is null ? 0 : subline.Value.Height + (((0.42 * maxCaps) + 22) * u));
        var fitted = LayoutKit.Fit(headline, kit.Fonts.Headline, tight, maxCaps * u, width, safe.Height - reserved, kit.Pitch, kit.Frame.IsLandscape ? 3 : 5);
        var caps = fitted.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var pitch = caps * kit.Pitch;
        var kickerGap = (caps * 0.40) + (20 * u);
        var sublineGap = (caps * 0.42) + (22 * u);
        var height = (kicker is null ? 0 : kicker.Value.Height + kickerGap) + ((fitted.Lines.Count - 1) * pitch) + caps + (subline is null ? 0 : subline.Value.Height + sublineGap);
        var y = Math.Max(safe.Top, kit.TitleY - (height / 2));
        List<TextLine> lines = [];
        if (kicker is { } k)
        {
            lines.AddRange(k.Place(kit, TextRole.Kicker, x, anchor, y, centred ? kit.Palette.Muted : kit.Palette.Accent, 0.12));
            y += k.Height + kickerGap;
        }

        var at = 0.24;
        foreach (var text in fitted.Lines)
        {
            var line = LayoutKit.Line(TextRole.Headline, text, kit.Fonts.Headline, fitted.Size, tight * fitted.Size, x, anchor, y + (caps / 2), kit.Palette.Text, at);
            lines.Add(kit.Split(line, scene.Emphasis));
            at += Stagger * Math.Max(1, lines[^1].Pieces.Count);
            y += pitch;
        }

        if (subline is { } s) lines.AddRange(s.Place(kit, TextRole.Subline, x, anchor, y - pitch + caps + sublineGap, kit.Palette.Accent, at + 0.1));
        return lines;
    }

    /// <summary>Small spaced text in as many lines as it needs.</summary>
    public static SmallText Small(LayoutKit kit, string text, double caps, double spacing, double width)
    {
        var fitted = LayoutKit.Fit(text, kit.Fonts.Text, spacing, caps, width, caps * 4.2, 1.75, 3);
        return new SmallText(fitted.Lines, fitted.Size, spacing, fitted.Size * kit.Fonts.Text.Metrics.CapHeight);
    }

    internal readonly record struct SmallText(IReadOnlyList<string> Lines, double Size, double Spacing, double Caps)
    {
        public double Height => Caps + ((Lines.Count - 1) * Caps * 1.75);

        public IEnumerable<TextLine> Place(LayoutKit kit, TextRole role, double x, double anchor, double top, Design.Rgb colour, double at)
        {
            var (size, spacing, caps) = (Size, Spacing, Caps);
            return Lines.Select((text, i) =>
                LayoutKit.Line(role, text, kit.Fonts.Text, size, spacing * size, x, anchor, top + (caps / 2) + (i * caps * 1.75), colour, at + (0.08 * i)));
        }
    }
}
