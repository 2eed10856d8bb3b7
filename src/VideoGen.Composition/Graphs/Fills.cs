using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Fills;

namespace VideoGen.Composition.Graphs;

/// <summary>Areas of one colour and gradients.</summary>
internal static class Fills
{
    /// <summary>What shows where no layer is, one picture per frame.</summary>
    public static Picture Background(Scope scope) => Filters.Hold(scope, Solid(scope, scope.Timeline.Background, scope.Width, scope.Height), scope.Count);

    /// <summary>A transparent canvas, one picture per frame.</summary>
    public static Picture Nothing(Scope scope, int width, int height, int count) => Filters.Hold(scope, Solid(scope, default, width, height), count);

    /// <summary>One picture of a fill.</summary>
    public static Picture Of(Scope scope, Fill fill, int width, int height)
    {
        if (fill is Fill.Solid solid) return Solid(scope, solid.Colour, width, height);
        var painter = new FillPainter(fill, width + (width & 1), height + (height & 1), FrameFormat.Yuva420p);
        var pad = scope.Graph.Input(new GraphInput.Painted(painter, 0, 1));
        return new Picture(scope.Graph.Chain(pad, Filters.Crop(width, height, 0, 0)), width, height, Alpha: true, Single: true);
    }

    /// <summary>One picture of a colour. The colour filter would convert by BT.601, so it only gives the frame and a table gives the values.</summary>
    public static Picture Solid(Scope scope, Rgba colour, int width, int height)
    {
        var (y, u, v) = Bt709.Of(colour.R / 255f, colour.G / 255f, colour.B / 255f);
        var alpha = !colour.IsOpaque;
        var values = new Filter("lutyuv").With("y", Round(y)).With("u", Round(u)).With("v", Round(v));
        var pad = scope.Graph.Source(
            new Filter("color").With("c", "black").With("s", Filters.Size(width, height)).With("r", scope.RateWord),
            new Filter("trim").With("end_frame", 1),
            Filters.Format(alpha),
            alpha ? values.With("a", colour.A) : values);
        return new Picture(pad, width, height, alpha, Single: true);
    }

    private static long Round(float value) => (long)MathF.Round(value);
}
