using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;

namespace VideoGen.Composition.Graphs;

/// <summary>The frames of a transition's matte within a shot.</summary>
/// <param name="Transition">Which.</param>
/// <param name="At">Frame of the shot on which the transition begins; below 0 when it is under way already.</param>
/// <param name="Of">Whose share is white.</param>
internal readonly record struct Matte(Transition Transition, int At, MatteOf Of)
{
    public bool Touches(int from, int to) => At < to && At + Transition.Frames > from;
}

/// <summary>How a layer comes in or leaves within a shot, when a neighbour does the other half.</summary>
internal enum Pairing
{
    /// <summary>The later picture lies above and comes in over the earlier one.</summary>
    LaterAbove,

    /// <summary>The later picture stands still beneath; the earlier one goes away above it.</summary>
    EarlierAbove,
}

/// <summary>A layer within a stretch, with all that moves as numbers per frame. Frame 0 is the first on which it shows.</summary>
internal sealed class Shot
{
    private Shot(Layer layer, int from, int count, long first)
    {
        (Layer, From, Count, First) = (layer, from, count, first);
        X = Sample(layer.X);
        Y = Sample(layer.Y);
        Width = Sample(layer.Width);
        Height = Sample(layer.Height);
        Scale = Sample(layer.Scale);
        Rotation = Sample(layer.Rotation);
        // What has no size is not a dot.
        Opacity = Sample(layer.Opacity).With(Scale, (v, scale) => scale <= 0 ? 0 : Math.Clamp(v, 0, 1));
        Blur = Track.Constant(0, count);
        Tint = Track.Constant(0, count);
    }

    public Layer Layer { get; }

    /// <summary>Frame of the stretch on which it shows first.</summary>
    public int From { get; }

    public int Count { get; }

    public int To => From + Count;

    /// <summary>The layer's frame that shows first.</summary>
    public long First { get; }

    public Track X { get; private set; }

    public Track Y { get; private set; }

    public Track Width { get; }

    public Track Height { get; }

    public Track Scale { get; private set; }

    public Track Rotation { get; }

    public Track Opacity { get; private set; }

    /// <summary>Standard deviation in pixels that a transition adds.</summary>
    public Track Blur { get; private set; }

    /// <summary>Share of <see cref="TintColour"/>.</summary>
    public Track Tint { get; private set; }

    public Rgba TintColour { get; private set; }

    public List<Matte> Mattes { get; } = [];

    /// <summary>The layer as it shows within a stretch; null when it does not.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="scope">The stretch.</param>
    /// <param name="coming">How a paired In is shared.</param>
    /// <param name="going">How a paired Out is shared.</param>
    public static Shot? Of(Layer layer, Scope scope, Pairing coming = Pairing.LaterAbove, Pairing going = Pairing.LaterAbove)
    {
        var from = (int)Math.Clamp(layer.Start - scope.Start, 0, scope.Count);
        var to = (int)Math.Clamp(layer.Start + layer.Frames - scope.Start, 0, scope.Count);
        if (to <= from) return null;
        var shot = new Shot(layer, from, to - from, scope.Start + from - layer.Start);
        if (layer.In is { } comes) shot.Come(comes, coming, scope);
        if (layer.Out is { } goes) shot.Go(goes, going, scope);
        return shot.Opacity.Max <= 0 ? null : shot;
    }

    /// <summary>Whether frames of a transition show in this shot.</summary>
    public bool Shows(Transition? transition, bool comes) => transition is not null && Matte(transition, comes, MatteOf.NewPicture).Touches(0, Count);

    private Matte Matte(Transition transition, bool comes, MatteOf of) =>
        new(transition, (int)((comes ? 0 : Layer.Frames - transition.Frames) - First), of);

    private void Come(Transition t, Pairing pairing, Scope scope)
    {
        var matte = Matte(t, comes: true, MatteOf.NewPicture);
        if (!matte.Touches(0, Count)) return;
        PicturePlace At(int frame) => t.Paired
            ? TransitionSteps.At(t.Kind, frame - matte.At, t.Frames, t.Easing, scope.Width, scope.Height).New
            : TransitionSteps.Coming(t.Kind, frame - matte.At, t.Frames, t.Easing, scope.Width, scope.Height);
        if (ThroughColour(t)) Dip(matte, frame => 1 - At(frame).Opacity, pairing == Pairing.EarlierAbove ? _ => 1 : frame => At(frame).Opacity > 0 ? 1 : 0);
        else if (pairing == Pairing.EarlierAbove) Apply(frame => At(frame) with { Opacity = 1 });
        else if (HasMatte(t.Kind)) Mattes.Add(matte);
        else Apply(At);
    }

    private void Go(Transition t, Pairing pairing, Scope scope)
    {
        var matte = Matte(t, comes: false, MatteOf.OldPicture);
        if (!matte.Touches(0, Count)) return;
        TransitionStep Both(int frame) => TransitionSteps.At(t.Kind, frame - matte.At, t.Frames, t.Easing, scope.Width, scope.Height);
        if (ThroughColour(t))
        {
            Dip(matte, frame => 1 - Both(frame).Old.Opacity, frame => Both(frame).Old.Opacity > 0 || pairing == Pairing.LaterAbove ? 1 : 0);
        }
        else if (!t.Paired)
        {
            if (HasMatte(t.Kind)) Mattes.Add(matte);
            else Apply(frame => TransitionSteps.Leaving(t.Kind, frame - matte.At, t.Frames, t.Easing, scope.Width, scope.Height));
        }
        else if (pairing == Pairing.EarlierAbove && HasMatte(t.Kind)) Mattes.Add(matte);
        else if (pairing == Pairing.EarlierAbove) Apply(frame => Both(frame).Old with { Opacity = 1 - Both(frame).New.Opacity });
        else Apply(frame => Both(frame).Old);
    }

    private static bool ThroughColour(Transition t) => t.Paired && t.Kind is TransitionKind.FadeThroughBlack or TransitionKind.FadeThroughWhite;

    // A fade is a matte of one grey: cheaper as an opacity.
    private static bool HasMatte(TransitionKind kind) => kind != TransitionKind.Fade && TransitionMattes.Has(kind);

    private void Dip(Matte matte, Func<int, double> share, Func<int, double> shows)
    {
        TintColour = matte.Transition.Kind == TransitionKind.FadeThroughWhite ? new Rgba(255, 255, 255) : new Rgba(0, 0, 0);
        Tint = Tint.With(Frames(share), Math.Max);
        Opacity = Opacity.With(Frames(shows), (a, b) => a * b);
    }

    private void Apply(Func<int, PicturePlace> place)
    {
        // A picture grows around its centre; the layer's own scale keeps its anchor.
        var (toCentreX, toCentreY) = (0.5 - Layer.AnchorX, 0.5 - Layer.AnchorY);
        X = new Track(Enumerable.Range(0, Count).Select(i => X[i] + place(i).X + ((1 - place(i).Scale) * toCentreX * Width[i] * Scale[i])));
        Y = new Track(Enumerable.Range(0, Count).Select(i => Y[i] + place(i).Y + ((1 - place(i).Scale) * toCentreY * Height[i] * Scale[i])));
        Scale = Scale.With(Frames(i => place(i).Scale), (a, b) => a * b);
        Opacity = Opacity.With(Frames(i => place(i).Opacity), (a, b) => a * b);
        Blur = Blur.With(Frames(i => place(i).Blur), Math.Max);
    }

    private Track Frames(Func<int, double> value) => new(Enumerable.Range(0, Count).Select(value));

    private Track Sample(Curve curve) => Track.Of(curve, First, Count);
}
