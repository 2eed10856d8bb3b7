namespace VideoGen.Composition.Sound;

/// <summary>A Fourier transform of a fixed length, for spectra.</summary>
internal sealed class Fft
{
    private readonly int _length;
    private readonly int[] _order;
    private readonly float[] _cos;
    private readonly float[] _sin;

    /// <param name="length">A power of two.</param>
    public Fft(int length)
    {
        _length = length;
        _order = new int[length];
        for (int i = 1, j = 0; i < length; i++)
        {
            var bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            _order[i] = j ^= bit;
        }

        _cos = [.. Enumerable.Range(0, length / 2).Select(i => (float)Math.Cos(Math.Tau * i / length))];
        _sin = [.. Enumerable.Range(0, length / 2).Select(i => (float)-Math.Sin(Math.Tau * i / length))];
    }

    /// <summary>Magnitudes of the first half of the spectrum.</summary>
    /// <param name="samples">As many as the length.</param>
    /// <param name="magnitudes">Half as many.</param>
    public void Magnitudes(ReadOnlySpan<float> samples, Span<float> magnitudes)
    {
        var (re, im) = (new float[_length], new float[_length]);
        for (var i = 0; i < _length; i++) re[i] = samples[_order[i]];
        for (var half = 1; half < _length; half *= 2)
        {
            var stride = _length / (2 * half);
            for (var start = 0; start < _length; start += 2 * half)
            {
                for (var k = 0; k < half; k++)
                {
                    var (a, b) = (start + k, start + k + half);
                    var (c, s) = (_cos[k * stride], _sin[k * stride]);
                    var (x, y) = ((re[b] * c) - (im[b] * s), (re[b] * s) + (im[b] * c));
                    (re[b], im[b]) = (re[a] - x, im[a] - y);
                    (re[a], im[a]) = (re[a] + x, im[a] + y);
                }
            }
        }

        for (var i = 0; i < magnitudes.Length; i++) magnitudes[i] = MathF.Sqrt((re[i] * re[i]) + (im[i] * im[i]));
    }
}
