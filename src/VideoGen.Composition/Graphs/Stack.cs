using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>The shots of a stretch, bottom first, with the halves of each transition shared out.</summary>
internal static class Stack
{
    public static List<Shot> Of(Scope scope, IReadOnlyList<Layer> layers)
    {
        var shown = layers.Where(l => l.Start < scope.Start + scope.Count && l.Start + l.Frames > scope.Start).ToList();
        var coming = new Dictionary<Layer, Pairing>(ReferenceEqualityComparer.Instance);
        var going = new Dictionary<Layer, Pairing>(ReferenceEqualityComparer.Instance);
        List<(Layer Earlier, Layer Later)> turned = [];
        foreach (var later in shown)
        {
            if (later.In is not { Paired: true } transition || EarlierOf(later, transition, shown) is not { } earlier) continue;
            if (CanTurn(scope, earlier, later, transition))
            {
                (going[earlier], coming[later]) = (Pairing.EarlierAbove, Pairing.EarlierAbove);
                turned.Add((earlier, later));
            }
            else if (!Hides(scope, earlier, later))
            {
                going[earlier] = Pairing.EarlierAbove;
            }
        }

        List<Shot> shots = [.. shown.Select(l => Shot.Of(l, scope, coming.GetValueOrDefault(l), going.GetValueOrDefault(l))).OfType<Shot>()];
        foreach (var (earlier, later) in turned) Lift(shots, earlier, later);
        return shots;
    }

    private static Layer? EarlierOf(Layer later, Transition transition, List<Layer> shown) => shown.LastOrDefault(l =>
        l.Out is { Paired: true } goes && !ReferenceEquals(l, later) && goes.Kind == transition.Kind && goes.Frames == transition.Frames
        && l.Start + l.Frames == later.Start + transition.Frames);

    // Two pictures that fill the canvas: which one lies above makes no difference to the eye, but the one beneath costs nothing.
    private static bool CanTurn(Scope scope, Layer earlier, Layer later, Transition transition)
    {
        if (transition.Kind is TransitionKind.Zoom or (>= TransitionKind.SlideLeft and <= TransitionKind.PushDown)) return false;
        return Fills(scope, earlier) && Fills(scope, later);
    }

    private static bool Fills(Scope scope, Layer layer) =>
        Shot.Of(layer with { In = null, Out = null }, scope) is { } shot && Opaque.IsBase(shot, scope, shot.From, shot.To);

    private static bool Hides(Scope scope, Layer earlier, Layer later) =>
        Opaque.FillsCanvas(later, scope) && (later.X, later.Y, later.Width, later.Height, later.Scale, later.Rotation, later.AnchorX, later.AnchorY).Equals(
            (earlier.X, earlier.Y, earlier.Width, earlier.Height, earlier.Scale, earlier.Rotation, earlier.AnchorX, earlier.AnchorY));

    private static void Lift(List<Shot> shots, Layer earlier, Layer later)
    {
        var from = shots.FindIndex(s => ReferenceEquals(s.Layer, earlier));
        var to = shots.FindIndex(s => ReferenceEquals(s.Layer, later));
        if (from < 0 || to < 0 || from > to) return;
        var shot = shots[from];
        shots.RemoveAt(from);
        shots.Insert(to, shot);
    }
}
