namespace VideoGen.Composition.Painting.Stills;

/// <summary>Weights of an axis: which source samples make up each output sample.</summary>
internal sealed class FilterTable
{
    /// <summary>Sum of an output sample's weights.</summary>
    public const int One = 1 << 14;

    private readonly int[] _first;
    private short[] _weights = [];

    /// <param name="count">Output samples.</param>
    public FilterTable(int count) => _first = new int[count];

    /// <summary>Weights per output sample: 4, 6 or 8.</summary>
    public int Taps { get; private set; }

    /// <summary>First source sample of each output sample; never falls.</summary>
    public ReadOnlySpan<int> First => _first;

    /// <summary><see cref="Taps"/> weights of each output sample.</summary>
    public ReadOnlySpan<short> Weights => _weights;

    /// <summary>Computes the weights of an axis.</summary>
    /// <param name="axis">Its step is at most 2.</param>
    /// <param name="length">Samples of the source; beyond them its first and last sample go on.</param>
    public void Set(Axis axis, int length)
    {
        // A Catmull-Rom spline is sharp and hits the samples; stretched when the source is finer than the output, so that it does not alias.
        var stretch = Math.Max(1, axis.Step);
        Taps = Math.Clamp(2 * (int)Math.Ceiling(2 * stretch), 4, 8);
        if (_weights.Length != _first.Length * Taps) _weights = new short[_first.Length * Taps];
        Span<double> raw = stackalloc double[8];
        for (var i = 0; i < _first.Length; i++)
        {
            var place = axis.First + (i * axis.Step);
            var start = (int)Math.Floor(place) - (Taps / 2) + 1;
            var first = Math.Clamp(start, 0, Math.Max(0, length - Taps));
            raw.Clear();
            var sum = 0.0;
            for (var k = 0; k < Taps; k++)
            {
                var weight = Spline(Math.Abs(place - (start + k)) / stretch);
                sum += weight;
                raw[Math.Clamp(Math.Clamp(start + k, 0, length - 1) - first, 0, Taps - 1)] += weight;
            }

            _first[i] = first;
            Round(raw[..Taps], sum, _weights.AsSpan(i * Taps, Taps));
        }
    }

    private static void Round(ReadOnlySpan<double> raw, double sum, Span<short> weights)
    {
        var (left, largest) = (One, 0);
        for (var k = 0; k < raw.Length; k++)
        {
            weights[k] = (short)Math.Round(raw[k] * One / sum);
            left -= weights[k];
            if (raw[k] > raw[largest]) largest = k;
        }

        // Flat areas must stay flat.
        weights[largest] += (short)left;
    }

    private static double Spline(double d) =>
        d < 1 ? (((1.5 * d) - 2.5) * d * d) + 1 : d < 2 ? (((((-0.5 * d) + 2.5) * d) - 4) * d) + 2 : 0;
}
