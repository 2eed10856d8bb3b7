using VideoGen.Composition.Layers;
using VideoGen.Core.Errors;

namespace VideoGen.Media.Probing;

/// <summary>What a look at a user's file brought.</summary>
public abstract record ProbeResult
{
    private ProbeResult()
    {
    }

    /// <summary>A file that films can use.</summary>
    /// <param name="Media">Its facts. <see cref="SourceMedia.ObjectKey"/> and <see cref="SourceMedia.Name"/> are empty: the caller knows them.</param>
    /// <param name="ContentType">Media type by which to serve it; from the file itself, not from what the client said.</param>
    public sealed record Usable(SourceMedia Media, string ContentType) : ProbeResult;

    /// <summary>A file that films can't use.</summary>
    /// <param name="Code">Which kind of failure: media_unsupported, media_damaged or media_too_large.</param>
    /// <param name="Reason">What is wrong: one sentence for people.</param>
    /// <param name="Fix">What to do: one sentence for people.</param>
    public sealed record Refused(ErrorCode Code, string Reason, string Fix) : ProbeResult;
}
