using System.Security.Cryptography;
using System.Text.Json;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>
/// A plan as it is stored: all that the film is made from, and what was learnt about it once (its narration). The film itself is worked
/// out from it again by whoever opens it, which gives the same everywhere.
/// </summary>
internal sealed record PlanFile
{
    public const string Extension = "plan";

    public int Version { get; init; } = 1;

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int RateNumerator { get; init; }

    public required int RateDenominator { get; init; }

    public required long Frames { get; init; }

    public required RenderQuality Quality { get; init; }

    /// <summary>Storyboard as JSON; null for a timeline.</summary>
    public string? Storyboard { get; init; }

    /// <summary>The storyboard, spoken; null until then, and for a timeline.</summary>
    public PlannedNarration? Narration { get; init; }

    /// <summary>Null for a storyboard.</summary>
    public PlannedTimeline? Timeline { get; init; }

    public FrameRate Rate => new(RateNumerator, RateDenominator);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static string ContentKeyOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads a plan.</summary>
    /// <returns>Null when it is none, or one of another version.</returns>
    public static PlanFile? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanFile>(json) is { Version: 1 } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The storyboard again.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Storyboard ReadStoryboard() => (Storyboard is { } json ? StoryboardJson.TryRead(json) : null)
        ?? throw new InvalidDataException("The plan has no storyboard.");
}

/// <summary>A timeline as it was submitted.</summary>
/// <param name="Document">JSON.</param>
/// <param name="Values">JSON object.</param>
/// <param name="Sources">JSON object.</param>
/// <param name="Crf">Null takes the quality's own.</param>
internal sealed record PlannedTimeline(string Document, string Values, string Sources, int? Crf);

/// <summary>The narration of a storyboard.</summary>
/// <param name="Lines">One per scene, in order.</param>
/// <param name="Engine">Who spoke; null when nobody is installed.</param>
/// <param name="SilentBecause">Why scenes with text are silent; null when none is.</param>
internal sealed record PlannedNarration(IReadOnlyList<PlannedLine> Lines, string? Engine, string? SilentBecause)
{
    public IReadOnlyList<SceneNarration> Scenes => [.. Lines.Select(l => l.Narration)];
}

/// <param name="Key">Content key of the stored sound; empty for a line that is not spoken.</param>
/// <param name="Narration">Words with their times.</param>
internal sealed record PlannedLine(string Key, SceneNarration Narration);
