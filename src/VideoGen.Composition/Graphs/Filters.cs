using System.Globalization;

namespace VideoGen.Composition.Graphs;

/// <summary>Steps that many parts of a graph share.</summary>
internal static class Filters
{
    public static string Size(int width, int height) => string.Create(CultureInfo.InvariantCulture, $"{width}x{height}");

    public static Filter Format(bool alpha) => Format(alpha ? "yuva420p" : "yuv420p");

    public static Filter Format(string name) => new Filter("format").With("pix_fmts", name);

    /// <summary>A rectangle, to the pixel.</summary>
    public static Filter Crop(int width, int height, Expr x, Expr y) =>
        new Filter("crop").With("w", width).With("h", height).With("x", x).With("y", y).With("exact", 1);

    /// <summary>Another size, same colours.</summary>
    public static Filter Scale(int width, int height, string flags = "bicubic") => new Filter("scale").With("w", width).With("h", height).With("flags", flags);

    /// <summary>Makes one picture of each frame of a stretch out of a single one.</summary>
    public static Picture Hold(Scope scope, Picture picture, int count, int first = 0) => picture.Single
        ? picture with
        {
            // A looped frame keeps its own clock's rate, so it is numbered anew, and the encoder is told the rate.
            Pad = scope.Graph.Chain(
                picture.Pad,
                [new Filter("loop").With("loop", -1).With("size", 1), .. scope.Clock(first), new Filter("fps").With("fps", scope.RateWord), new Filter("trim").With("end_frame", count)]),
            Single = false,
        }
        : picture;

    public static Picture ToAlpha(Scope scope, Picture picture) =>
        picture.Alpha ? picture : picture with { Pad = scope.Graph.Chain(picture.Pad, Format(alpha: true)), Alpha = true };

    /// <summary>Changes colours by filters that know no alpha, and leaves the alpha as it is.</summary>
    public static Picture OnColours(Scope scope, Picture picture, params Filter[] filters)
    {
        if (filters.Length == 0) return picture;
        if (!picture.Alpha) return picture with { Pad = scope.Graph.Chain(picture.Pad, filters) };
        var (colours, shape) = scope.Graph.Split(picture.Pad);
        var changed = scope.Graph.Chain(colours, [Format(alpha: false), .. filters]);
        return picture with { Pad = scope.Graph.Join(changed, scope.Graph.Chain(shape, new Filter("alphaextract")), new Filter("alphamerge")) };
    }

    /// <summary>Multiplies a picture's alpha by a gray stream of its size; where the stream has no frame, the alpha stays.</summary>
    public static Picture Mask(Scope scope, Picture picture, Pad gray)
    {
        if (!picture.Alpha) return picture with { Pad = scope.Graph.Join(picture.Pad, gray, new Filter("alphamerge")), Alpha = true };
        var (colours, shape) = scope.Graph.Split(picture.Pad);
        var both = scope.Graph.Join(scope.Graph.Chain(shape, new Filter("alphaextract")), gray, new Filter("blend").With("all_mode", "multiply"));
        return picture with { Pad = scope.Graph.Join(colours, both, new Filter("alphamerge")) };
    }
}
