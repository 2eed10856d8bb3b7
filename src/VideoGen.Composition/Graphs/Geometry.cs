namespace VideoGen.Composition.Graphs;

/// <summary>A picture with its size on each frame.</summary>
internal readonly record struct Sized(Picture Picture, Track Width, Track Height);

/// <summary>Sizes, angles and positions, to the pixel on every frame.</summary>
internal static class Geometry
{
    /// <summary>Scales frames to shares of the picture's size.</summary>
    public static Sized Size(Scope scope, Shot shot, Picture picture, Track across, Track down)
    {
        var (w, h) = (across.Map(v => Whole(picture.Width * v)), down.Map(v => Whole(picture.Height * v)));
        if (w.All(v => (int)v == picture.Width) && h.All(v => (int)v == picture.Height)) return new Sized(picture, w, h);
        picture = Filters.Hold(scope, picture, shot.Count, shot.From);
        var scale = new Filter("scale").With("w", w.Over("t", scope.Rate, shot.From, 0.4)).With("h", h.Over("t", scope.Rate, shot.From, 0.4)).With("eval", "frame").With("flags", "bicubic");
        return new Sized(picture with { Pad = scope.Graph.Chain(picture.Pad, scale) }, w, h);
    }

    /// <summary>Turns frames around their middle, on a square that holds every angle.</summary>
    public static Sized Turn(Scope scope, Shot shot, Sized sized)
    {
        if (shot.Rotation.All(v => Math.Abs(v % 360) < 1e-6)) return sized;
        var moves = !shot.Rotation.IsConstant || !sized.Width.IsConstant || !sized.Height.IsConstant;
        var picture = moves ? Filters.Hold(scope, sized.Picture, shot.Count, shot.From) : sized.Picture;
        var (w, h) = ((int)sized.Width.Max, (int)sized.Height.Max);
        var side = 2 * (int)Math.Ceiling((Math.Sqrt(((double)w * w) + ((double)h * h)) / 2) + 1);
        var angle = shot.Rotation.Map(v => v * Math.PI / 180).Over("t", scope.Rate, shot.From, 0.00005);
        var pad = scope.Graph.Chain(
            picture.Pad,
            Filters.Format("yuva444p"),
            // The border of nothing gives the edges something to be smoothed against.
            new Filter("pad").With("w", side).With("h", side).With("x", Expr.Of($"(ow-iw)/2")).With("y", Expr.Of($"(oh-ih)/2")).With("color", "black@0").With("eval", "frame"),
            new Filter("rotate").With("angle", angle).With("ow", side).With("oh", side).With("c", "black@0").With("bilinear", 1),
            Filters.Format(alpha: true));
        var turned = new Picture(pad, side, side, Alpha: true, picture.Single);
        return new Sized(turned, Track.Constant(side, shot.Count), Track.Constant(side, shot.Count));
    }

    /// <summary>Lays frames on the canvas with their middle where the middle of the layer's box is.</summary>
    public static Picture Put(Scope scope, Picture canvas, Shot shot, Sized sized, Track boxWidth, Track boxHeight)
    {
        var (x, y) = Corner(shot, sized, boxWidth, boxHeight);
        var still = x.IsConstant && y.IsConstant;
        var picture = still ? sized.Picture : Filters.Hold(scope, sized.Picture, shot.Count, shot.From);
        if (still && ((int)x.First & 1) == 0 && ((int)y.First & 1) == 0) return Blending.Lay(scope, canvas, shot, picture, x.First, y.First);

        // The overlay filter puts subsampled pictures on even pixels only: the odd pixel is moved within the picture, where chroma is whole.
        var (ex, ey) = (x.Over("t", scope.Rate, shot.From, 0.4), y.Over("t", scope.Rate, shot.From, 0.4));
        var (w, h) = (Even(sized.Width.Max + 2), Even(sized.Height.Max + 2));
        var moved = scope.Graph.Chain(
            picture.Pad,
            Filters.Format("yuva444p"),
            new Filter("pad").With("w", w + 2).With("h", h + 2).With("x", 2).With("y", 2).With("color", "black@0").With("eval", "frame"),
            Filters.Crop(w, h, 2 - Odd(ex), 2 - Odd(ey)),
            Filters.Format(alpha: true));
        var shifted = new Picture(moved, w, h, Alpha: true, picture.Single);
        return Blending.Lay(scope, canvas, shot, shifted, Expr.Round(ex) - Odd(ex), Expr.Round(ey) - Odd(ey));
    }

    private static Expr Odd(Expr value) => Expr.Of($"mod({Expr.Round(value).Text}+65536,2)");

    private static (Track X, Track Y) Corner(Shot shot, Sized sized, Track boxWidth, Track boxHeight)
    {
        var (xs, ys) = (new double[shot.Count], new double[shot.Count]);
        for (var i = 0; i < shot.Count; i++)
        {
            var (dx, dy) = ((0.5 - shot.Layer.AnchorX) * boxWidth[i], (0.5 - shot.Layer.AnchorY) * boxHeight[i]);
            var (sin, cos) = Math.SinCos(shot.Rotation[i] * Math.PI / 180);
            xs[i] = Round(shot.X[i] + (dx * cos) - (dy * sin) - (sized.Width[i] / 2));
            ys[i] = Round(shot.Y[i] + (dx * sin) + (dy * cos) - (sized.Height[i] / 2));
        }

        return (new Track(xs), new Track(ys));
    }

    // Sums of halves and thirds come out a hair below or above: the hair must not decide.
    private static double Round(double value) => Math.Floor(Math.Round(value, 6) + 0.5);

    private static double Whole(double length) => Math.Max(1, Math.Round(length));

    private static int Even(double length) => 2 * (int)Math.Ceiling(length / 2);
}
