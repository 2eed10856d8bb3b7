using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>
/// Puts layers on top of each other. Whatever hides all beneath it is the main input of the chain, so that a plain clip passes through
/// without being copied; where that changes within the stretch, the windows in between are drawn by themselves and joined.
/// </summary>
internal static class Canvas
{
    /// <summary>Draws all of a timeline that shows in a stretch, captions last.</summary>
    public static Picture Draw(Scope scope) =>
        Draw(scope, [.. scope.Timeline.Layers.Select(l => PixelLayers.Wrap(l, scope.Timeline))], AssRuns.Captions(scope));

    private static Picture Draw(Scope scope, IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions)
    {
        var shots = Stack.Of(scope, layers);
        var windows = Windows(scope, shots);
        if (windows.Count == 1) return Overlay(scope, BaseOf(scope, windows[0].Base), shots.Skip(windows[0].Index + 1), captions);

        var upper = windows.Max(w => w.Index);
        // In the order of the document again: each window stacks its own.
        var beneath = shots.Take(upper + 1).Select(s => s.Layer).ToHashSet(ReferenceEqualityComparer.Instance);
        var lower = layers.Where(beneath.Contains).ToList();
        var parts = windows.ConvertAll(w => Draw(scope.Slice(w.From, w.To), lower, []));
        var alpha = parts.Exists(p => p.Alpha);
        var joined = scope.Graph.Join(
            [.. parts.Select(p => alpha && !p.Alpha ? Filters.ToAlpha(scope, p).Pad : p.Pad)],
            [new Filter("concat").With("n", parts.Count).With("v", 1).With("a", 0), .. scope.Clock()]);
        return Overlay(scope, new Picture(joined, scope.Width, scope.Height, alpha, Single: false), shots.Skip(upper + 1), captions);
    }

    private static Picture BaseOf(Scope scope, Shot? shot) => shot is null ? Fills.Background(scope) : LayerPicture.Base(scope, shot);

    private static Picture Overlay(Scope scope, Picture canvas, IEnumerable<Shot> shots, IReadOnlyList<CaptionTrack> captions)
    {
        List<Layer> run = [];
        foreach (var shot in shots)
        {
            if (AssRuns.Takes(shot.Layer))
            {
                run.Add(shot.Layer);
                continue;
            }

            canvas = Placement.Lay(scope, AssRuns.Draw(scope, run, [], canvas), shot);
            run.Clear();
        }

        return AssRuns.Draw(scope, run, captions, canvas);
    }

    private static List<(int From, int To, Shot? Base, int Index)> Windows(Scope scope, List<Shot> shots)
    {
        SortedSet<int> borders = [0, scope.Count];
        foreach (var shot in shots.Where(s => Opaque.FillsCanvas(s.Layer, scope)))
        {
            borders.UnionWith([shot.From, shot.To]);
            if (shot.Layer.In is { } comes) borders.Add((int)Math.Clamp(shot.Layer.Start + comes.Frames - scope.Start, 0, scope.Count));
            if (shot.Layer.Out is { } goes) borders.Add((int)Math.Clamp(shot.Layer.Start + shot.Layer.Frames - goes.Frames - scope.Start, 0, scope.Count));
        }

        List<(int From, int To, Shot? Base, int Index)> windows = [];
        foreach (var (from, to) in borders.Zip(borders.Skip(1)))
        {
            var index = shots.FindLastIndex(s => Opaque.IsBase(s, scope, from, to));
            if (windows.Count > 0 && windows[^1].Index == index) windows[^1] = windows[^1] with { To = to };
            else windows.Add((from, to, index < 0 ? null : shots[index], index));
        }

        return windows;
    }
}
