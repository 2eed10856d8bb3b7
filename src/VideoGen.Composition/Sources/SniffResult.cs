namespace VideoGen.Composition.Sources;

/// <summary>What the first bytes of a file say about it.</summary>
public abstract record SniffResult
{
    private SniffResult()
    {
    }

    /// <summary>A format that films can use.</summary>
    /// <param name="Demuxer">ffmpeg's name of its reader, to be forced.</param>
    /// <param name="ContentType">Media type by which the file is served; of containers the one for video.</param>
    public sealed record Known(string Demuxer, string ContentType) : SniffResult
    {
        /// <summary>Width that the header of a picture claims; 0 when it is not in the first bytes.</summary>
        public long Width { get; init; }

        /// <summary>Height that the header of a picture claims; 0 when it is not in the first bytes.</summary>
        public long Height { get; init; }
    }

    /// <summary>A format that films can't use.</summary>
    /// <param name="Reason">What it is: one sentence.</param>
    /// <param name="Fix">What to do: one sentence.</param>
    public sealed record Unusable(string Reason, string Fix) : SniffResult;
}
