using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Lays out scenes by their kind.</summary>
internal static class SceneLayouts
{
    public static SceneLayout Of(LayoutKit kit, SceneCard card, double seconds)
    {
        var scene = Drawable.Of(card.Scene);
        var layout = scene switch
        {
            { Kind: SceneKind.Steps or SceneKind.Timeline, Items.Count: > 0 } => From(kit, StepStack.Build(kit, scene, ItemTimes.Filled(scene, seconds, card.Times), scene.Kind == SceneKind.Timeline)),
            { Kind: SceneKind.Comparison, Sides.Count: 2 } => From(kit, CompareStack.Build(kit, scene, seconds)),
            { Kind: SceneKind.Chart, Items.Count: > 0 } when scene.Values.Count == scene.Items.Count => From(kit, Chart(kit, scene, ItemTimes.Filled(scene, seconds, card.Times), card.Language)),
            { Kind: SceneKind.Definition, Subline: { } meaning } => From(kit, DefinitionStack.Build(kit, scene, meaning)),
            { Kind: SceneKind.Code, Items.Count: > 0 } => From(kit, CodeStack.Build(kit, scene, ItemTimes.Filled(scene, seconds, card.Times))),
            { Kind: SceneKind.FinePrint, Items.Count: > 0 } => From(kit, FinePrintStack.Build(kit, scene, ItemTimes.Filled(scene, seconds, card.Times))),
            { Kind: SceneKind.Countdown, Number: { } from } => Countdown(kit, scene, (int)Math.Clamp(from.Value, 1, CountdownStack.Most), seconds),
            { Kind: SceneKind.Location } => From(kit, PlaceStack.Build(kit, scene)),
            { Kind: SceneKind.LowerThird } => From(kit, LowerThirdStack.Build(kit, scene)),
            { Kind: SceneKind.Logo } => From(kit, LogoStack.Build(kit, scene)),
            { Kind: SceneKind.Audiogram } => From(kit, (AudiogramStack.Build(kit, scene), [])),
            // Also a chart that was given another item: names without figures are a list.
            { Kind: SceneKind.List or SceneKind.Chart, Items.Count: > 0 } => From(kit, ListStack.Build(kit, scene, ItemTimes.Filled(scene, seconds, card.Times))),
            { Kind: SceneKind.Number, Number: { } fact } => Figure(kit, scene, fact, card.Language, seconds),
            { Kind: SceneKind.Quote } => From(kit, QuoteStack.Build(kit, scene)),
            { Kind: SceneKind.Image or SceneKind.Video or SceneKind.Grid } when card.Pictures.Count > 0 => From(kit, PictureStack.Build(kit, scene)),
            { Kind: SceneKind.Title } => From(kit, (TitleStack.Build(kit, scene, centred: true, 86, shout: true), [])),
            { Kind: SceneKind.End } => From(kit, End(kit, scene)),
            _ => From(kit, Statement(kit, scene, card.Number)),
        };
        return Hurry(card.Scene.Colour is { } colour ? Coloured(layout, kit.Palette.Text, Rgb.Hex(colour[1..])) : layout, seconds);
    }

    private static (List<TextLine> Lines, List<Furniture> Furniture) Chart(LayoutKit kit, Scene scene, IReadOnlyList<double> times, string language) => scene.Form switch
    {
        ChartForm.Donut when scene.Values.Sum(v => v.Value) > 0 => DonutStack.Build(kit, scene, times, language),
        ChartForm.Line when scene.Items.Count > 1 => LineStack.Build(kit, scene, times, language),
        _ => ChartStack.Build(kit, scene, times, language),
    };

    private static (List<TextLine> Lines, List<Furniture> Furniture) End(LayoutKit kit, Scene scene)
    {
        var lines = TitleStack.Build(kit, scene, centred: true, 66, shout: false);
        if (lines.Exists(l => l.Role == TextRole.Subline)) return Button(kit, lines);
        var bottom = lines.Max(l => l.Ink.Bottom) + (48 * kit.U);
        var bar = new Box(kit.Safe.CentreX - (44 * kit.U), bottom, kit.Safe.CentreX + (44 * kit.U), bottom + (7 * kit.U));
        return (lines, bar.Bottom < kit.Safe.Bottom + (10 * kit.U) ? [new Furniture.Bar(bar, 0.5)] : []);
    }

    /// <summary>The subline of a last card is what to do: it stands on a button.</summary>
    private static (List<TextLine> Lines, List<Furniture> Furniture) Button(LayoutKit kit, List<TextLine> lines)
    {
        var ink = lines.Where(l => l.Role == TextRole.Subline).Select(l => l.Ink).Aggregate((a, b) => a.With(b));
        var line = lines.First(l => l.Role == TextRole.Subline).Ink.Height;
        var pad = Math.Min(1.15 * line, kit.Safe.Right - ink.Right + (0.02 * kit.Frame.Width));
        // Down, so that the button's edge stands where the text's would.
        var down = Math.Clamp(kit.Safe.Bottom - ink.Bottom, 0, pad);
        ink = ink with { Top = ink.Top + down, Bottom = ink.Bottom + down };
        var box = new Box(ink.Left - (1.6 * pad), ink.Top - pad, ink.Right + (1.6 * pad), ink.Bottom + pad);
        var at = lines.Where(l => l.Role == TextRole.Subline).Min(l => l.AppearAt);
        return ([.. lines.Select(l => l.Role == TextRole.Subline ? l with { Colour = kit.Palette.Base, MiddleY = l.MiddleY + down, Ink = l.Ink with { Top = l.Ink.Top + down, Bottom = l.Ink.Bottom + down } } : l)],
            [new Furniture.Panel(box, kit.Palette.Accent, 1, box.Height / 2, Math.Max(0, at - 0.1)) { Grows = true }]);
    }

    private static (List<TextLine> Lines, List<Furniture> Furniture) Statement(LayoutKit kit, Scene scene, int index)
    {
        var centred = index % 3 == 2 || LayoutKit.IsRightToLeft(scene.Headline);
        var lines = TitleStack.Build(kit, scene, centred, 74, shout: false);
        var top = lines.Min(l => l.Ink.Top) - (40 * kit.U);
        var left = centred ? kit.Safe.CentreX - (32 * kit.U) : kit.Safe.Left;
        var bar = new Box(left, top, left + (64 * kit.U), top + (7 * kit.U));
        return (lines, scene.Kicker is null && bar.Top > kit.Safe.Top - (20 * kit.U) ? [new Furniture.Bar(bar, 0.1)] : []);
    }

    private static SceneLayout Figure(LayoutKit kit, Scene scene, NumberFact fact, string language, double seconds)
    {
        var (lines, furniture, length) = FigureStack.Build(kit, scene, fact, language, seconds);
        return From(kit, (lines, furniture)) with { Count = (FigureStack.CountStart, length) };
    }

    private static SceneLayout Countdown(LayoutKit kit, Scene scene, int from, double seconds)
    {
        var (lines, furniture, count) = CountdownStack.Build(kit, scene, from, seconds);
        return From(kit, (lines, furniture)) with { Count = count, CountsDown = true };
    }

    private static SceneLayout From(LayoutKit kit, (List<TextLine> Lines, List<Furniture> Furniture) parts) => new(parts.Lines, parts.Furniture)
    {
        CaptionY = kit.CaptionY,
    };

    /// <summary>The headline in a colour of its own; what is emphasised keeps the accent.</summary>
    private static SceneLayout Coloured(SceneLayout layout, Rgb from, Rgb to) => layout with
    {
        Lines =
        [
            .. layout.Lines.Select(line => line.Role is not (TextRole.Headline or TextRole.Figure) ? line : line with
            {
                Colour = line.Colour == from ? to : line.Colour,
                Pieces = [.. line.Pieces.Select(piece => piece.Colour == from ? piece with { Colour = to } : piece)],
            }),
        ],
    };

    /// <summary>In a very short scene everything has to come sooner.</summary>
    private static SceneLayout Hurry(SceneLayout layout, double seconds)
    {
        if (layout.Lines.Count == 0) return layout;
        var last = layout.Lines.Max(l => l.AppearAt + (0.085 * l.Pieces.Count));
        var latest = Math.Max(0.1, (seconds * 0.75) - 0.3);
        if (last <= latest) return layout;
        var factor = latest / last;
        return layout with
        {
            Lines = [.. layout.Lines.Select(l => l with { AppearAt = l.AppearAt * factor })],
            Furniture = [.. layout.Furniture.Select(f => f with { AppearAt = f.AppearAt * factor })],
        };
    }
}
