namespace VideoGen.Composition.Randomness;

/// <summary>A small generator whose numbers are the same on every machine and runtime (SplitMix64).</summary>
/// <param name="seed">Any number; near seeds give unrelated rows.</param>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator for one purpose of one seed: other purposes do not shift its numbers.</summary>
    public static SeededRandom For(long seed, string purpose)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var c in purpose) hash = (hash ^ c) * 1099511628211UL;
        return new SeededRandom(unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) ^ hash);
    }

    /// <summary>Next 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="count"/>, which is at least 1.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public float Unit() => (Next() >> 40) / (float)(1 << 24);

    /// <summary>A number between two others.</summary>
    public float Between(float low, float high) => low + ((high - low) * Unit());

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
