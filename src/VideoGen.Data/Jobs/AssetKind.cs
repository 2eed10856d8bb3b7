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

    /// <summary>A small still for lists.</summary>
    Thumbnail,

    /// <summary>Small stills of the whole film in one picture, for a player's seek bar.</summary>
    SpriteSheet,

    /// <summary>WebVTT that says where in the sprite sheet each time is.</summary>
    SpriteVtt,

    /// <summary>Captions with their looks, as ASS.</summary>
    CaptionsAss,

    /// <summary>The stem of sound effects and of the clips' own sound.</summary>
    Effects,

    /// <summary>The film's sound as fragmented MP4, for streaming.</summary>
    HlsAudio,
}
