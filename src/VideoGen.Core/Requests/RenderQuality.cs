namespace VideoGen.Core.Requests;

/// <summary>How much care a render takes.</summary>
public enum RenderQuality
{
    /// <summary>Quick encode, for drafts and previews.</summary>
    Fast,

    /// <summary>The quality to publish.</summary>
    High,
}
