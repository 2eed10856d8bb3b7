namespace VideoGen.Composition.Sound;

/// <summary>Sound that can be read at any place: two channels, interleaved, at 48 kHz.</summary>
public interface IStereoSource
{
    /// <summary>Length in samples of one channel.</summary>
    long Samples { get; }

    /// <summary>Reads. Before the start and after the end there is silence.</summary>
    /// <param name="at">First sample; may be negative or past the end.</param>
    /// <param name="stereo">Filled completely: left, right, left, right…</param>
    void Read(long at, Span<float> stereo);
}

/// <summary>Sound in memory.</summary>
/// <param name="samples">Interleaved.</param>
public sealed class StereoBuffer(ReadOnlyMemory<float> samples) : IStereoSource
{
    /// <inheritdoc/>
    public long Samples => samples.Length / 2;

    /// <inheritdoc/>
    public void Read(long at, Span<float> stereo)
    {
        stereo.Clear();
        var from = Math.Max(0, -at);
        var count = Math.Min(stereo.Length / 2, Samples - at) - from;
        if (count > 0)
            samples.Span.Slice((int)(at + from) * 2, (int)count * 2).CopyTo(stereo[((int)from * 2)..]);
    }
}
