namespace VideoGen.Composition.Sound;

/// <summary>The highest peak that a sound may have: one for all of it, lower where an encoder was seen to add something.</summary>
/// <param name="peak">Linear, above 0.</param>
public sealed class PeakCeiling(float peak)
{
    /// <summary>Samples of a place that is lowered by itself: 100 ms.</summary>
    public const int Step = 4_800;

    private readonly Dictionary<long, float> _lowered = [];
    private float _peak = peak;

    /// <summary>The ceiling at a sample, linear.</summary>
    /// <param name="sample">Counted from the start of the sound.</param>
    public float At(long sample) => _lowered.Count > 0 && _lowered.TryGetValue(sample / Step, out var lowered) ? Math.Min(lowered, _peak) : _peak;

    /// <summary>The lowest ceiling of a stretch, linear.</summary>
    /// <param name="from">First sample.</param>
    /// <param name="count">Samples.</param>
    public float Least(long from, int count)
    {
        var least = _peak;
        for (var step = from / Step; _lowered.Count > 0 && step <= (from + count) / Step; step++)
            least = Math.Min(least, At(step * Step));
        return least;
    }

    /// <summary>Lowers the places at which an encoder went too high, by as much as it did.</summary>
    /// <param name="sent">Highest true peak of each step of what the encoder was given, linear.</param>
    /// <param name="heard">The same of what it made.</param>
    /// <param name="limit">Highest true peak that is allowed, linear.</param>
    /// <param name="more">By what factor the places are lowered in addition, below 1: an encoder's error is never twice the same.</param>
    public void Lower(IReadOnlyList<float> sent, IReadOnlyList<float> heard, float limit, float more)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(heard);
        for (var step = 0; step < heard.Count; step++)
        {
            if (heard[step] <= limit)
                continue;

            // A block of the encoder reaches over the edge of a step: the neighbours' peaks may be the cause.
            for (var near = Math.Max(0, step - 1); near <= Math.Min(step + 1, sent.Count - 1); near++)
            {
                var lower = Math.Min(sent[Math.Min(step, sent.Count - 1)], At((long)near * Step)) * (limit / heard[step]) * more;
                _lowered[near] = Math.Min(lower, At((long)near * Step));
            }
        }
    }

    /// <summary>Lowers everything.</summary>
    /// <param name="factor">Below 1.</param>
    public void LowerAll(float factor) => _peak *= factor;
}
