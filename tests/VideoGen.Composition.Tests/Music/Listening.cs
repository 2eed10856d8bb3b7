namespace VideoGen.Composition.Tests.Music;

/// <summary>Measures what an ear would notice.</summary>
internal static class Listening
{
    private const int Rate = 48_000;
    private const int Hop = 240; // 5 ms

    /// <summary>Share of the energy above a frequency, of one-pole filtered sound.</summary>
    public static double ShareAbove(float[] stereo, double hertz)
    {
        var keep = Math.Exp(-2 * Math.PI * hertz / Rate);
        var (low, all, high) = (0.0, 0.0, 0.0);
        for (var i = 0; i < stereo.Length; i += 2)
        {
            var sample = (stereo[i] + stereo[i + 1]) / 2.0;
            low = sample + ((low - sample) * keep);
            all += sample * sample;
            high += (sample - low) * (sample - low);
        }

        return high / all;
    }

    /// <summary>How much the loudness of the upper range rises from one 5 ms hop to the next.</summary>
    public static double[] Onsets(float[] stereo)
    {
        var hops = stereo.Length / 2 / Hop;
        var (energies, first, second) = (new double[hops], 0.0, 0.0);
        var keep = Math.Exp(-2 * Math.PI * 1500 / Rate);
        for (var h = 0; h < hops; h++)
        {
            for (var i = h * Hop; i < (h + 1) * Hop; i++)
            {
                var sample = (stereo[i * 2] + stereo[(i * 2) + 1]) / 2.0;
                first = sample + ((first - sample) * keep);
                var once = sample - first;
                second = once + ((second - once) * keep);
                energies[h] += (once - second) * (once - second);
            }
        }

        // Against a floor: what is far below the piece's own loudness is no stroke.
        var floor = energies.Max() * 0.005;
        var onsets = new double[hops];
        for (var h = 4; h < hops; h++)
            onsets[h] = Math.Max(0, Math.Log((energies[h] + energies[h - 1] + floor) / (energies[h - 3] + energies[h - 4] + floor)));
        return onsets;
    }

    /// <summary>Strokes per second: clear rises of the upper range, at least 60 ms apart.</summary>
    public static double StrokesPerSecond(float[] stereo)
    {
        var onsets = Onsets(stereo);
        var (strokes, last) = (0, -100);
        for (var i = 0; i < onsets.Length; i++)
        {
            if (onsets[i] > 0.5 && i - last >= 12)
                (strokes, last) = (strokes + 1, i);
        }

        return strokes / (onsets.Length * (double)Hop / Rate);
    }

    /// <summary>The tempo within a quarter of a guess that repeats best; further off, half and third tempos are as true.</summary>
    public static double BeatsPerMinute(float[] stereo, double guess)
    {
        var onsets = Onsets(stereo);
        var (best, strongest) = (0.0, 0.0);
        for (var bpm = guess * 0.75; bpm <= guess * 1.25; bpm += 0.25)
        {
            // A tempo that is right stays right over two bars.
            var score = 0.0;
            foreach (var beats in (ReadOnlySpan<double>)[1, 2, 4, 8])
                score += At(onsets, beats * 60 / bpm * Rate / Hop);
            if (score > strongest)
                (best, strongest) = (bpm, score);
        }

        return best;
    }

    private static double At(double[] onsets, double lag)
    {
        var (whole, share) = ((int)lag, lag - (int)lag);
        var sum = 0.0;
        for (var i = 0; i + whole + 1 < onsets.Length; i++)
            sum += onsets[i] * ((onsets[i + whole] * (1 - share)) + (onsets[i + whole + 1] * share));
        return sum / (onsets.Length - whole);
    }
}
