using System.Runtime.Intrinsics;

namespace VideoGen.Composition.Sound;

/// <summary>Integrated loudness and loudness range after ITU-R BS.1770-4 and EBU Tech 3342, for two channels at 48 kHz.</summary>
public sealed class LoudnessMeter
{
    private const int Step = 4_800; // 100 ms; blocks of 400 ms overlap by three quarters
    private const double Silence = -70;

    private readonly List<double> _steps = [];
    private KWeighting _filter;
    private double _energy;
    private int _filled;

    /// <summary>LUFS; negative infinity when nothing is louder than −70 LUFS or the sound is shorter than 0.4 s.</summary>
    public double Integrated
    {
        get
        {
            var blocks = Blocks(4);
            blocks.RemoveAll(b => Loudness(b) < Silence);
            if (blocks.Count == 0)
                return double.NegativeInfinity;
            var gate = Loudness(blocks.Average()) - 10;
            return Loudness(blocks.Where(b => Loudness(b) > gate).Average());
        }
    }

    /// <summary>Range between quiet and loud passages in LU; 0 when the sound is shorter than 3 s.</summary>
    public double Range
    {
        get
        {
            var blocks = Blocks(30);
            blocks.RemoveAll(b => Loudness(b) < Silence);
            if (blocks.Count == 0)
                return 0;
            var gate = Loudness(blocks.Average()) - 20;
            var loud = blocks.Select(Loudness).Where(l => l > gate).Order().ToArray();
            return loud.Length == 0 ? 0 : loud[(int)Math.Round((loud.Length - 1) * 0.95)] - loud[(int)Math.Round((loud.Length - 1) * 0.1)];
        }
    }

    /// <summary>Loudness of each 100 ms by itself, in LUFS without gates; negative infinity for digital silence.</summary>
    public IReadOnlyList<double> Steps => [.. _steps.Select(s => Loudness(s / Step))];

    /// <summary>Measures a whole sound.</summary>
    /// <param name="stereo">Interleaved at 48 kHz.</param>
    /// <returns><see cref="Integrated"/>.</returns>
    public static double Measure(ReadOnlySpan<float> stereo)
    {
        var meter = new LoudnessMeter();
        meter.Add(stereo);
        return meter.Integrated;
    }

    /// <summary>Takes the next stretch.</summary>
    /// <param name="stereo">Interleaved at 48 kHz.</param>
    public void Add(ReadOnlySpan<float> stereo)
    {
        while (stereo.Length > 0)
        {
            var count = Math.Min(stereo.Length / 2, Step - _filled);
            _energy += _filter.Energy(stereo[..(count * 2)]);
            _filled += count;
            stereo = stereo[(count * 2)..];
            if (_filled < Step)
                continue;
            _steps.Add(_energy);
            (_energy, _filled) = (0, 0);
        }
    }

    private List<double> Blocks(int length)
    {
        var blocks = new List<double>(_steps.Count);
        var sum = 0.0;
        for (var s = 0; s < _steps.Count; s++)
        {
            sum += _steps[s];
            if (s >= length) sum -= _steps[s - length];
            if (s >= length - 1) blocks.Add(Math.Max(0, sum) / (length * Step));
        }

        return blocks;
    }

    private static double Loudness(double energy) => -0.691 + (10 * Math.Log10(energy));

    /// <summary>The standard's two filters at 48 kHz, both channels at once: the head's high shelf, and a high-pass.</summary>
    private struct KWeighting
    {
        private Vector128<double> _a1;
        private Vector128<double> _a2;
        private Vector128<double> _b1;
        private Vector128<double> _b2;

        public double Energy(ReadOnlySpan<float> stereo)
        {
            var (a1, a2, b1, b2, energy) = (_a1, _a2, _b1, _b2, Vector128<double>.Zero);
            for (var i = 0; i + 1 < stereo.Length; i += 2)
            {
                var shelf = Vector128.Create((double)stereo[i], stereo[i + 1]) + (1.69065929318241 * a1) - (0.73248077421585 * a2);
                var head = (1.53512485958697 * shelf) - (2.69169618940638 * a1) + (1.19839281085285 * a2);
                (a2, a1) = (a1, shelf);
                var pass = head + (1.99004745483398 * b1) - (0.99007225036621 * b2);
                var output = pass - (2 * b1) + b2;
                (b2, b1) = (b1, pass);
                energy += output * output;
            }

            (_a1, _a2, _b1, _b2) = (Still(a1), Still(a2), Still(b1), Still(b2));
            return energy[0] + energy[1];
        }

        /// <summary>In silence the filters ring on with numbers so small that a processor is slow with them.</summary>
        private static Vector128<double> Still(Vector128<double> state) =>
            Vector128.LessThanAll(Vector128.Abs(state), Vector128.Create(1e-30)) ? Vector128<double>.Zero : state;
    }
}
