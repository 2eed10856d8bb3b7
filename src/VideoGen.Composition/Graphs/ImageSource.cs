using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A still: decoded, scaled and keyed once, however long it shows.</summary>
internal static class ImageSource
{
    public static Picture Draw(Scope scope, Shot shot, ImageLayer layer, int width, int height)
    {
        var facts = scope.Timeline.Sources[layer.Source].Video ?? throw new InvalidOperationException($"{layer.Path} has no picture.");
        var picture = layer.KenBurns is { } move
            ? PaintedSource.KenBurns(scope, shot, layer, move, facts, width, height)
            : FitPlan.Of(facts, layer.Fit, layer.Crop, width, height).Draw(scope, Open(scope, layer), facts, still: true);
        return layer.ChromaKey is { } key ? Keying.Apply(scope, picture, key) : picture;
    }

    private static Pad Open(Scope scope, ImageLayer layer) =>
        scope.Graph.Chain(scope.Graph.Input(new GraphInput.Source(layer.Source, TimeSpan.Zero, null)), new Filter("trim").With("end_frame", 1));
}
