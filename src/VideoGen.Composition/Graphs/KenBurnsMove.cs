using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A slow move by scaling and cropping each frame.</summary>
internal static class KenBurnsMove
{
    public static Picture Draw(Scope scope, Shot shot, ImageLayer layer, KenBurns move, Pad pad, VideoFacts facts, int width, int height)
    {
        var zoom = Math.Max(1, Math.Max(move.FromZoom, move.ToZoom));
        var cover = FitPlan.Of(facts, Fit.Cover, layer.Crop, width, height);
        var (w, h) = ((double)cover.ScaledWidth, (double)cover.ScaledHeight);
        // Scaled once to the largest size of the move, so that each frame only shrinks.
        var most = FitPlan.Of(facts, Fit.Stretch, layer.Crop, Even(w * zoom), Even(h * zoom)).Draw(scope, pad, facts, still: true);
        var held = Filters.Hold(scope, most, shot.Count, shot.From);
        var frames = Enumerable.Range(0, shot.Count).Select(i => View(move, shot.First + i, layer.Frames)).ToList();
        var across = new Track(frames.Select(v => (double)Even(w * v.Zoom)));
        var down = new Track(frames.Select(v => (double)Even(h * v.Zoom)));
        var x = new Track(frames.Select((v, i) => Math.Clamp((v.X * across[i]) - (width / 2.0), 0, across[i] - width)));
        var y = new Track(frames.Select((v, i) => Math.Clamp((v.Y * down[i]) - (height / 2.0), 0, down[i] - height)));
        var moved = scope.Graph.Chain(
            held.Pad,
            new Filter("scale").With("w", across.Over("t", scope.Rate, shot.From)).With("h", down.Over("t", scope.Rate, shot.From)).With("eval", "frame").With("flags", "bicubic"),
            Filters.Crop(width, height, x.Over("t", scope.Rate, shot.From, 0.01), y.Over("t", scope.Rate, shot.From, 0.01)));
        return new Picture(moved, width, height, most.Alpha, Single: false);
    }

    private static (double Zoom, double X, double Y) View(KenBurns move, long frame, long frames)
    {
        var p = frames <= 1 ? 0 : move.Easing.Apply(Math.Clamp(frame / (frames - 1.0), 0, 1));
        return (Math.Max(1, Between(move.FromZoom, move.ToZoom, p)), Between(move.FromX, move.ToX, p), Between(move.FromY, move.ToY, p));
    }

    private static double Between(double from, double to, double share) => from + ((to - from) * share);

    private static int Even(double length) => 2 * (int)Math.Round(length / 2);
}
