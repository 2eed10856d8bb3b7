namespace VideoGen.Composition.Music.Synthesis;

/// <summary>Struck glass or wood: a sine whose phase a second sine bends, less and less.</summary>
internal sealed class BellVoice : Voice
{
    private readonly float _carrier;
    private readonly float _modulator;
    private readonly float _left;
    private readonly float _right;
    private readonly float _bendFall;
    private Envelope _envelope;
    private float _bend;
    private float _carrierPhase;
    private float _modulatorPhase;

    /// <param name="hertz">Pitch.</param>
    /// <param name="ratio">Frequency of the bending sine over the note's.</param>
    /// <param name="bend">How bright the stroke is, 0 to 4.</param>
    /// <param name="ring">Seconds in which it dies to 1/e.</param>
    /// <param name="strength">0 to 1.</param>
    /// <param name="pan">-1 (left) to 1 (right).</param>
    public BellVoice(double hertz, double ratio, double bend, double ring, double strength, double pan)
    {
        _carrier = (float)(hertz / MusicBrief.SampleRate * Waves.Length);
        _modulator = (float)(hertz * ratio / MusicBrief.SampleRate * Waves.Length);
        _bend = (float)(bend * strength / (2 * Math.PI) * Waves.Length);
        _bendFall = (float)Math.Exp(-1 / (ring * 0.35 * MusicBrief.SampleRate));
        _envelope = new Envelope(0.002, ring, 0, ring * 6, 0.05);
        var angle = (Math.Clamp(pan, -1, 1) + 1) * Math.PI / 4;
        _left = (float)(Math.Cos(angle) * strength);
        _right = (float)(Math.Sin(angle) * strength);
    }

    public override bool Render(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var phase = _carrierPhase + (Waves.Sine[(int)_modulatorPhase] * _bend);
            var sample = Waves.Sine[(int)phase & (Waves.Length - 1)] * _envelope.Next();
            left[i] += sample * _left;
            right[i] += sample * _right;
            _bend *= _bendFall;
            _carrierPhase = Wrap(_carrierPhase + _carrier);
            _modulatorPhase = Wrap(_modulatorPhase + _modulator);
        }

        return !_envelope.Ended;
    }

    private static float Wrap(float phase) => phase >= Waves.Length ? phase - Waves.Length : phase;
}
