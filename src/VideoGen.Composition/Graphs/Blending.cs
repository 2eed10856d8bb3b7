using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Lays a placed picture on the canvas, plainly or by a blend mode.</summary>
internal static class Blending
{
    /// <param name="scope">The stretch.</param>
    /// <param name="canvas">What lies beneath.</param>
    /// <param name="shot">The layer.</param>
    /// <param name="picture">Its picture.</param>
    /// <param name="x">Even pixels from the left.</param>
    /// <param name="y">Even pixels from the top.</param>
    public static Picture Lay(Scope scope, Picture canvas, Shot shot, Picture picture, Expr x, Expr y)
    {
        if (shot.Layer.Blend == BlendMode.Normal) return canvas with { Pad = Over(scope, canvas.Pad, shot, picture, x, y) };
        // Blending needs both pictures whole and in RGB.
        var whole = Over(scope, Fills.Nothing(scope, scope.Width, scope.Height, scope.Count).Pad, shot, picture, x, y);
        return Blend(scope, canvas, whole, shot.Layer.Blend);
    }

    private static Pad Over(Scope scope, Pad below, Shot shot, Picture picture, Expr x, Expr y)
    {
        var overlay = new Filter("overlay").With("x", x).With("y", y).With("format", "yuv420").With("eval", "frame");
        var top = Filters.ToAlpha(scope, picture).Pad;
        if (!picture.Single) return scope.Graph.Join(below, top, overlay.With("eof_action", "pass").With("repeatlast", 0));
        if (shot.To < scope.Count) overlay = overlay.With("enable", Blurs.During(scope, shot.From, shot.To));
        return scope.Graph.Join(below, scope.Graph.Chain(top, scope.Clock(shot.From)), overlay);
    }

    private static Picture Blend(Scope scope, Picture canvas, Pad layer, BlendMode mode)
    {
        Filter[] rgb = [new Filter("scale").With("in_color_matrix", "bt709").With("in_range", "tv"), Filters.Format("gbrp")];
        Filter[] yuv = [new Filter("scale").With("out_color_matrix", "bt709").With("out_range", "tv"), Filters.Format(alpha: false)];
        var (below, under) = scope.Graph.Split(canvas.Pad);
        var (colours, shape) = scope.Graph.Split(layer);
        var (bottom, top) = (scope.Graph.Chain(below, [Filters.Format(alpha: false), .. rgb]), scope.Graph.Chain(colours, [Filters.Format(alpha: false), .. rgb]));
        // For ffmpeg the first input is the layer above; where it takes the other one's side, they change places.
        var (first, second) = mode is BlendMode.Subtract or BlendMode.Overlay or BlendMode.HardLight ? (bottom, top) : (top, bottom);
        var mixed = scope.Graph.Join(first, second, [mode == BlendMode.SoftLight ? SoftLight() : new Filter("blend").With("all_mode", Name(mode)), .. yuv]);
        var cut = scope.Graph.Join(mixed, scope.Graph.Chain(shape, new Filter("alphaextract")), new Filter("alphamerge"));
        return canvas with { Pad = scope.Graph.Join(under, cut, new Filter("overlay").With("format", "yuv420")) };
    }

    // ffmpeg's own soft light is another formula. A table of all pairs costs nothing per frame; x is above, y beneath.
    private static Filter SoftLight()
    {
        var root = Expr.Of($"if(lte(y,63.75),((16*y/255-12)*y/255+4)*y/255,sqrt(y/255))");
        var mixed = Expr.Of($"clip(255*if(lte(x,127.5),y/255-(1-2*x/255)*y/255*(1-y/255),y/255+(2*x/255-1)*({root.Text}-y/255))+0.5,0,255)");
        return new Filter("lut2").With("c0", mixed).With("c1", mixed).With("c2", mixed);
    }

    private static string Name(BlendMode mode) => mode switch
    {
        BlendMode.Multiply => "multiply",
        BlendMode.Screen => "screen",
        BlendMode.Overlay => "overlay",
        BlendMode.Darken => "darken",
        BlendMode.Lighten => "lighten",
        BlendMode.Add => "addition",
        BlendMode.Subtract => "subtract",
        BlendMode.Difference => "difference",
        BlendMode.Exclusion => "exclusion",
        BlendMode.HardLight => "hardlight",
        BlendMode.ColourDodge => "dodge",
        BlendMode.ColourBurn => "burn",
        _ => throw new InvalidOperationException($"{mode} is laid on without blending."),
    };
}
