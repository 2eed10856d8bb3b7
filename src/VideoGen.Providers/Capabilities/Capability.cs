namespace VideoGen.Providers.Capabilities;

/// <summary>What one model of one provider can do. Requests are checked against it before anything is spent.</summary>
public sealed record Capability
{
    /// <summary>Name of the provider in the configuration.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name of the model, or of the workflow.</summary>
    public required string Model { get; init; }

    /// <summary>What comes out.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>Frame sizes of video and images; null where the model decides.</summary>
    public SizeRule? Sizes { get; init; }

    /// <summary>Lengths of video and music; null where the model decides.</summary>
    public DurationRule? Seconds { get; init; }

    /// <summary>Frame rates that may be asked for; empty where the model decides.</summary>
    public IReadOnlyList<double> Fps { get; init; } = [];

    /// <summary>Pictures and films that may be shown to the model.</summary>
    public ReferenceRule References { get; init; } = ReferenceRule.None;

    /// <summary>Whether the same seed gives about the same result.</summary>
    public bool Seed { get; init; }

    /// <summary>Whether the request may say what must not be seen.</summary>
    public bool NegativePrompt { get; init; }

    /// <summary>Whether text can be had as JSON that follows a schema.</summary>
    public bool JsonSchema { get; init; }

    /// <summary>Whether speech comes with the time of each word.</summary>
    public bool WordTimes { get; init; }

    /// <summary>Whether the speed of speech may be set, and in which range; null when it may not.</summary>
    public DurationRule? Speed { get; init; }

    /// <summary>Most characters of the prompt or of the text that is read.</summary>
    public int MaxPromptCharacters { get; init; } = 32_000;

    /// <summary>Whether the provider measures its progress. Where not, progress is null: unknown is never shown as a number.</summary>
    public bool RealProgress { get; init; }

    /// <summary>Whether a job that runs can be cancelled at the provider.</summary>
    public bool Cancel { get; init; }

    /// <summary>Whether a job can be followed after a restart, by its ticket. Direct answers (text, most speech) cannot.</summary>
    public bool Resumable { get; init; }

    /// <summary>Whether asking twice with the same key makes one job only, so that asking again is free of risk.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Most jobs at once; for schedulers.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Whether it costs money, as far as is known: it has a price, or is a vendor's own service.</summary>
    public bool Paid { get; init; }

    /// <summary>What it costs. Empty for what runs on one's own machine, or where the price is not configured.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];
}
