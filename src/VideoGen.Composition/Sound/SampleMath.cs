using System.Numerics;
using System.Runtime.InteropServices;

namespace VideoGen.Composition.Sound;

/// <summary>What is done to every sample alike, several at a time. Results do not depend on how many a processor takes at once.</summary>
public static class SampleMath
{
    /// <summary>Multiplies in place.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="factor">Linear gain; at 1 nothing is done.</param>
    public static void Multiply(Span<float> samples, float factor)
    {
        if (factor == 1)
            return;
        var wide = MemoryMarshal.Cast<float, Vector<float>>(samples);
        for (var i = 0; i < wide.Length; i++)
            wide[i] *= factor;
        for (var i = wide.Length * Vector<float>.Count; i < samples.Length; i++)
            samples[i] *= factor;
    }

    /// <summary>Adds in place.</summary>
    /// <param name="samples">What is there.</param>
    /// <param name="more">What is added; as long as the first.</param>
    public static void Add(Span<float> samples, ReadOnlySpan<float> more)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(more.Length, samples.Length);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var wideMore = MemoryMarshal.Cast<float, Vector<float>>(more);
        for (var i = 0; i < wide.Length; i++)
            wide[i] += wideMore[i];
        for (var i = wide.Length * Vector<float>.Count; i < samples.Length; i++)
            samples[i] += more[i];
    }

    /// <summary>The highest absolute value; 0 for none.</summary>
    /// <param name="samples">The samples.</param>
    public static float Peak(ReadOnlySpan<float> samples)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var most = Vector<float>.Zero;
        foreach (var some in wide)
            most = Vector.Max(most, Vector.Abs(some));
        var peak = 0f;
        for (var i = 0; i < Vector<float>.Count; i++)
            peak = Math.Max(peak, most[i]);
        foreach (var sample in samples[(wide.Length * Vector<float>.Count)..])
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    /// <summary>Whether both sides are the same, to the bit.</summary>
    /// <param name="stereo">Interleaved.</param>
    public static bool IsMono(ReadOnlySpan<float> stereo)
    {
        for (var i = 0; i + 1 < stereo.Length; i += 2)
        {
            if (stereo[i] != stereo[i + 1])
                return false;
        }

        return true;
    }
}
