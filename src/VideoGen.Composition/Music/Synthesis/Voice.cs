namespace VideoGen.Composition.Music.Synthesis;

/// <summary>One sounding note. Rendered block by block, so that the length of a piece does not decide the memory it takes.</summary>
internal abstract class Voice
{
    /// <summary>First sample of the piece in which it sounds.</summary>
    public required int Start { get; init; }

    /// <summary>Adds the next samples.</summary>
    /// <returns>False when the note has died away.</returns>
    public abstract bool Render(Span<float> left, Span<float> right);
}

/// <summary>Rise, hold and fall of a note's loudness, always from and to silence.</summary>
internal struct Envelope
{
    private readonly float _rise;
    private readonly float _decay;
    private readonly float _sustain;
    private readonly float _release;
    private int _held;
    private float _level;
    private bool _rising;

    /// <param name="attack">Seconds to full loudness; at least 2 ms, below which a start clicks.</param>
    /// <param name="decay">Seconds in which the loudness falls to 1/e of its way to <paramref name="sustain"/>.</param>
    /// <param name="sustain">0 to 1.</param>
    /// <param name="hold">Seconds until the note is let go.</param>
    /// <param name="release">Seconds in which the rest falls to 1/e.</param>
    public Envelope(double attack, double decay, double sustain, double hold, double release)
    {
        _rise = (float)(1 / (Math.Max(attack, 0.002) * MusicBrief.SampleRate));
        _decay = Fall(decay);
        _sustain = (float)sustain;
        _release = Fall(Math.Max(release, 0.004));
        _held = (int)(Math.Max(hold, attack) * MusicBrief.SampleRate);
        _rising = true;
    }

    public readonly bool Ended => !_rising && _level < 1e-4f;

    public float Next()
    {
        if (_held-- <= 0)
        {
            _rising = false;
            return _level *= _release;
        }

        if (_rising)
        {
            _level += _rise;
            if (_level >= 1)
                (_level, _rising) = (1, false);
            return _level;
        }

        return _level = _sustain + ((_level - _sustain) * _decay);
    }

    private static float Fall(double seconds) => (float)Math.Exp(-1 / (seconds * MusicBrief.SampleRate));
}
