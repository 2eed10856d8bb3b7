namespace VideoGen.Composition.Music.Synthesis;

/// <summary>The sound of each instrument and its place in the mix.</summary>
internal static class Orchestra
{
    /// <param name="Gain">Loudness, linear.</param>
    /// <param name="Room">How much of it the room hears.</param>
    /// <param name="Echo">How much of it the echo hears.</param>
    /// <param name="Pumped">Whether the bass drum pushes it down.</param>
    public readonly record struct Seat(float Gain, float Room, float Echo, bool Pumped);

    private static readonly TableSound WarmPad = new()
    {
        Wave = Waves.Soft, Cents = [-7, 0, 6], Attack = 0.7, Release = 0.5, Dark = 900, Bright = 500, BrightDecay = 2, Drift = 0.25,
    };

    private static readonly TableSound BrightPad = new()
    {
        Wave = Waves.Saw, Cents = [-11, -4, 5, 12], Attack = 0.12, Release = 0.3, Dark = 1300, Bright = 1600, BrightDecay = 1.5, Drift = 0.2,
    };

    private static readonly TableSound Drone = new()
    {
        Wave = Waves.Hollow, Cents = [-13, 0, 14], Attack = 1.2, Release = 0.8, Dark = 480, Bright = 250, BrightDecay = 3, Drift = 0.45,
    };

    private static readonly TableSound Felt = new()
    {
        Wave = Waves.Soft, Cents = [-2, 2], Attack = 0.006, Decay = 0.9, Sustain = 0, Release = 0.35, Hold = 0.6, Dark = 700, Bright = 2200,
        BrightDecay = 0.12, Spread = 0.45,
    };

    private static readonly TableSound Pluck = new()
    {
        Wave = Waves.Saw, Cents = [-5, 5], Attack = 0.003, Decay = 0.22, Sustain = 0, Release = 0.12, Hold = 0.2, Dark = 600, Bright = 4200,
        BrightDecay = 0.09, Spread = 0.55,
    };

    private static readonly TableSound Stab = new()
    {
        Wave = Waves.Saw, Cents = [-9, 0, 9], Attack = 0.004, Decay = 0.28, Sustain = 0.1, Release = 0.12, Dark = 900, Bright = 3000, BrightDecay = 0.15,
    };

    private static readonly TableSound SubBass = new()
    {
        Wave = Waves.Soft, Attack = 0.012, Decay = 0.8, Sustain = 0.6, Release = 0.09, Dark = 260, Bright = 350, BrightDecay = 0.1, Spread = 0,
    };

    private static readonly TableSound EdgeBass = new()
    {
        Wave = Waves.Saw, Cents = [-4, 4], Attack = 0.005, Decay = 0.3, Sustain = 0.5, Release = 0.06, Dark = 320, Bright = 1300, BrightDecay = 0.1, Spread = 0,
    };

    public static Seat SeatOf(Instrument instrument) => instrument switch
    {
        Instrument.WarmPad => new(0.17f, 0.5f, 0, true),
        Instrument.BrightPad => new(0.11f, 0.4f, 0, true),
        Instrument.Drone => new(0.24f, 0.5f, 0, true),
        Instrument.Felt => new(0.36f, 0.5f, 0.18f, false),
        Instrument.Pluck => new(0.32f, 0.3f, 0.3f, true),
        Instrument.Marimba => new(0.32f, 0.3f, 0.08f, false),
        Instrument.Bell => new(0.15f, 0.6f, 0.35f, false),
        Instrument.Stab => new(0.11f, 0.4f, 0.2f, true),
        Instrument.SubBass => new(0.42f, 0, 0, true),
        Instrument.EdgeBass => new(0.28f, 0.03f, 0, true),
        Instrument.Kick => new(0.62f, 0.03f, 0, false),
        Instrument.Taiko => new(0.6f, 0.5f, 0, false),
        Instrument.Snare => new(0.36f, 0.25f, 0, false),
        Instrument.Clap => new(0.4f, 0.3f, 0, false),
        Instrument.Snap => new(0.3f, 0.35f, 0.05f, false),
        Instrument.Hat => new(0.22f, 0.05f, 0, false),
        Instrument.OpenHat => new(0.2f, 0.1f, 0, false),
        Instrument.Shaker => new(0.12f, 0.1f, 0, false),
        Instrument.Riser => new(0.16f, 0.4f, 0, false),
        Instrument.Crash => new(0.2f, 0.4f, 0, false),
        _ => throw new ArgumentOutOfRangeException(nameof(instrument)),
    };

    /// <summary>One note of an instrument.</summary>
    /// <param name="instrument">Who plays.</param>
    /// <param name="note">What is played.</param>
    /// <param name="start">First sample.</param>
    /// <param name="secondsPerBeat">Tempo.</param>
    /// <param name="index">Number of the note within its part; spreads notes and varies strokes.</param>
    public static Voice Sound(Instrument instrument, Note note, int start, double secondsPerBeat, int index)
    {
        var seconds = note.Beats * secondsPerBeat;
        var hertz = 440 * Math.Pow(2, (note.Pitch - 69) / 12.0);
        var pan = index % 2 == 0 ? -1.0 : 1.0;
        TableVoice Table(TableSound sound) => new(sound, hertz, seconds, note.Strength, pan, (index * 0.618) % 1) { Start = start };
        DrumVoice Drum(DrumSound sound) => new(sound, note.Strength, unchecked(((uint)index * 2_654_435_761u) + 12_345u)) { Start = start };
        return instrument switch
        {
            Instrument.WarmPad => Table(WarmPad),
            Instrument.BrightPad => Table(BrightPad),
            Instrument.Drone => Table(Drone),
            Instrument.Felt => Table(Felt),
            Instrument.Pluck => Table(Pluck),
            Instrument.Stab => Table(Stab),
            Instrument.SubBass => Table(SubBass),
            Instrument.EdgeBass => Table(EdgeBass),
            Instrument.Bell => new BellVoice(hertz, 3.5, 1.6, 0.9, note.Strength, pan * 0.5) { Start = start },
            Instrument.Marimba => new BellVoice(hertz, 4, 1.1, 0.16, note.Strength, pan * 0.35) { Start = start },
            Instrument.Kick => Drum(new() { Hertz = 47, Drop = 120, ToneTime = 0.16, Noise = 0.15, NoiseTime = 0.008, LowCut = 1500 }),
            Instrument.Taiko => Drum(new() { Hertz = 62, Drop = 45, DropTime = 0.06, ToneTime = 0.35, Noise = 0.35, NoiseTime = 0.05, HighCut = 900, LowCut = 80 }),
            Instrument.Snare => Drum(new() { Hertz = 185, Drop = 60, ToneTime = 0.06, Noise = 0.8, NoiseTime = 0.09, LowCut = 900, HighCut = 9000 }),
            Instrument.Clap => Drum(new() { Noise = 1.2, NoiseTime = 0.08, LowCut = 900, HighCut = 5000, Flam = 0.011 }),
            Instrument.Snap => Drum(new() { Hertz = 1750, Drop = 500, ToneTime = 0.012, Noise = 0.9, NoiseTime = 0.02, LowCut = 1500, HighCut = 6000, Pan = 0.15 }),
            Instrument.Hat => Drum(new() { Noise = 1, NoiseTime = 0.025, LowCut = 7000, HighCut = 15_000, Pan = 0.2 }),
            Instrument.OpenHat => Drum(new() { Noise = 1, NoiseTime = 0.1, LowCut = 6000, HighCut = 15_000, Pan = -0.15 }),
            Instrument.Shaker => Drum(new() { Noise = 1, NoiseTime = 0.035, NoiseRise = 0.02, LowCut = 5000, HighCut = 11_000, Pan = -0.3 }),
            Instrument.Riser => Drum(new() { Noise = 1, NoiseRise = seconds * 0.97, NoiseTime = 0.02, LowCut = 1200, HighCut = 7000 }),
            Instrument.Crash => Drum(new() { Noise = 1, NoiseTime = 0.6, LowCut = 3500, HighCut = 13_000, Pan = 0.1 }),
            _ => throw new ArgumentOutOfRangeException(nameof(instrument)),
        };
    }
}
