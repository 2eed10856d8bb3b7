using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>How a source's picture gets to its size in the box.</summary>
/// <param name="Fit">How it fills the box.</param>
/// <param name="Crop">Part of the picture that is used.</param>
/// <param name="ScaledWidth">Width of the used part after scaling, before what sticks out is cut off.</param>
/// <param name="ScaledHeight">Height of the used part after scaling.</param>
/// <param name="Width">Width of the result.</param>
/// <param name="Height">Height of the result.</param>
internal sealed record FitPlan(Fit Fit, Crop Crop, int ScaledWidth, int ScaledHeight, int Width, int Height)
{
    public static FitPlan Of(VideoFacts facts, Fit fit, Crop crop, int width, int height) =>
        Of(facts.Width * crop.Width, facts.Height * crop.Height, fit, crop, width, height);

    public static FitPlan Of(double sourceWidth, double sourceHeight, Fit fit, Crop crop, int width, int height)
    {
        var (fx, fy) = (width / sourceWidth, height / sourceHeight);
        if (fit == Fit.Cover) fx = fy = Math.Max(fx, fy);
        else if (fit != Fit.Stretch) fx = fy = Math.Min(fx, fy);
        var (w, h) = (Whole(sourceWidth * fx, width), Whole(sourceHeight * fy, height));
        return fit switch
        {
            Fit.Cover => new FitPlan(fit, crop, Math.Max(w, width), Math.Max(h, height), width, height),
            Fit.Contain => new FitPlan(fit, crop, Math.Min(w, width), Math.Min(h, height), Math.Min(w, width), Math.Min(h, height)),
            Fit.ContainBlur => new FitPlan(fit, crop, Math.Min(w, width), Math.Min(h, height), width, height),
            _ => new FitPlan(fit, crop, width, height, width, height),
        };
    }

    /// <summary>Draws a source's frames: used part, size, square pixels, BT.709 limited range.</summary>
    /// <param name="scope">The stretch.</param>
    /// <param name="pad">Frames as they are coded.</param>
    /// <param name="facts">What is known of them.</param>
    /// <param name="still">A single frame, for which care costs nothing.</param>
    public Picture Draw(Scope scope, Pad pad, VideoFacts facts, bool still)
    {
        var conform = new Colours(facts, still);
        pad = scope.Graph.Chain(pad, Upright(facts.Rotation));
        if (Crop != Crop.None)
        {
            pad = scope.Graph.Chain(
                pad,
                new Filter("crop").With("w", Part("iw", Crop.Width)).With("h", Part("ih", Crop.Height)).With("x", Expr.Of($"iw*{Crop.Left:0.######}"))
                    .With("y", Expr.Of($"ih*{Crop.Top:0.######}")).With("exact", 1));
        }

        if (Fit == Fit.ContainBlur) return BlurBehind(scope, pad, conform);
        List<Filter> cut = (ScaledWidth, ScaledHeight) == (Width, Height) ? [] : [Filters.Crop(Width, Height, (ScaledWidth - Width) / 2, (ScaledHeight - Height) / 2)];
        var drawn = scope.Graph.Chain(pad, [.. conform.To(ScaledWidth, ScaledHeight, Crop == Crop.None), .. cut, new Filter("setsar").With("sar", 1)]);
        return new Picture(drawn, Width, Height, facts.HasAlpha, still);
    }

    private Picture BlurBehind(Scope scope, Pad pad, Colours conform)
    {
        // The backdrop is blurred at an eighth of the size: the same look at a fraction of the cost.
        var (small, smaller) = (Math.Max(2, Width / 8), Math.Max(2, Height / 8));
        var behind = Of(ScaledWidth, ScaledHeight, Fit.Cover, Crop.None, small, smaller);
        var (sharp, soft) = scope.Graph.Split(scope.Graph.Chain(pad, [.. conform.To(ScaledWidth, ScaledHeight, Crop == Crop.None), new Filter("setsar").With("sar", 1)]));
        var backdrop = scope.Graph.Chain(
            soft,
            Filters.Format(alpha: false),
            Filters.Scale(behind.ScaledWidth, behind.ScaledHeight, "area"),
            Filters.Crop(small, smaller, (behind.ScaledWidth - small) / 2, (behind.ScaledHeight - smaller) / 2),
            new Filter("gblur").With("sigma", Math.Max(0.5, small / 40.0)),
            Filters.Scale(Width, Height),
            new Filter("setsar").With("sar", 1));
        var joined = scope.Graph.Join(
            backdrop, sharp, new Filter("overlay").With("x", (Width - ScaledWidth) / 2).With("y", (Height - ScaledHeight) / 2).With("format", "yuv420"));
        return new Picture(joined, Width, Height, Alpha: false, conform.Still);
    }

    private static Filter[] Upright(int clockwise) => clockwise switch
    {
        90 => [new Filter("transpose").With("dir", "clock")],
        180 => [new Filter("hflip"), new Filter("vflip")],
        270 => [new Filter("transpose").With("dir", "cclock")],
        _ => [],
    };

    private static Expr Part(string variable, double share) => Expr.Of($"max(1,floor({variable}*{share:0.######}+0.5))");

    // Next to the box's size: a border of less than a pixel is rounding, not a border.
    private static int Whole(double value, int box) => Math.Abs(value - box) < 1 ? box : Math.Max(1, (int)Math.Round(value));
}
