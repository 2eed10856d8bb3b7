namespace VideoGen.Composition.Sound;

/// <summary>Integrated loudness after ITU-R BS.1770-4, for 48 kHz.</summary>
public static class LoudnessMeter
{
    private const int Step = 4_800; // 100 ms; blocks of 400 ms overlap by three quarters
    private const double Silence = -70;

    /// <summary>Measures sound of one or two channels.</summary>
    /// <param name="samples">Interleaved at 48 kHz.</param>
    /// <param name="channels">1 or 2. One channel is measured as if it came from both speakers, as players do.</param>
    /// <returns>LUFS; negative infinity when nothing is louder than −70 LUFS or the sound is shorter than 0.4 s.</returns>
    public static double Integrated(ReadOnlySpan<float> samples, int channels)
    {
        var frames = samples.Length / channels;
        var steps = new double[frames / Step];
        for (var channel = 0; channel < channels; channel++)
        {
            var weighting = new KWeighting();
            for (var s = 0; s < steps.Length; s++)
            {
                var energy = 0.0;
                for (var i = s * Step; i < (s + 1) * Step; i++)
                {
                    var weighted = weighting.Next(samples[(i * channels) + channel]);
                    energy += weighted * weighted;
                }

                steps[s] += energy * (channels == 1 ? 2 : 1);
            }
        }

        var blocks = new List<double>();
        for (var s = 0; s + 4 <= steps.Length; s++)
            blocks.Add((steps[s] + steps[s + 1] + steps[s + 2] + steps[s + 3]) / (4 * Step));
        blocks.RemoveAll(b => Loudness(b) < Silence);
        if (blocks.Count == 0)
            return double.NegativeInfinity;
        var gate = Loudness(blocks.Average()) - 10;
        return Loudness(blocks.Where(b => Loudness(b) > gate).Average());
    }

    private static double Loudness(double energy) => -0.691 + (10 * Math.Log10(energy));

    /// <summary>The standard's two filters at 48 kHz: the head's high shelf, and a high-pass.</summary>
    private struct KWeighting
    {
        private double _a1;
        private double _a2;
        private double _b1;
        private double _b2;

        public double Next(double input)
        {
            var shelf = input + (1.69065929318241 * _a1) - (0.73248077421585 * _a2);
            var head = (1.53512485958697 * shelf) - (2.69169618940638 * _a1) + (1.19839281085285 * _a2);
            (_a2, _a1) = (_a1, shelf);
            var pass = head + (1.99004745483398 * _b1) - (0.99007225036621 * _b2);
            var output = pass - (2 * _b1) + _b2;
            (_b2, _b1) = (_b1, pass);
            return output;
        }
    }
}
