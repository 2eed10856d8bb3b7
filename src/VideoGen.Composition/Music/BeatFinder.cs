using VideoGen.Composition.Sound;

namespace VideoGen.Composition.Music;

/// <summary>Where the beats of a piece fall.</summary>
/// <param name="BeatsPerMinute">Tempo, 60 to 180.</param>
/// <param name="First">The first beat, from the start of the piece.</param>
public sealed record FoundBeats(double BeatsPerMinute, TimeSpan First);

/// <summary>
/// Finds the beats of recorded music of steady tempo: the tempo at which the strokes of the sound repeat best, over the whole piece (autocorrelation
/// of spectral flux), and the offset at which they are strongest.
/// </summary>
public static class BeatFinder
{
    /// <summary>Samples per second of the sound that <see cref="Find"/> takes.</summary>
    public const int SampleRate = 22_050;

    private const int Window = 1024;
    private const int Hop = 256;
    private const double FramesPerSecond = (double)SampleRate / Hop;
    private const double Slowest = 60;
    private const double Fastest = 180;

    // People tap near this tempo; twice or half of it repeats as well.
    private const double Usual = 112;
    private const double Spread = 0.8; // octaves
    private const double LeastSeconds = 4;

    // How much stronger the sound strokes on beats than elsewhere, at least.
    private const double LeastContrast = 2;

    private const int BassBins = 9; // to 200 Hz
    private const double Bass = 1.5;

    /// <summary>Finds beats.</summary>
    /// <param name="mono">The sound at <see cref="SampleRate"/>, one channel.</param>
    /// <returns>Null when it has no steady beat, or lasts less than four seconds.</returns>
    public static FoundBeats? Find(ReadOnlySpan<float> mono)
    {
        if (mono.Length < LeastSeconds * SampleRate) return null;
        var (strokes, deep) = Strokes(mono);
        var bpm = Best(Slowest, Fastest, 0.5, tempo => Repeats(strokes, tempo, [1, 2, 3, 4]) * Weight(tempo));
        // Far away, small differences show.
        bpm = Best(bpm * 0.98, bpm * 1.02, 0.02, tempo => Repeats(strokes, tempo, [4, 8, 16, 24]));
        var beat = 60 / bpm * FramesPerSecond;
        // Between beats it may stroke as often, but bass and drum stroke on them.
        var first = Best(0, beat, 0.25, offset => OnBeats(strokes, offset, beat) + (Bass * OnBeats(deep, offset, beat)));
        var contrast = OnBeats(strokes, first, beat);
        return contrast >= LeastContrast ? new FoundBeats(bpm, TimeSpan.FromSeconds(Math.Max(0, (first * Hop) + (Window / 2.0)) / SampleRate % (60 / bpm))) : null;
    }

    private static double Best(double from, double to, double step, Func<double, double> score)
    {
        var (best, highest) = (from, double.MinValue);
        for (var at = from; at < to; at += step)
        {
            if (score(at) is var found && found > highest) (best, highest) = (at, found);
        }

        return best;
    }

    /// <summary>How much louder each frame's spectrum is than the one before, over what is usual around it.</summary>
    /// <returns>Of the whole spectrum and of the bass alone; 1 is the mean of each.</returns>
    private static (float[] All, float[] Deep) Strokes(ReadOnlySpan<float> mono)
    {
        var fft = new Fft(Window);
        var shape = Enumerable.Range(0, Window).Select(i => 0.5f - (0.5f * MathF.Cos(MathF.Tau * i / Window))).ToArray();
        var (windowed, now, before) = (new float[Window], new float[Window / 2], new float[Window / 2]);
        var (flux, low) = (new float[((mono.Length - Window) / Hop) + 1], new float[((mono.Length - Window) / Hop) + 1]);
        for (var frame = 0; frame < flux.Length; frame++)
        {
            for (var i = 0; i < Window; i++) windowed[i] = mono[(frame * Hop) + i] * shape[i];
            fft.Magnitudes(windowed, now);
            var (sum, bass) = (0f, 0f);
            for (var i = 1; i < now.Length; i++)
            {
                now[i] = MathF.Log(1 + (100 * now[i]));
                sum += Math.Max(0, now[i] - before[i]);
                if (i <= BassBins) bass = sum;
            }

            if (frame > 0) (flux[frame], low[frame]) = (sum, bass);
            (now, before) = (before, now);
        }

        return (Over(flux), Over(low));
    }

    private static float[] Over(float[] flux)
    {
        var around = (int)(FramesPerSecond / 2);
        var total = new double[flux.Length + 1];
        for (var i = 0; i < flux.Length; i++) total[i + 1] = total[i] + flux[i];
        float[] over = [.. flux.Select((value, i) =>
        {
            var (from, to) = (Math.Max(0, i - around), Math.Min(flux.Length, i + around));
            return Math.Max(0, value - (float)((total[to] - total[from]) / (to - from)));
        })];
        var mean = Math.Max(1e-9f, over.Average());
        return [.. over.Select(value => value / mean)];
    }

    private static double Weight(double tempo) => Math.Exp(-0.5 * Math.Pow(Math.Log2(tempo / Usual) / Spread, 2));

    /// <summary>How alike the strokes are to themselves some beats later.</summary>
    private static double Repeats(float[] strokes, double tempo, ReadOnlySpan<int> beats)
    {
        var score = 0.0;
        foreach (var count in beats)
        {
            var lag = count * 60 / tempo * FramesPerSecond;
            var (whole, share) = ((int)lag, (float)(lag - (int)lag));
            if (whole + 1 >= strokes.Length / 2) continue;
            var sum = 0.0;
            for (var i = 0; i + whole + 1 < strokes.Length; i++) sum += strokes[i] * ((strokes[i + whole] * (1 - share)) + (strokes[i + whole + 1] * share));
            score += sum / (strokes.Length - whole - 1);
        }

        return score;
    }

    /// <summary>Mean of the strokes where beats would fall.</summary>
    private static double OnBeats(float[] strokes, double first, double beat)
    {
        var (sum, count) = (0.0, 0);
        for (var at = first; at < strokes.Length - 1; at += beat, count++)
        {
            var (whole, share) = ((int)at, (float)(at - (int)at));
            sum += (strokes[whole] * (1 - share)) + (strokes[whole + 1] * share);
        }

        return sum / Math.Max(1, count);
    }
}
