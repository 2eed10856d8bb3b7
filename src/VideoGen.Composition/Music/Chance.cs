namespace VideoGen.Composition.Music;

/// <summary>Repeatable choice: SplitMix64, whose numbers are the same on every machine and in every version, as System.Random's are not promised to be.</summary>
internal sealed class Chance
{
    private ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>A stream of its own for each use, so that one more choice in the melody leaves the drums as they were.</summary>
    public static Chance Of(long seed, string use)
    {
        var state = unchecked((ulong)seed);
        foreach (var letter in use)
            state = unchecked((state ^ letter) * 0x100000001B3UL) + 0x9E3779B97F4A7C15UL;
        return new Chance(state);
    }

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Next(int count) => (int)(Bits() % (ulong)count);

    /// <summary>0 up to 1.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Bits()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
