using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Changes of a picture's own pixels.</summary>
internal static class Effects
{
    /// <summary>All of a layer's effects in order, then the blur of its transitions.</summary>
    public static Picture Apply(Scope scope, Shot shot, Picture picture)
    {
        foreach (var effect in shot.Layer.Effects)
            picture = Apply(scope, shot, picture, effect.Kind, Track.Of(effect.Amount, shot.First, shot.Count));
        return Apply(scope, shot, picture, EffectKind.Blur, shot.Blur);
    }

    /// <summary>Dips a picture into a colour.</summary>
    public static Picture Tint(Scope scope, Shot shot, Picture picture)
    {
        var tinted = Enumerable.Range(0, shot.Count).Where(i => shot.Tint[i] > 0).ToList();
        if (tinted.Count == 0) return picture;
        var (from, count) = (tinted[0], tinted[^1] - tinted[0] + 1);
        picture = Filters.Hold(scope, picture, shot.Count, shot.From);
        var colour = Filters.Hold(scope, Fills.Solid(scope, shot.TintColour, picture.Width, picture.Height), count, shot.From + from);
        var share = new Track(Enumerable.Range(from, count).Select(i => shot.Tint[i]));
        return OverColours(scope, picture, Filters.Mask(scope, colour, Levels.Of(scope, share, shot.From + from, picture.Width, picture.Height, single: false)));
    }

    private static Picture Apply(Scope scope, Shot shot, Picture picture, EffectKind kind, Track amount)
    {
        if (amount.All(v => Math.Abs(v - Neutral(kind)) < 1e-6)) return picture;
        if (!amount.IsConstant) picture = Filters.Hold(scope, picture, shot.Count, shot.From);
        return kind switch
        {
            EffectKind.Blur => Blurs.Apply(scope, shot, picture, amount.Map(v => Math.Max(0, v))),
            EffectKind.Brightness => Equalise(scope, shot, picture, "brightness", amount.Map(v => Math.Clamp(v, -1, 1))),
            EffectKind.Contrast => Equalise(scope, shot, picture, "contrast", amount.Map(v => Math.Clamp(v, 0, 4))),
            EffectKind.Saturation => Hue(scope, shot, picture, "s", amount.Map(v => Math.Clamp(v, 0, 4))),
            EffectKind.Gamma => Equalise(scope, shot, picture, "gamma", amount.Map(v => Math.Clamp(v, 0.1, 10))),
            EffectKind.Hue => Hue(scope, shot, picture, "h", amount),
            EffectKind.Greyscale => Hue(scope, shot, picture, "s", amount.Map(v => 1 - Math.Clamp(v, 0, 1))),
            EffectKind.Sepia => Mix(scope, shot, picture, p => Sepia(scope, p), amount.Map(v => Math.Clamp(v, 0, 1))),
            EffectKind.Invert => Mix(scope, shot, picture, p => Invert(scope, p), amount.Map(v => Math.Clamp(v, 0, 1))),
            EffectKind.Sharpen => Mix(scope, shot, picture, p => Sharpen(scope, p, amount.Max), amount.Map(v => Math.Max(0, v) / amount.Max)),
            EffectKind.Vignette => Mix(scope, shot, picture, p => Filters.OnColours(scope, p, new Filter("vignette").With("angle", Math.PI / 4)), amount.Map(v => Math.Clamp(v, 0, 1))),
            EffectKind.Grain => Grain(scope, shot, picture, amount.Map(v => Math.Clamp(v, 0, 100))),
            EffectKind.Pixelate => Pixelate(scope, shot, picture, amount.Map(v => Math.Max(1, v))),
            EffectKind.FlipHorizontal => Flip(scope, shot, picture, "hflip", amount),
            EffectKind.FlipVertical => Flip(scope, shot, picture, "vflip", amount),
            _ => throw new InvalidOperationException($"Unknown effect {kind}."),
        };
    }

    private static double Neutral(EffectKind kind) => kind is EffectKind.Contrast or EffectKind.Saturation or EffectKind.Gamma or EffectKind.Pixelate ? 1 : 0;

    private static Picture Equalise(Scope scope, Shot shot, Picture picture, string name, Track amount) => Filters.OnColours(
        scope, picture, new Filter("eq").With(name, amount.Over("t", scope.Rate, shot.From)).With("eval", amount.IsConstant ? "init" : "frame"));

    private static Picture Hue(Scope scope, Shot shot, Picture picture, string name, Track amount) =>
        picture with { Pad = scope.Graph.Chain(picture.Pad, new Filter("hue").With(name, amount.Over("t", scope.Rate, shot.From))) };

    private static Picture Sepia(Scope scope, Picture picture) => Filters.OnColours(
        scope, picture,
        new Filter("scale").With("in_color_matrix", "bt709").With("in_range", "tv"),
        Filters.Format("gbrp"),
        new Filter("colorchannelmixer").With("rr", 0.393).With("rg", 0.769).With("rb", 0.189).With("gr", 0.349).With("gg", 0.686).With("gb", 0.168)
            .With("br", 0.272).With("bg", 0.534).With("bb", 0.131),
        new Filter("scale").With("out_color_matrix", "bt709").With("out_range", "tv"),
        Filters.Format(alpha: false));

    private static Picture Invert(Scope scope, Picture picture) =>
        picture with { Pad = scope.Graph.Chain(picture.Pad, new Filter("lutyuv").With("y", Expr.Of($"251-val")).With("u", Expr.Of($"256-val")).With("v", Expr.Of($"256-val"))) };

    private static Picture Sharpen(Scope scope, Picture picture, double most) =>
        Filters.OnColours(scope, picture, new Filter("unsharp").With("lx", 5).With("ly", 5).With("la", Math.Clamp(most, 0, 5)));

    private static Picture Grain(Scope scope, Shot shot, Picture picture, Track amount)
    {
        // Grain moves: a still has to become frames first.
        picture = Filters.Hold(scope, picture, shot.Count, shot.From);
        var noise = new Filter("noise").With("c0s", (long)Math.Round(amount.Max)).With("c0f", "t").With("c0_seed", 7);
        return Mix(scope, shot, picture, p => Filters.OnColours(scope, p, noise), amount.Map(v => v / Math.Max(1, Math.Round(amount.Max))));
    }

    private static Picture Pixelate(Scope scope, Shot shot, Picture picture, Track block)
    {
        var (w, h) = (block.Map(b => Math.Max(1, Math.Round(picture.Width / b))), block.Map(b => Math.Max(1, Math.Round(picture.Height / b))));
        var down = new Filter("scale").With("w", w.Over("t", scope.Rate, shot.From)).With("h", h.Over("t", scope.Rate, shot.From)).With("flags", "area");
        if (block.IsConstant) return picture with { Pad = scope.Graph.Chain(picture.Pad, down, Filters.Scale(picture.Width, picture.Height, "neighbor"), new Filter("setsar").With("sar", 1)) };
        // A filter whose size does not name the time takes no notice of frames that change theirs.
        var up = new Filter("scale").With("w", Expr.Of($"{picture.Width}+0*t")).With("h", Expr.Of($"{picture.Height}+0*t")).With("flags", "neighbor").With("eval", "frame");
        return picture with { Pad = scope.Graph.Chain(picture.Pad, down.With("eval", "frame"), up, new Filter("setsar").With("sar", 1)) };
    }

    private static Picture Flip(Scope scope, Shot shot, Picture picture, string name, Track amount)
    {
        var flip = new Filter(name);
        if (!amount.IsConstant) flip = flip.With("enable", amount.Map(v => v >= 0.5 ? 1 : 0).Over("t", scope.Rate, shot.From));
        else if (amount.First < 0.5) return picture;
        return picture with { Pad = scope.Graph.Chain(picture.Pad, flip) };
    }

    // Effects that are a share are, at each frame, that share of the way from the picture to the whole effect.
    private static Picture Mix(Scope scope, Shot shot, Picture picture, Func<Picture, Picture> whole, Track share)
    {
        if (share.All(v => v >= 1)) return whole(picture);
        var gray = Levels.Of(scope, share, shot.From, picture.Width, picture.Height, picture.Single);
        var (first, second) = scope.Graph.Split(picture.Pad);
        var changed = whole(picture with { Pad = second });
        if (changed.Alpha) changed = changed with { Pad = scope.Graph.Chain(changed.Pad, Filters.Format(alpha: false)), Alpha = false };
        return OverColours(scope, picture with { Pad = first }, Filters.Mask(scope, changed, gray));
    }

    // Lays a picture over another's colours; its alpha stays.
    private static Picture OverColours(Scope scope, Picture picture, Picture top)
    {
        var over = new Filter("overlay").With("format", "yuv420").With("eof_action", "pass").With("repeatlast", 0);
        if (!picture.Alpha) return picture with { Pad = scope.Graph.Join(picture.Pad, top.Pad, over) };
        var (colours, shape) = scope.Graph.Split(picture.Pad);
        var mixed = scope.Graph.Join(scope.Graph.Chain(colours, Filters.Format(alpha: false)), top.Pad, over);
        return picture with { Pad = scope.Graph.Join(mixed, scope.Graph.Chain(shape, new Filter("alphaextract")), new Filter("alphamerge")) };
    }
}
