namespace VideoGen.Composition.Layers;

/// <summary>An exact frame rate: 30000/1001 is not 29.97.</summary>
/// <param name="Numerator">Above 0.</param>
/// <param name="Denominator">1, or 1001 for the NTSC rates.</param>
public readonly record struct FrameRate(int Numerator, int Denominator)
{
    /// <summary>Frames per second as a number.</summary>
    public double PerSecond => (double)Numerator / Denominator;

    /// <summary>Clock of a video track in which every frame is a whole number of ticks.</summary>
    public int Timescale => Denominator == 1 ? Numerator * 512 : Numerator;

    /// <summary>Ticks of <see cref="Timescale"/> that one frame lasts.</summary>
    public int TicksPerFrame => Denominator == 1 ? 512 : Denominator;

    /// <summary>Start of a frame in seconds.</summary>
    public double SecondsAt(double frame) => frame * Denominator / Numerator;

    /// <summary>The frame nearest to a time.</summary>
    /// <param name="seconds">Exact decimal seconds, as a document writes them.</param>
    public long FrameAt(decimal seconds) => (long)decimal.Round(seconds * Numerator / Denominator, MidpointRounding.AwayFromZero);

    /// <summary>Samples of sound before a frame.</summary>
    /// <param name="frame">Number of the frame.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public long SamplesBefore(long frame, int sampleRate) => (long)((Int128)frame * sampleRate * Denominator / Numerator);

    /// <summary>"30000/1001", as ffmpeg reads it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");
}
