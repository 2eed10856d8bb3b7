using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Frames of a video file, conformed to the film's rate: every frame of the film shows what the source shows at that time.</summary>
internal static class VideoSource
{
    // Far enough from every tie that common rates have with each other, in the shorter of two frames.
    private const double Tolerance = 0.15;

    public static Picture Draw(Scope scope, Shot shot, VideoLayer layer, int width, int height)
    {
        var source = scope.Timeline.Sources[layer.Source];
        var facts = source.Video ?? throw new InvalidOperationException($"{layer.Path} has no picture.");
        var fit = FitPlan.Of(facts, layer.Fit, layer.Crop, width, height);
        var pieces = SourcePieces.Of(scope.Rate, layer, shot, SourcePieces.LengthOf(source), fit.Width * fit.Height * (facts.HasAlpha ? 5 : 3) / 2);
        List<Pad> pads = [];
        foreach (var piece in pieces)
        {
            var timed = scope.Graph.Chain(Open(scope, layer, source, facts, piece), Conform(scope, layer, facts, piece));
            var picture = fit.Draw(scope, timed, facts, still: false);
            if (layer.ChromaKey is { } key) picture = Keying.Apply(scope, picture, key);
            pads.Add(piece.Reversed ? scope.Graph.Chain(picture.Pad, new Filter("reverse")) : picture.Pad);
        }

        var alpha = facts.HasAlpha || layer.ChromaKey is not null;
        var joined = pads.Count == 1
            ? scope.Graph.Chain(pads[0], scope.Clock(shot.From))
            : scope.Graph.Join([.. pads], [new Filter("concat").With("n", pads.Count).With("v", 1).With("a", 0), .. scope.Clock(shot.From)]);
        return new Picture(joined, fit.Width, fit.Height, alpha, Single: false);
    }

    private static Pad Open(Scope scope, VideoLayer layer, SourceMedia source, VideoFacts facts, SourcePiece piece)
    {
        var early = Early(source, facts, piece);
        // Where frames come at uneven times, reading begins at whatever keyframe is before, and a length would count from there.
        TimeSpan? length = facts.IsVariable ? null : Time(early + (piece.Frames / scope.Rate.PerSecond * layer.Speed) + 0.5);
        return scope.Graph.Input(new GraphInput.Source(layer.Source, Time(piece.Time - early), length));
    }

    private static Filter[] Conform(Scope scope, VideoLayer layer, VideoFacts facts, SourcePiece piece)
    {
        var early = Early(scope.Timeline.Sources[layer.Source], facts, piece);
        // Reading begins at a whole microsecond: what is cut off is put back here.
        var shift = piece.Time - Time(piece.Time - early).TotalSeconds;
        var shorter = Math.Min(1 / scope.Rate.PerSecond, 1 / ((facts.Rate?.PerSecond ?? 25) * layer.Speed));
        return
        [
            new Filter("settb").With("expr", "1/1000000"),
            new Filter("setpts").With("expr", Expr.Of($"(PTS-{Micro(shift)})/{layer.Speed:0.#########}-{Micro(shorter * Tolerance)}")),
            // A source that ends early holds its last picture.
            new Filter("tpad").With("stop", -1).With("stop_mode", "clone"),
            new Filter("fps").With("fps", scope.RateWord).With("start_time", 0).With("round", "up"),
            new Filter("trim").With("end_frame", piece.Frames),
        ];
    }

    // The picture that shows at a time began before it, by up to a frame; that of a time after the end, long before.
    private static double Early(SourceMedia source, VideoFacts facts, SourcePiece piece)
    {
        var frame = 1 / Math.Max(1, facts.Rate?.PerSecond ?? 25);
        var over = Math.Max(0, piece.Time - SourcePieces.LengthOf(source));
        // Where only the file's length is known, its sound may be what lasts so long.
        var unknown = facts.Frames > 0 && !facts.IsVariable ? 0 : Math.Max(0, piece.Time + 3 - SourcePieces.LengthOf(source));
        // Without an index a seek lands behind the keyframe that it needs.
        var unsure = source.Demuxer is "mov" or "matroska" ? 0 : 5;
        return Math.Min(piece.Time, Math.Max(over > 0 ? over + 1 : 0, unknown) + (3 * frame) + unsure);
    }

    private static TimeSpan Time(double seconds) => TimeSpan.FromMicroseconds(Math.Floor((Math.Max(0, seconds) * 1e6) + 0.001));

    private static long Micro(double seconds) => (long)Math.Round(seconds * 1e6);
}
