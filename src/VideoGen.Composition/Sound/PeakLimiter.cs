namespace VideoGen.Composition.Sound;

/// <summary>Amplifies, and turns loud moments down before they come, so that no peak passes a ceiling and nothing is clipped.</summary>
/// <param name="source">The sound.</param>
/// <param name="gain">Amplification before the limit, linear.</param>
/// <param name="ceiling">Highest peak, also between samples, linear, above 0.</param>
public sealed class PeakLimiter(IStereoSource source, float gain, float ceiling)
{
    private const int LookAhead = 240; // 5 ms
    private static readonly float Release = (float)Math.Exp(-1 / (0.12 * 48_000));

    private readonly (long At, float Gain)[] _least = new (long, float)[LookAhead + 2];
    private readonly float[] _held = new float[LookAhead];
    private float[] _window = [];
    private float[] _gains = [];
    private int _first;
    private int _count;
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
        var from = _ahead;
        var fresh = (int)(_at + count + LookAhead + 1 - from);
        Grow(fresh);
        var window = _window.AsSpan(0, (fresh + (2 * before)) * 2);
        source.Read(from - before, window);
        foreach (ref var sample in window)
            sample *= gain;
        TruePeak.Envelope(window, _gains.AsSpan(0, fresh));
        source.Read(_at, stereo);
        for (var i = 0; i < count; i++, _at++)
        {
            while (_ahead <= _at + LookAhead)
                Push(_gains[(int)(_ahead - from)]);
            var total = Smooth() * gain;
            stereo[i * 2] *= total;
            stereo[(i * 2) + 1] *= total;
        }
    }

    /// <summary>Keeps the candidates for the lowest gain ahead, lowest first.</summary>
    private void Push(float peak)
    {
        var wanted = peak > ceiling ? ceiling / peak : 1;
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
        _current = least < _current ? least : least + ((_current - least) * Release);
        var slot = (int)(_at % LookAhead);
        _sum += _current - (_at >= LookAhead ? _held[slot] : 0);
        _held[slot] = _current;
        return (float)(_sum / Math.Min(_at + 1, LookAhead));
    }

    private void Grow(int fresh)
    {
        if (_gains.Length >= fresh)
            return;
        _gains = new float[fresh];
        _window = new float[(fresh + (2 * TruePeak.Margin)) * 2];
    }
}
