namespace VideoGen.Composition.Music.Synthesis;

/// <summary>Two-pole low-pass (state variable, trapezoidal), which stays stable while its corner moves.</summary>
internal struct Lowpass
{
    private float _a1;
    private float _a2;
    private float _a3;
    private float _first;
    private float _second;

    public void Tune(double hertz)
    {
        var g = Math.Tan(Math.PI * Math.Clamp(hertz, 30, 18_000) / MusicBrief.SampleRate);
        const double Damping = 1.2;
        var a1 = 1 / (1 + (g * (g + Damping)));
        _a1 = (float)a1;
        _a2 = (float)(g * a1);
        _a3 = (float)(g * g * a1);
    }

    public float Next(float input)
    {
        var v3 = input - _second;
        var v1 = (_a1 * _first) + (_a2 * v3);
        var v2 = _second + (_a2 * _first) + (_a3 * v3);
        _first = (2 * v1) - _first;
        _second = (2 * v2) - _second;
        return v2;
    }
}

/// <summary>One-pole high-pass.</summary>
internal struct Highpass(double hertz)
{
    private readonly float _keep = (float)Math.Exp(-2 * Math.PI * hertz / MusicBrief.SampleRate);
    private float _low;

    public float Next(float input)
    {
        _low = input + ((_low - input) * _keep);
        return input - _low;
    }
}

/// <summary>White noise that is the same on every machine.</summary>
internal struct Noise(uint seed)
{
    private uint _state = seed == 0 ? 1 : seed;

    /// <returns>-1 to 1.</returns>
    public float Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return ((int)_state) * (1f / 2_147_483_648f);
    }
}
