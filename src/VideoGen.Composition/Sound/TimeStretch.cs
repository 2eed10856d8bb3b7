using System.Numerics;
using System.Runtime.InteropServices;

namespace VideoGen.Composition.Sound;

/// <summary>
/// Plays sound faster or slower at the same pitch, by overlapping pieces of it where they fit best (WSOLA). The tempo may change on the
/// way without a joint. Where it is 1, the sound is the source's, sample for sample.
/// </summary>
internal sealed class TimeStretch(IStereoSource source, TempoMap map)
{
    private const int Hop = 960; // 20 ms: two periods of a deep voice in each overlap
    private const int Reach = 640; // 13 ms either way: one period of a deep voice
    private const int Coarse = 4; // the search looks at every fourth sample first

    private readonly float[] _fadeIn = FadeIn();
    private readonly float[] _last = new float[Hop * 2]; // the second half of the piece before, not yet faded
    private readonly float[] _piece = new float[Hop * 4];
    private readonly float[] _ready = new float[Hop * 2];
    private readonly float[] _wide = new float[(Hop + (2 * Reach)) * 2];
    private readonly float[] _wanted = new float[Hop];
    private readonly float[] _around = new float[Hop + (2 * Reach)];
    private int _used = Hop;
    private long _hops;
    private long _at;

    /// <summary>Gives the next samples.</summary>
    public void Read(Span<float> stereo)
    {
        while (stereo.Length > 0)
        {
            if (_used == Hop)
                Next();
            var count = Math.Min(stereo.Length / 2, Hop - _used);
            _ready.AsSpan(_used * 2, count * 2).CopyTo(stereo);
            stereo = stereo[(count * 2)..];
            _used += count;
        }
    }

    private void Next()
    {
        var goal = (long)Math.Round(map.SourceAt(_hops * Hop));
        _at = _hops == 0 ? goal : map.RateAt(_hops * Hop) == 1 ? goal : Best(goal);
        source.Read(_at, _piece);
        if (_hops == 0)
            _piece.AsSpan(0, Hop * 2).CopyTo(_last);
        for (var i = 0; i < Hop * 2; i++)
            _ready[i] = _last[i] + ((_piece[i] - _last[i]) * _fadeIn[i / 2]);
        _piece.AsSpan(Hop * 2).CopyTo(_last);
        _hops++;
        _used = 0;
    }

    /// <summary>The place near the goal at which the source goes on most like the piece before.</summary>
    private long Best(long goal)
    {
        Mono(_last, _wanted);
        source.Read(goal - Reach, _wide);
        Mono(_wide, _around);
        Span<float> wanted = stackalloc float[Hop / Coarse];
        Span<float> around = stackalloc float[(Hop + (2 * Reach)) / Coarse];
        Thin(_wanted, wanted);
        Thin(_around, around);
        var near = Search(wanted, around, 0, around.Length - wanted.Length) * Coarse;
        return goal - Reach + Search(_wanted, _around, Math.Max(0, near - Coarse), Math.Min(2 * Reach, near + Coarse));
    }

    private static int Search(ReadOnlySpan<float> wanted, ReadOnlySpan<float> around, int from, int to)
    {
        var (best, bestFit) = (from, float.NegativeInfinity);
        var energy = Dot(around.Slice(from, wanted.Length), around.Slice(from, wanted.Length));
        for (var i = from; i <= to; i++)
        {
            var fit = Dot(wanted, around.Slice(i, wanted.Length)) / MathF.Sqrt(MathF.Max(energy, 1e-9f));
            if (fit > bestFit)
                (best, bestFit) = (i, fit);
            if (i < to)
                energy += (around[i + wanted.Length] * around[i + wanted.Length]) - (around[i] * around[i]);
        }

        return best;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector4>(a);
        var right = MemoryMarshal.Cast<float, Vector4>(b);
        var sum = Vector4.Zero;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return Vector4.Dot(sum, Vector4.One);
    }

    private static void Mono(ReadOnlySpan<float> stereo, Span<float> mono)
    {
        for (var i = 0; i < mono.Length; i++)
            mono[i] = stereo[i * 2] + stereo[(i * 2) + 1];
    }

    private static void Thin(ReadOnlySpan<float> all, Span<float> thin)
    {
        for (var i = 0; i < thin.Length; i++)
            thin[i] = all[i * Coarse] + all[(i * Coarse) + 1] + all[(i * Coarse) + 2] + all[(i * Coarse) + 3];
    }

    private static float[] FadeIn()
    {
        var fade = new float[Hop];
        for (var i = 0; i < Hop; i++)
            fade[i] = (float)(0.5 - (0.5 * Math.Cos(Math.PI * i / Hop)));
        return fade;
    }
}
