namespace VideoGen.Storage;

/// <summary>Part of an object.</summary>
/// <param name="From">First byte, from 0.</param>
/// <param name="To">Last byte, inclusive; null for the end. One past the end is cut to the end.</param>
public readonly record struct ByteRange(long From, long? To = null)
{
    /// <summary>Number of bytes of this range in an object of that size; throws for a range that holds none.</summary>
    internal long LengthIn(long bytes)
    {
        if (From < 0 || From >= bytes || To < From)
            throw StorageException.Invalid($"Bytes {From}-{To} are not within an object of {bytes} bytes.");
        return Math.Min(To ?? bytes - 1, bytes - 1) - From + 1;
    }
}
