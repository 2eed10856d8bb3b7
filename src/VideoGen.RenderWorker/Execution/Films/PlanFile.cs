using System.Security.Cryptography;
using System.Text.Json;
using VideoGen.Composition.Layers;
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

    /// <summary>What is known of the files that the storyboard names, as JSON.</summary>
    public string Sources { get; init; } = "{}";

    /// <summary>The timeline, or what a storyboard came to; null before that.</summary>
    public PlannedTimeline? Timeline { get; init; }

    /// <summary>What the film's report says of its storyboard; null for a timeline.</summary>
    public PlannedStory? Told { get; init; }

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

/// <summary>What became of a storyboard.</summary>
/// <param name="Engine">Who spoke; null when nobody is installed.</param>
/// <param name="SpeechTempo">How much faster than spoken its words are played.</param>
/// <param name="SilentBecause">Why scenes with text are silent; null when none is.</param>
/// <param name="Mood">Of the music.</param>
/// <param name="BeatsPerMinute">Of the music.</param>
/// <param name="Scenes">In order.</param>
internal sealed record PlannedStory(string? Engine, double SpeechTempo, string? SilentBecause, string Mood, int BeatsPerMinute, IReadOnlyList<PlannedScene> Scenes);

/// <param name="Id">The scene.</param>
/// <param name="StartFrame">Its first frame.</param>
/// <param name="Frames">Its length.</param>
internal sealed record PlannedScene(string Id, int StartFrame, int Frames);
