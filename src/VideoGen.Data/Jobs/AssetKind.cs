namespace VideoGen.Data.Jobs;

/// <summary>What an output is. Stored by its name in snake_case.</summary>
public enum AssetKind
{
    Video,
    Poster,
    CaptionsVtt,
    CaptionsSrt,
    Music,
    Narration,
}
