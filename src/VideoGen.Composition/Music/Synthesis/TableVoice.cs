namespace VideoGen.Composition.Music.Synthesis;

/// <summary>What a pitched instrument of wavetables sounds like.</summary>
internal sealed record TableSound
{
    public required Func<double, float[]> Wave { get; init; }

    /// <summary>Detuning of the oscillators in cents; one oscillator each, spread from left to right.</summary>
    public double[] Cents { get; init; } = [0];

    public required double Attack { get; init; }

    public double Decay { get; init; } = 1;

    public double Sustain { get; init; } = 1;

    public required double Release { get; init; }

    /// <summary>Corner of the low-pass after the stroke, in hertz.</summary>
    public required double Dark { get; init; }

    /// <summary>How far above <see cref="Dark"/> the corner is at the stroke, in hertz.</summary>
    public double Bright { get; init; }

    /// <summary>Seconds in which the brightness falls to 1/e.</summary>
    public double BrightDecay { get; init; } = 0.2;

    /// <summary>Slow movement of the corner, as a share of it.</summary>
    public double Drift { get; init; }

    /// <summary>-1 (left) to 1 (right), by which notes are spread.</summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>A note is let go this early or rings on: seconds added to its length.</summary>
    public double Hold { get; init; }
}

/// <summary>Detuned wavetable oscillators through a low-pass that closes.</summary>
internal sealed class TableVoice : Voice
{
    private const int ControlStep = 32;

    private readonly TableSound _sound;
    private readonly float[] _wave;
    private readonly float[] _phase;
    private readonly float[] _step;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float _gain;
    private readonly double _brightness;
    private Envelope _envelope;
    private Lowpass _lowLeft;
    private Lowpass _lowRight;
    private long _age;

    public TableVoice(TableSound sound, double hertz, double seconds, double strength, double pan, double phase)
    {
        _sound = sound;
        _wave = sound.Wave(hertz);
        _gain = (float)(strength / Math.Sqrt(sound.Cents.Length));
        _brightness = 0.5 + (0.5 * strength);
        _envelope = new Envelope(sound.Attack, sound.Decay, sound.Sustain, seconds + sound.Hold, sound.Release);
        var count = sound.Cents.Length;
        (_phase, _step, _left, _right) = (new float[count], new float[count], new float[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            _phase[i] = (int)((phase + (i * 0.37)) % 1 * Waves.Length); // whole, since a float share of the table can round up to its end
            _step[i] = (float)(hertz * Math.Pow(2, sound.Cents[i] / 1200) * Waves.Length / MusicBrief.SampleRate);
            var place = (pan * sound.Spread) + (count == 1 ? 0 : ((2.0 * i / (count - 1)) - 1) * 0.7);
            var angle = (Math.Clamp(place, -1, 1) + 1) * Math.PI / 4;
            (_left[i], _right[i]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
        }
    }

    public override bool Render(Span<float> left, Span<float> right)
    {
        for (var at = 0; at < left.Length;)
        {
            var until = Math.Min(left.Length, at + ControlStep);
            Aim();
            for (; at < until; at++, _age++)
            {
                var (l, r) = (0f, 0f);
                for (var i = 0; i < _phase.Length; i++)
                {
                    var sample = Read(i);
                    l += sample * _left[i];
                    r += sample * _right[i];
                }

                var level = _envelope.Next() * _gain;
                left[at] += _lowLeft.Next(l) * level;
                right[at] += _lowRight.Next(r) * level;
            }

            if (_envelope.Ended)
                return false;
        }

        return true;
    }

    private float Read(int i)
    {
        var phase = _phase[i];
        var index = (int)phase;
        var value = _wave[index] + ((_wave[index + 1] - _wave[index]) * (phase - index));
        phase += _step[i];
        _phase[i] = phase >= Waves.Length ? phase - Waves.Length : phase;
        return value;
    }

    private void Aim()
    {
        var seconds = (double)_age / MusicBrief.SampleRate;
        var corner = _sound.Dark * (1 + (_sound.Drift * Math.Sin(seconds * 1.3)))
            + (_sound.Bright * _brightness * Math.Exp(-seconds / _sound.BrightDecay));
        _lowLeft.Tune(corner);
        _lowRight.Tune(corner);
    }
}
