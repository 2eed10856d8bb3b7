using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Words above the sound of the voice that speaks them.</summary>
internal static class AudiogramStack
{
    /// <summary>Where the sound is drawn.</summary>
    public static Box Sound(FrameSize frame) => frame switch
    {
        { IsPortrait: true } => new Box(0.1 * frame.Width, 0.47 * frame.Height, 0.9 * frame.Width, 0.65 * frame.Height),
        { IsLandscape: true } => new Box(0.09 * frame.Width, 0.53 * frame.Height, 0.91 * frame.Width, 0.775 * frame.Height),
        _ => new Box(0.1 * frame.Width, 0.49 * frame.Height, 0.9 * frame.Width, 0.71 * frame.Height),
    };

    public static List<TextLine> Build(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var room = safe with { Bottom = Sound(kit.Frame).Top - (26 * u) };
        var kicker = scene.Kicker is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Kicker), 18 * u, 0.16, room.Width);
        var subline = scene.Subline is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, scene.Subline, 22 * u, 0.03, room.Width);
        var (above, below) = (kicker is { } k ? k.Height + (30 * u) : 0, subline is { } s ? s.Height + (32 * u) : 0);
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var text = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, tight, 58 * u, room.Width, Math.Max(20 * u, room.Height - above - below), kit.Pitch, kit.Frame.IsLandscape ? 3 : 5);
        var y = room.CentreY - ((above + below + kit.HeightOf(text)) / 2);
        List<TextLine> lines = [];
        if (kicker is { } small) lines.AddRange(small.Place(kit, TextRole.Kicker, safe.CentreX, 0.5, y, kit.Palette.Accent, 0.12));
        y = kit.AddHeadline(lines, text, safe.CentreX, 0.5, y + above, 0.25, scene.Emphasis);
        if (subline is { } speaker) lines.AddRange(speaker.Place(kit, TextRole.Subline, safe.CentreX, 0.5, y + (32 * u), kit.Palette.Muted, 0.7));
        return lines;
    }
}
