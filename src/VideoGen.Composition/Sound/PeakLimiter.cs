namespace VideoGen.Composition.Sound;

/// <summary>Amplifies, and turns loud moments down before they come, so that no peak passes a ceiling and nothing is clipped.</summary>
/// <param name="source">The sound.</param>
/// <param name="gain">Amplification before the limit, linear.</param>
/// <param name="ceiling">Highest peak, also between samples.</param>
public sealed class PeakLimiter(IStereoSource source, float gain, PeakCeiling ceiling)
{
    private const int LookAhead = 240; // 5 ms

    /// <summary>What is left of a reduction when it counts as gone: slower and slower, it would never end.</summary>
    private const float Gone = 2e-4f;
    private static readonly float Release = (float)Math.Exp(-1 / (0.12 * 48_000));

    private readonly (long At, float Gain)[] _least = new (long, float)[LookAhead + 2];
    private readonly float[] _held = new float[LookAhead];
    private float[] _window = [];
    private float[] _peaks = [];
    private int _first;
    private int _count;
    private int _untouched;
    private long _ahead;
    private long _at;
    private float _current = 1;
    private double _sum;

    /// <summary>Gives the next limited samples.</summary>
    /// <param name="stereo">Filled completely; past the end of the sound with silence.</param>
    public void Read(Span<float> stereo)
    {
        const int before = TruePeak.Margin;
        var count = stereo.Length / 2;
        var known = (int)(_ahead - _at);
        Grow(count + LookAhead + 1);
        var window = _window.AsSpan(0, (count + LookAhead + 1 + (2 * before)) * 2);
        source.Read(_at - before, window);
        SampleMath.Multiply(window, gain);
        var peaks = _peaks.AsSpan(0, count + LookAhead + 1 - known);
        TruePeak.Envelope(window[(known * 2)..], peaks);
        window.Slice(before * 2, count * 2).CopyTo(stereo);
        if (!Passes(peaks))
            Limit(stereo, peaks);
    }

    /// <summary>Whether all of it may stay as it is: nothing ahead is too high, and nothing before still rings off.</summary>
    private bool Passes(ReadOnlySpan<float> peaks)
    {
        if (_untouched < LookAhead || _least[_first].Gain < 1 || SampleMath.Peak(peaks) > ceiling.Least(_ahead, peaks.Length))
            return false;
        _ahead += peaks.Length;
        _at = _ahead - LookAhead - 1;
        (_first, _count, _sum) = (0, 1, LookAhead);
        _least[0] = (_ahead - 1, 1);
        return true;
    }

    private void Limit(Span<float> stereo, ReadOnlySpan<float> peaks)
    {
        var from = _ahead;
        for (var i = 0; i < stereo.Length; i += 2, _at++)
        {
            while (_ahead <= _at + LookAhead)
                Push(peaks[(int)(_ahead - from)]);
            var total = Smooth();
            stereo[i] *= total;
            stereo[i + 1] *= total;
        }
    }

    /// <summary>Keeps the candidates for the lowest gain ahead, lowest first.</summary>
    private void Push(float peak)
    {
        var highest = ceiling.At(_ahead);
        var wanted = peak > highest ? highest / peak : 1;
        while (_count > 0 && _least[(_first + _count - 1) % _least.Length].Gain >= wanted)
            _count--;
        _least[(_first + _count++) % _least.Length] = (_ahead++, wanted);
    }

    /// <summary>The lowest gain of the next 5 ms, let go slowly, then averaged over those 5 ms: it arrives in time and never jumps.</summary>
    private float Smooth()
    {
        while (_least[_first].At < _at)
            (_first, _count) = ((_first + 1) % _least.Length, _count - 1);
        var least = _least[_first].Gain;
        _current = least < _current + Gone ? least : least + ((_current - least) * Release);
        _untouched = _current == 1 ? _untouched + 1 : 0;
        var slot = (int)(_at % LookAhead);
        _sum += _current - (_at >= LookAhead ? _held[slot] : 0);
        _held[slot] = _current;
        return (float)(_sum / Math.Min(_at + 1, LookAhead));
    }

    private void Grow(int samples)
    {
        if (_peaks.Length >= samples)
            return;
        _peaks = new float[samples];
        _window = new float[(samples + (2 * TruePeak.Margin)) * 2];
    }
}
