using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Few words at the foot of a picture, clear of the captions: the picture keeps the rest.</summary>
internal static class PictureStack
{
    private const double Caps = 46;

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene)
    {
        if (string.IsNullOrWhiteSpace(scene.Headline + scene.Kicker + scene.Subline)) return ([], []);
        var lines = TitleStack.Build(kit, scene, centred: !kit.Frame.IsLandscape, Caps, shout: false);
        var down = kit.Safe.Bottom - lines.Max(l => l.Ink.Bottom);
        lines = lines.ConvertAll(l => l with { MiddleY = l.MiddleY + down, Ink = new Box(l.Ink.Left, l.Ink.Top + down, l.Ink.Right, l.Ink.Bottom + down) });
        if (scene.Kicker is not null) return (lines, []);
        var top = lines.Min(l => l.Ink.Top) - (34 * kit.U);
        var left = kit.Frame.IsLandscape ? kit.Safe.Left : kit.Safe.CentreX - (32 * kit.U);
        return (lines, [new Furniture.Bar(new Box(left, top, left + (64 * kit.U), top + (6 * kit.U)), 0.1)]);
    }
}
