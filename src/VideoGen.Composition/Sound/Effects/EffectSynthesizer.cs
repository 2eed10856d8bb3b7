using VideoGen.Composition.Music;

namespace VideoGen.Composition.Sound.Effects;

/// <summary>Plays effects. Pure: the same effect gives the same samples. Their loudness suits a voice at −16 LUFS: heard, and never in its way.</summary>
public static class EffectSynthesizer
{
    private const int Rate = SoundPlan.SampleRate;

    /// <summary>Plays one.</summary>
    /// <param name="effect">Which one, and how long.</param>
    /// <returns>Interleaved stereo.</returns>
    public static float[] Play(SoundEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentOutOfRangeException.ThrowIfLessThan(effect.Samples, 1);
        var stereo = new float[effect.Samples * 2];
        var chance = Chance.Of(effect.Seed, effect.Kind.ToString());
        switch (effect.Kind)
        {
            case SoundEffectKind.Whoosh: Whoosh(stereo, chance); break;
            case SoundEffectKind.Pop: Tone(stereo, 0, 420 + (160 * chance.Share()), 0.45, 0.045, 0.16); break;
            case SoundEffectKind.Count: Count(stereo); break;
            case SoundEffectKind.Impact: Tone(stereo, 0, 96 + (20 * chance.Share()), 0.5, 0.22, 0.32); break;
            case SoundEffectKind.Ding: Bell(stereo, 0, 1046.5, 0.11); break;
            case SoundEffectKind.Riser: Riser(stereo, chance); break;
        }

        Soften(stereo);
        return stereo;
    }

    /// <summary>Noise through a band that rises and falls, from one side to the other.</summary>
    private static void Whoosh(Span<float> stereo, Chance chance)
    {
        var (from, peak) = (240 + (160 * chance.Share()), 1600 + (1200 * chance.Share()));
        var leftward = chance.Next(2) == 0;
        Noise(stereo, chance, at => from + ((peak - from) * Math.Pow(Math.Sin(Math.PI * at), 2)), at => 0.34 * Math.Pow(Math.Sin(Math.PI * at), 2.5), at => leftward ? 1 - at : at);
    }

    private static void Riser(Span<float> stereo, Chance chance) => Noise(stereo, chance, at => 300 * Math.Pow(14, at), at => 0.4 * at * at * at, _ => 0.5);

    /// <summary>Ticks that come later and later as a figure eases out, and a bell when it stands.</summary>
    private static void Count(Span<float> stereo)
    {
        var seconds = stereo.Length / 2.0 / Rate;
        var counts = seconds * 0.72;
        const int Ticks = 14;
        for (var i = 0; i < Ticks; i++)
        {
            // The inverse of a cubic ease-out.
            var share = 1 - Math.Cbrt(1 - (i / (double)Ticks));
            Tone(stereo, (int)(share * counts * Rate), 1900 + (40 * i), 0.9, 0.006, 0.055);
        }

        Bell(stereo, (int)(counts * Rate), 1318.5, 0.075);
    }

    private static void Bell(Span<float> stereo, int from, double hertz, double level)
    {
        foreach (var (ratio, share, decay) in (ReadOnlySpan<(double, double, double)>)[(1, 1, 0.3), (2.01, 0.45, 0.18), (3.03, 0.18, 0.1)])
            Tone(stereo, from, hertz * ratio, 1, decay, level * share);
    }

    /// <summary>A sine that dies away and falls to a share of its pitch.</summary>
    private static void Tone(Span<float> stereo, int from, double hertz, double fall, double decay, double level)
    {
        var phase = 0.0;
        for (var i = 0; from + i < stereo.Length / 2; i++)
        {
            var time = i / (double)Rate;
            var loud = level * Math.Exp(-time / decay);
            if (loud < 1e-5) return;
            phase += hertz * (fall + ((1 - fall) * Math.Exp(-time / decay))) / Rate;
            var sample = (float)(loud * Math.Sin(Math.Tau * phase));
            stereo[(from + i) * 2] += sample;
            stereo[((from + i) * 2) + 1] += sample;
        }
    }

    /// <param name="stereo">Takes it.</param>
    /// <param name="chance">Where the noise comes from.</param>
    /// <param name="hertz">Middle of the band, by share of the length.</param>
    /// <param name="level">Loudness, by share of the length.</param>
    /// <param name="side">0 is left, 1 is right, by share of the length.</param>
    private static void Noise(Span<float> stereo, Chance chance, Func<double, double> hertz, Func<double, double> level, Func<double, double> side)
    {
        // A state-variable filter (Chamberlin), whose middle may move with each sample.
        var (low, band) = (0.0, 0.0);
        var count = stereo.Length / 2;
        for (var i = 0; i < count; i++)
        {
            var at = i / (double)count;
            var f = 2 * Math.Sin(Math.PI * Math.Min(0.2, hertz(at) / Rate));
            var high = ((chance.Share() * 2) - 1) - low - (0.7 * band);
            band += f * high;
            low += f * band;
            var (sample, pan) = (band * level(at), side(at));
            stereo[i * 2] = (float)(sample * Math.Cos(pan * Math.PI / 2));
            stereo[(i * 2) + 1] = (float)(sample * Math.Sin(pan * Math.PI / 2));
        }
    }

    /// <summary>No effect begins or ends with a click.</summary>
    private static void Soften(Span<float> stereo)
    {
        var (count, edge) = (stereo.Length / 2, Math.Min(96, stereo.Length / 4));
        for (var i = 0; i < edge; i++)
        {
            var gain = i / (float)edge;
            stereo[i * 2] *= gain;
            stereo[(i * 2) + 1] *= gain;
            stereo[(count - 1 - i) * 2] *= gain;
            stereo[((count - 1 - i) * 2) + 1] *= gain;
        }
    }
}
