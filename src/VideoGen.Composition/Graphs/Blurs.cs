using System.Globalization;

namespace VideoGen.Composition.Graphs;

/// <summary>Gaussian blur. The filter's strength cannot follow time, so a moving blur is a row of filters of which each frame passes through one.</summary>
internal static class Blurs
{
    private const int MostSteps = 24;

    public static Picture Apply(Scope scope, Shot shot, Picture picture, Track sigma)
    {
        var steps = sigma.IsConstant ? [(shot.From, shot.From + shot.Count, sigma.First)] : Steps(shot, sigma);
        List<Filter> filters = [];
        foreach (var (from, to, strength) in steps)
        {
            if (strength < 0.05) continue;
            var blur = new Filter("gblur").With("sigma", Math.Round(strength, 2)).With("steps", 2);
            filters.Add(sigma.IsConstant ? blur : blur.With("enable", During(scope, from, to)));
        }

        if (filters.Count == 0) return picture;
        if (!picture.Alpha) return picture with { Pad = scope.Graph.Chain(picture.Pad, [.. filters]) };
        // Transparent pixels have no colour to give.
        return picture with
        {
            Pad = scope.Graph.Chain(
                picture.Pad, [Filters.Format("yuva444p"), new Filter("premultiply").With("inplace", 1), .. filters, new Filter("unpremultiply").With("inplace", 1), Filters.Format(alpha: true)]),
        };
    }

    /// <summary>True on a range of the stretch's frames.</summary>
    public static Expr During(Scope scope, int from, int to)
    {
        var frame = string.Create(CultureInfo.InvariantCulture, $"floor(t*{scope.Rate.Numerator}/{scope.Rate.Denominator}+0.5)");
        return Expr.Of($"between({frame},{from},{to - 1})");
    }

    // As fine as the number of filters allows: each step is as wide as its values stay close.
    private static List<(int From, int To, double Sigma)> Steps(Shot shot, Track sigma)
    {
        for (var width = 0.02; ; width *= 1.5)
        {
            List<(int From, int To, double Sigma)> steps = [];
            for (var at = 0; at < sigma.Count;)
            {
                var (low, high, end) = (sigma[at], sigma[at], at + 1);
                for (; end < sigma.Count; end++)
                {
                    (low, high) = (Math.Min(low, sigma[end]), Math.Max(high, sigma[end]));
                    if (high - low > width) break;
                }

                steps.Add((shot.From + at, shot.From + end, Enumerable.Range(at, end - at).Average(i => sigma[i])));
                at = end;
            }

            if (steps.Count <= MostSteps) return steps;
        }
    }
}
