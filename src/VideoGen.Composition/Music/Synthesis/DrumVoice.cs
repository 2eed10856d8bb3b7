namespace VideoGen.Composition.Music.Synthesis;

/// <summary>What a drum sounds like: a falling tone, filtered noise, or both.</summary>
internal sealed record DrumSound
{
    /// <summary>Pitch at rest in hertz; 0 for no tone.</summary>
    public double Hertz { get; init; }

    /// <summary>Hertz above it at the stroke.</summary>
    public double Drop { get; init; }

    /// <summary>Seconds in which the drop falls to 1/e.</summary>
    public double DropTime { get; init; } = 0.03;

    public double ToneTime { get; init; } = 0.1;

    public double Noise { get; init; }

    public double NoiseTime { get; init; } = 0.1;

    /// <summary>Seconds the noise takes to rise; a swell when long.</summary>
    public double NoiseRise { get; init; } = 0.002;

    public double LowCut { get; init; } = 200;

    public double HighCut { get; init; } = 12_000;

    /// <summary>Seconds between the strokes of several hands; 0 for one.</summary>
    public double Flam { get; init; }

    public double Pan { get; init; }
}

/// <summary>A drum stroke.</summary>
internal sealed class DrumVoice : Voice
{
    private readonly float _left;
    private readonly float _right;
    private readonly float _hertz;
    private readonly float _dropFall;
    private readonly float _noiseGain;
    private readonly int _flam;
    private Envelope _tone;
    private Envelope _hiss;
    private float _drop;
    private float _phase;
    private int _age;
    private Noise _noise;
    private Highpass _low;
    private Lowpass _high;

    public DrumVoice(DrumSound sound, double strength, uint seed)
    {
        var angle = (sound.Pan + 1) * Math.PI / 4;
        _left = (float)(Math.Cos(angle) * strength);
        _right = (float)(Math.Sin(angle) * strength);
        _hertz = (float)sound.Hertz;
        _drop = (float)sound.Drop;
        _dropFall = (float)Math.Exp(-1 / (sound.DropTime * MusicBrief.SampleRate));
        _tone = new Envelope(0.002, sound.ToneTime, 0, sound.Hertz > 0 ? sound.ToneTime * 6 : 0, 0.01);
        _hiss = new Envelope(sound.NoiseRise, sound.NoiseTime, 0, sound.Noise > 0 ? sound.NoiseRise + (sound.NoiseTime * 6) : 0, 0.01);
        _noiseGain = (float)sound.Noise;
        _flam = (int)(sound.Flam * MusicBrief.SampleRate);
        _noise = new Noise(seed);
        _low = new Highpass(sound.LowCut);
        _high.Tune(sound.HighCut);
    }

    public override bool Render(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length; i++, _age++)
        {
            var sample = 0f;
            if (_hertz > 0)
            {
                sample = Waves.Sine[(int)_phase] * _tone.Next();
                _phase += (_hertz + _drop) * Waves.Length / MusicBrief.SampleRate;
                if (_phase >= Waves.Length)
                    _phase -= Waves.Length;
                _drop *= _dropFall;
            }

            if (_noiseGain > 0)
            {
                // Several hands never meet: the first strokes of a clap are chopped.
                var chopped = _flam > 0 && _age < 3 * _flam ? 1 - ((float)(_age % _flam) / _flam) : 1;
                sample += _high.Next(_low.Next(_noise.Next())) * _hiss.Next() * _noiseGain * chopped;
            }

            left[i] += sample * _left;
            right[i] += sample * _right;
        }

        return (_hertz > 0 && !_tone.Ended) || (_noiseGain > 0 && !_hiss.Ended);
    }
}
