using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>A clip whose time on the track is being found.</summary>
internal sealed class ClipSlot
{
    public required Fields Fields { get; init; }

    public required string Type { get; init; }

    /// <summary>Start that the clip itself names.</summary>
    public long? Named { get; init; }

    /// <summary>Length that the clip names; null when its source decides.</summary>
    public DocumentTime? Length { get; init; }

    /// <summary>Frames that its source gives; 0 when it has no length of its own.</summary>
    public long Natural { get; init; }

    /// <summary>A file that it plays; null when it has none.</summary>
    public (string Name, SourceMedia Media)? Source { get; init; }

    /// <summary>The timeline that it shows; null when it is no composition.</summary>
    public ResolvedTimeline? Inner { get; init; }

    /// <summary>How it comes in, with a length of 0 when it takes that of the overlap; null when it is just there.</summary>
    public Transition? Wanted { get; init; }

    public long Start { get; set; }

    /// <summary>0 until it is known.</summary>
    public long Frames { get; set; }

    /// <summary>Lasts to the end of the film.</summary>
    public bool ToEnd { get; set; }

    public Transition? In { get; set; }

    public Transition? Out { get; set; }

    public long End => Start + Frames;

    public bool IsPicture => Type is not ("audio" or "captions" or "speech" or "music" or "sfx");

    public JsonPath Path => Fields.Path;
}
