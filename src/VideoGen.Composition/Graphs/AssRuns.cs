using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;

namespace VideoGen.Composition.Graphs;

/// <summary>Text, shapes and captions, drawn by libass from files of ours.</summary>
internal static class AssRuns
{
    private const string FontsFolder = "fonts";

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
        // Libass mixes colours with what is there, and there is nothing: the colours come out multiplied by the alpha. In RGB that is undone exactly.
        var nothing = scope.Graph.Source(
            new Filter("color").With("c", "black@0").With("s", Filters.Size(scope.Width, scope.Height)).With("r", scope.RateWord),
            Filters.Format("gbrap"),
            new Filter("trim").With("end_frame", scope.Count),
            Filter(scope, layers, captions, AssLayers.AnyMajorOnRgb).With("alpha", 1),
            new Filter("unpremultiply").With("inplace", 1),
            new Filter("scale").With("out_color_matrix", "bt709").With("out_range", "tv"),
            Filters.Format(alpha: true));
        var over = new Filter("overlay").With("format", "yuv420").With("eof_action", "pass").With("repeatlast", 0);
        return canvas with { Pad = scope.Graph.Join(canvas.Pad, scope.Graph.Chain(nothing, scope.Clock()), over) };
    }

    private static Filter Filter(Scope scope, IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions, int major)
    {
        var (ass, fonts) = AssLayers.Write(scope.Timeline, layers, captions, scope.Start, scope.Count, scope.Context.Fonts, major);
        foreach (var font in fonts) scope.Graph.Font(font);
        return new Filter("ass").With("filename", scope.Graph.File("ass", ass)).With("fontsdir", FontsFolder);
    }
}
