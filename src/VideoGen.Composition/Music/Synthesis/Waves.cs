namespace VideoGen.Composition.Music.Synthesis;

/// <summary>One period of each waveform per octave, with no harmonic above half the sample rate, so that high notes do not alias.</summary>
internal static class Waves
{
    public const int Length = 2048;
    private const int Octaves = 11;
    private const double LowestHertz = 20;

    public static readonly float[] Sine = Build(1, (_, _) => 1);
    private static readonly float[][] Saws = Family((k, _) => 1.0 / k);
    private static readonly float[][] Softs = Family((k, n) => 1.0 / Math.Pow(k, 1.9) * (k > n * 0.8 ? 0.5 : 1));
    private static readonly float[][] Hollows = Family((k, _) => k % 2 == 1 ? 1.0 / k : 0.12 / k);

    public static float[] Saw(double hertz) => Saws[Octave(hertz)];

    /// <summary>Between a triangle and a saw.</summary>
    public static float[] Soft(double hertz) => Softs[Octave(hertz)];

    /// <summary>Mostly odd harmonics, like a clarinet.</summary>
    public static float[] Hollow(double hertz) => Hollows[Octave(hertz)];

    private static int Octave(double hertz) => Math.Clamp((int)Math.Ceiling(Math.Log2(hertz / LowestHertz)), 0, Octaves - 1);

    private static float[][] Family(Func<int, int, double> amplitude)
    {
        var tables = new float[Octaves][];
        for (var octave = 0; octave < Octaves; octave++)
        {
            var top = LowestHertz * Math.Pow(2, octave);
            var harmonics = Math.Clamp((int)(MusicBrief.SampleRate * 0.45 / top), 1, 400);
            tables[octave] = Build(harmonics, amplitude);
        }

        return tables;
    }

    private static float[] Build(int harmonics, Func<int, int, double> amplitude)
    {
        var sine = new double[Length];
        for (var i = 0; i < Length; i++)
            sine[i] = Math.Sin(2 * Math.PI * i / Length);
        var sum = new double[Length];
        for (var k = 1; k <= harmonics; k++)
        {
            var a = amplitude(k, harmonics);
            for (var i = 0; i < Length; i++)
                sum[i] += a * sine[k * i & (Length - 1)];
        }

        var peak = sum.Max(Math.Abs);
        var table = new float[Length + 1]; // the first sample again at the end, for interpolation
        for (var i = 0; i <= Length; i++)
            table[i] = (float)(sum[i & (Length - 1)] / peak);
        return table;
    }
}
