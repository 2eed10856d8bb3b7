namespace VideoGen.Composition.Sound;

/// <summary>Finds where there is speech, with the time before and after it in which music stays back.</summary>
public sealed class SpeechFinder
{
    internal const int Hop = 480; // 10 ms
    private const int Before = 15; // hops by which the music is down before a word
    private const int After = 45; // hops for which it stays down after one, which bridges the pauses in a sentence

    private readonly List<float> _levels = [];
    private double _sum;
    private int _filled;

    /// <summary>Takes the next stretch of the narration.</summary>
    /// <param name="stereo">Interleaved at 48 kHz.</param>
    public void Add(ReadOnlySpan<float> stereo)
    {
        for (var i = 0; i < stereo.Length; i += 2)
        {
            _sum += (stereo[i] * stereo[i]) + (stereo[i + 1] * stereo[i + 1]);
            if (++_filled == Hop)
                Close();
        }
    }

    /// <summary>Closes the narration.</summary>
    /// <returns>One entry per 10 ms, whether music must be down.</returns>
    public bool[] Find()
    {
        if (_filled > 0)
            Close();

        // 35 dB below its loudest moment a voice is breath and room.
        var threshold = Math.Max(_levels.DefaultIfEmpty().Max() * Math.Pow(10, -3.5), 1e-9);
        var speech = new bool[_levels.Count];
        for (var h = 0; h < speech.Length; h++)
        {
            if (_levels[h] > threshold)
                Array.Fill(speech, true, Math.Max(0, h - Before), Math.Min(speech.Length, h + After) - Math.Max(0, h - Before));
        }

        return speech;
    }

    private void Close()
    {
        _levels.Add((float)_sum);
        (_sum, _filled) = (0, 0);
    }
}

/// <summary>Turns music down where there is speech, without a jump.</summary>
/// <param name="speech">From <see cref="SpeechFinder"/>.</param>
/// <param name="depth">Gain under speech, linear, 0 to 1.</param>
public sealed class Ducker(bool[] speech, float depth)
{
    private const double FallSeconds = 0.09;
    private const double RiseSeconds = 0.45;
    private static readonly float Fall = (float)(1 - Math.Exp(-1 / (FallSeconds * 48_000)));
    private static readonly float Rise = (float)(1 - Math.Exp(-1 / (RiseSeconds * 48_000)));

    private float _gain = speech.Length > 0 && speech[0] ? depth : 1f;
    private long _at;

    /// <summary>Changes the next stretch of the music in place.</summary>
    /// <param name="stereo">Interleaved at 48 kHz.</param>
    public void Apply(Span<float> stereo)
    {
        for (var i = 0; i < stereo.Length; i += 2, _at++)
        {
            var hop = _at / SpeechFinder.Hop;
            var aim = hop < speech.Length && speech[hop] ? depth : 1f;
            _gain += (aim - _gain) * (aim < _gain ? Fall : Rise);
            stereo[i] *= _gain;
            stereo[i + 1] *= _gain;
        }
    }
}
