using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A number for each frame of a stretch. Curves, easings and transitions all end here, so that what they do together is exact per frame.</summary>
internal sealed class Track
{
    private readonly double[] _values;

    public Track(IEnumerable<double> values) => _values = [.. values];

    public int Count => _values.Length;

    public double First => _values[0];

    public double Max => _values.Max();

    public double Min => _values.Min();

    public bool IsConstant => Array.TrueForAll(_values, v => Math.Abs(v - _values[0]) < 1e-9);

    public double this[int frame] => _values[frame];

    public static Track Constant(double value, int count) => new(Enumerable.Repeat(value, count));

    /// <summary>Samples a curve.</summary>
    /// <param name="curve">Over frames of its layer.</param>
    /// <param name="first">The layer's frame that is frame 0 here.</param>
    /// <param name="count">Frames.</param>
    public static Track Of(Curve curve, long first, int count) => new(Enumerable.Range(0, count).Select(i => curve.At(first + i)));

    public Track Map(Func<double, double> change) => new(_values.Select(change));

    public Track With(Track other, Func<double, double, double> mix) => new(_values.Zip(other._values, mix));

    public bool All(Predicate<double> test) => Array.TrueForAll(_values, test);

    /// <summary>
    /// The values as a function of ffmpeg's time: straight pieces that hit every frame within the tolerance, found by halving. A straight
    /// move is one piece however long it is, and an easing as many as it bends.
    /// </summary>
    /// <param name="clock">The filter's variable for seconds: "t" or "T".</param>
    /// <param name="rate">Rate of the frames that the filter sees.</param>
    /// <param name="offset">The filter's frame that is frame 0 here.</param>
    /// <param name="tolerance">Largest error of a frame.</param>
    public Expr Over(string clock, FrameRate rate, long offset = 0, double tolerance = 0.001)
    {
        if (IsConstant) return First;
        var pieces = Pieces(tolerance);
        var frame = offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{offset}");
        return Expr.Of($"(0*st(0,floor({clock}*{rate.Numerator}/{rate.Denominator}+0.5){frame})+{Tree(pieces, 0, pieces.Count)})");
    }

    private static string Tree(List<(int At, double Value, double Step)> pieces, int from, int to)
    {
        if (to - from == 1)
        {
            var (at, value, step) = pieces[from];
            return step == 0 ? Expr.Number(value) : $"({Expr.Number(value)}+{step.ToString("0.#########", CultureInfo.InvariantCulture)}*(ld(0)-{at.ToString(CultureInfo.InvariantCulture)}))";
        }

        var middle = (from + to) / 2;
        return $"if(lt(ld(0),{pieces[middle].At.ToString(CultureInfo.InvariantCulture)}),{Tree(pieces, from, middle)},{Tree(pieces, middle, to)})";
    }

    // Greedy: each piece runs on while a line from its first value can still pass all frames within the tolerance.
    private List<(int At, double Value, double Step)> Pieces(double tolerance)
    {
        List<(int, double, double)> pieces = [];
        for (var at = 0; at < _values.Length;)
        {
            double low = double.NegativeInfinity, high = double.PositiveInfinity;
            var end = at + 1;
            for (; end < _values.Length; end++)
            {
                var (rise, run) = (_values[end] - _values[at], end - at);
                var (l, h) = (Math.Max(low, (rise - tolerance) / run), Math.Min(high, (rise + tolerance) / run));
                if (l > h) break;
                (low, high) = (l, h);
            }

            // A line that ends exactly where the values end is the true one for a straight move.
            var exact = end - at > 1 ? (_values[end - 1] - _values[at]) / (end - 1 - at) : 0;
            pieces.Add((at, _values[at], end - at == 1 ? 0 : Math.Clamp(exact, low, high)));
            at = end;
        }

        return pieces;
    }
}
