using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;

namespace VideoGen.Composition.Graphs;

/// <summary>Text, shapes and captions, drawn by libass from files of ours.</summary>
internal static class AssRuns
{
    /// <summary>Whether a layer can be drawn right onto the canvas, together with its neighbours.</summary>
    public static bool Takes(Layer layer) => AssLayers.CanDraw(layer);

    /// <summary>Tracks of captions that show in a stretch.</summary>
    public static IReadOnlyList<CaptionTrack> Captions(Scope scope)
    {
        var (from, to) = (scope.Rate.SecondsAt(scope.Start), scope.Rate.SecondsAt(scope.Start + scope.Count));
        return [.. scope.Timeline.Captions.Where(t => t.Style is not null && t.Cues.Any(c => c.Start.TotalSeconds < to && c.End.TotalSeconds > from))];
    }

    /// <summary>Draws layers that lie directly on top of each other, and captions above them, onto a canvas.</summary>
    public static Picture Draw(Scope scope, IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions, Picture canvas)
    {
        if (layers.Count == 0 && captions.Count == 0) return canvas;
        if (!canvas.Alpha) return canvas with { Pad = scope.Graph.Chain(canvas.Pad, Filter(scope, layers, captions, scope.Context.FFmpegMajor)) };
        var over = new Filter("overlay").With("format", "yuv420").With("eof_action", "pass").With("repeatlast", 0);
        return canvas with { Pad = scope.Graph.Join(canvas.Pad, Apart(scope, Filter(scope, layers, captions, AssLayers.AnyMajorOnRgb)), over) };
    }

    // The filter cannot draw on nothing: it would square the alpha of half-transparent colours. So it draws on black and on white: what
    // differs is what shines through, and with that known the colours follow from the black one.
    private static Pad Apart(Scope scope, Filter ass)
    {
        Pad On(string colour) => scope.Graph.Source(
            new Filter("color").With("c", colour).With("s", Filters.Size(scope.Width, scope.Height)).With("r", scope.RateWord),
            Filters.Format("gbrp"), new Filter("trim").With("end_frame", scope.Count), ass);
        var green = new Filter("extractplanes").With("planes", "g");
        var (colours, dark) = scope.Graph.Split(On("black"));
        var alpha = scope.Graph.Join(scope.Graph.Chain(dark, green), scope.Graph.Chain(On("white"), green), new Filter("lut2").With("c0", Expr.Of($"clip(255-y+x,0,255)")));
        return scope.Graph.Join(
            scope.Graph.Chain(colours, Filters.Format("gbrap")), alpha,
            [
                new Filter("alphamerge"), new Filter("unpremultiply").With("inplace", 1), new Filter("scale").With("out_color_matrix", "bt709").With("out_range", "tv"),
                Filters.Format(alpha: true), .. scope.Clock(),
            ]);
    }

    private static Filter Filter(Scope scope, IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions, int major)
    {
        var (ass, fonts) = AssLayers.Write(scope.Timeline, layers, captions, scope.Start, scope.Count, scope.Context.Fonts, major);
        return File(scope, ass, fonts);
    }

    /// <summary>Draws what an ASS file says.</summary>
    public static Filter File(Scope scope, string ass, IEnumerable<FontName> fonts)
    {
        foreach (var font in fonts) scope.Graph.Font(font);
        return new Filter("ass").With("filename", scope.Graph.File("ass", ass)).With("fontsdir", SegmentGraph.FontsFolder);
    }
}
