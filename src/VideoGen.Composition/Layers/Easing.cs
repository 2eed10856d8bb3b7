namespace VideoGen.Composition.Layers;

/// <summary>How a value gets from one keyframe to the next: a CSS cubic Bézier curve, or steps.</summary>
/// <param name="X1">First handle, 0 to 1.</param>
/// <param name="Y1">First handle.</param>
/// <param name="X2">Second handle, 0 to 1.</param>
/// <param name="Y2">Second handle.</param>
/// <param name="Steps">0 for the Bézier curve; else so many jumps, each at the end of its step.</param>
public readonly record struct Easing(double X1, double Y1, double X2, double Y2, int Steps = 0)
{
    /// <summary>Even speed.</summary>
    public static Easing Linear => new(0, 0, 1, 1);

    /// <summary>The old value until the keyframe.</summary>
    public static Easing Hold => new(0, 0, 1, 1, 1);

    /// <summary>CSS "ease-in-out".</summary>
    public static Easing InOut => new(0.42, 0, 0.58, 1);

    /// <summary>Share of the change that is done.</summary>
    /// <param name="x">Share of the time that has passed, 0 to 1.</param>
    public double Apply(double x)
    {
        if (Steps > 0) return Math.Floor(x * Steps) / Steps;
        if ((X1, X2) == (Y1, Y2) || x is <= 0 or >= 1) return x;
        double low = 0, high = 1, t = x;
        // Bisection: always the same bits, and x(t) only ever rises.
        for (var i = 0; i < 40; i++)
        {
            t = (low + high) / 2;
            if (Bezier(t, X1, X2) < x) low = t;
            else high = t;
        }

        return Bezier(t, Y1, Y2);
    }

    private static double Bezier(double t, double a, double b)
    {
        var u = 1 - t;
        return (3 * u * u * t * a) + (3 * u * t * t * b) + (t * t * t);
    }
}
