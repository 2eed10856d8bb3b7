using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Finds the colours that lie behind a text, where that can be told from the timeline alone.</summary>
internal static class Beneath
{
    private const int Seldom = 250;

    /// <summary>Colours behind a rectangle; null when a picture lies there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ink">Where it lies on the canvas.</param>
    /// <param name="timeline">The timeline that holds it.</param>
    /// <param name="frame">Frame of the film.</param>
    public static IReadOnlyList<Rgba>? Of(TextLayer text, (double Left, double Top, double Right, double Bottom) ink, ResolvedTimeline timeline, long frame)
    {
        if (text.Box is { Colour.A: >= Seldom } box) return [box.Colour];
        var own = -1;
        for (var i = 0; i < timeline.Layers.Count && own < 0; i++)
        {
            if (ReferenceEquals(timeline.Layers[i], text)) own = i;
        }

        if (own < 0) return null;
        IReadOnlyList<Rgba>? found = [timeline.Background];
        for (var i = 0; i < own; i++)
        {
            var layer = timeline.Layers[i];
            if (frame < layer.Start || frame >= layer.Start + layer.Frames) continue;
            found = After(layer, ink, frame - layer.Start, found);
        }

        return text.Box is { } half && found is not null ? [.. found.Select(c => Colours.Mixed(half.Colour, c))] : found;
    }

    private static IReadOnlyList<Rgba>? After(Layer layer, (double Left, double Top, double Right, double Bottom) ink, long local, IReadOnlyList<Rgba>? before)
    {
        var pose = Pose.Of(layer, local);
        var (a, b) = (pose.Map(0, 0), pose.Map(pose.Width, pose.Height));
        var (left, top, right, bottom) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        if (pose.Opacity < 0.02 || right <= ink.Left || left >= ink.Right || bottom <= ink.Top || top >= ink.Bottom) return before;
        var covers = pose.Degrees % 360 == 0 && left <= ink.Left + 1 && top <= ink.Top + 1 && right >= ink.Right - 1 && bottom >= ink.Bottom - 1;
        var colours = layer switch
        {
            FillLayer { Fill: Fill.Solid solid } => [solid.Colour],
            FillLayer { Fill: Fill.Linear linear } => [.. linear.Stops.Select(s => s.Colour)],
            FillLayer { Fill: Fill.Radial radial } => [.. radial.Stops.Select(s => s.Colour)],
            ShapeLayer { Kind: ShapeKind.Rectangle, Fill: { } fill } => [fill],
            TextLayer or ShapeLayer => null,
            _ => (IReadOnlyList<Rgba>)[],
        };
        // Other texts and thin shapes hide little; a picture may have any colour.
        if (colours is null) return before;
        if (colours.Count == 0 || layer.Effects.Count > 0 || layer.Blend != BlendMode.Normal) return null;
        if (covers && pose.Opacity > 0.98 && colours.All(c => c.A >= Seldom)) return colours;
        if (before is null) return null;
        var mixed = colours.SelectMany(c => before.Select(under => Colours.Mixed(c with { A = (byte)(c.A * pose.Opacity) }, under)));
        return [.. (covers ? mixed : mixed.Concat(before)).Distinct().Take(16)];
    }
}
