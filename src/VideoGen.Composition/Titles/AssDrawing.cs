using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Writes figures as ASS drawings.</summary>
internal static class AssDrawing
{
    // \p5: coordinates are sixteenths of a pixel.
    private const int Fraction = 16;

    // Far beyond any canvas; keeps a wild figure from costing memory.
    private const double Furthest = 20_000;

    /// <summary>Tags and coordinates of a figure that stands where it is on the canvas.</summary>
    /// <param name="outline">Pixels of the canvas.</param>
    /// <param name="paint">Tags of its colour.</param>
    /// <param name="blur">Value of \blur.</param>
    public static string Body(Outline outline, string paint, double blur = 0)
    {
        var points = outline.Steps.SelectMany(s => s.Points).ToArray();
        var (left, top) = (Math.Floor(Held(points.Min(p => p.X))), Math.Floor(Held(points.Min(p => p.Y))));
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"{{\\an7\\pos({left},{top})\\bord0\\shad0");
        if (blur > 0) body.Append("\\blur").Append(AssFile.N(blur));
        body.Append(paint).Append("\\p5}");
        // The renderer stands a drawing by the corner of what it covers; a point at the origin makes that corner the origin.
        body.Append("m 0 0 l 0 0");
        foreach (var step in outline.Steps)
        {
            if (step.Kind == PathStepKind.Close) continue;
            body.Append(step.Kind switch { PathStepKind.Move => " m", PathStepKind.Line => " l", _ => " b" });
            foreach (var (x, y) in step.Points) body.Append(CultureInfo.InvariantCulture, $" {Units(x - left)} {Units(y - top)}");
        }

        return body.Append("{\\p0}").ToString();
    }

    private static long Units(double value) => (long)Math.Round(Held(value) * Fraction, MidpointRounding.AwayFromZero);

    private static double Held(double value) => double.IsFinite(value) ? Math.Clamp(value, -Furthest, Furthest) : 0;
}
