using VideoGen.Core.Jobs;

namespace VideoGen.Core.Requests;

/// <summary>
/// A checked request for a film from a timeline. Document, values and sources are kept as the JSON text that was checked, letter for
/// letter, so that every step of the render reads the very same film.
/// </summary>
public sealed record TimelineRequest : JobRequest
{
    /// <summary>The timeline document (JSON). Its sources are names of <see cref="Sources"/>.</summary>
    public required string Document { get; init; }

    /// <summary>Values of the document's variables: a JSON object from name to value; "{}" when there are none.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>
    /// What is known of each source that the document names: a JSON object from the name in the document to the facts of the file
    /// (VideoGen.Composition.Layers.SourceMedia). Each file belongs to the job's owner.
    /// </summary>
    public string Sources { get; init; } = "{}";

    /// <summary>Upper part of the frame rate; 30000 of 30000/1001.</summary>
    public required int RateNumerator { get; init; }

    /// <summary>Lower part of the frame rate; 1, or 1001 for the NTSC rates.</summary>
    public required int RateDenominator { get; init; }

    /// <summary>Constant rate factor of the encoder, 0 to 51, instead of the quality's own; null takes that.</summary>
    public int? Crf { get; init; }

    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Render;

    /// <inheritdoc/>
    public override (int Numerator, int Denominator) Rate => (RateNumerator, RateDenominator);
}
