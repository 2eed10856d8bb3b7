using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Tickets;

/// <summary>Where a job stands at its provider.</summary>
public enum RemoteStatus
{
    /// <summary>It waits.</summary>
    Queued,

    /// <summary>It is being made.</summary>
    Running,

    /// <summary>It is there to be fetched.</summary>
    Succeeded,

    /// <summary>It will not be there; the error says why.</summary>
    Failed,

    /// <summary>It was cancelled, by us or at the provider.</summary>
    Cancelled,
}

/// <summary>What is known of a job at its provider, however it became known: by asking, by a live connection or by a webhook.</summary>
public sealed record RemoteState
{
    /// <summary>Where it stands.</summary>
    public required RemoteStatus Status { get; init; }

    /// <summary>0 to 1 as the provider measures it; null when it does not say. Never an estimate.</summary>
    public double? Progress { get; init; }

    /// <summary>How many are before it; null when the provider does not say.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>What is being done, in the provider's words.</summary>
    public string? Message { get; init; }

    /// <summary>Why it failed; null for every other status.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>What it made; empty until it has succeeded.</summary>
    public IReadOnlyList<RemoteResult> Results { get; init; } = [];

    /// <summary>When the provider would like to be asked again; null when it does not say.</summary>
    public TimeSpan? PollAfter { get; init; }

    /// <summary>A picture of the work so far.</summary>
    public RemotePreview? Preview { get; init; }

    /// <summary>What was used up, as the provider counted it; empty when it does not say.</summary>
    public IReadOnlyDictionary<PriceUnit, decimal> Used { get; init; } = new Dictionary<PriceUnit, decimal>();

    /// <summary>Whether nothing will change any more.</summary>
    public bool IsFinal => Status is RemoteStatus.Succeeded or RemoteStatus.Failed or RemoteStatus.Cancelled;

    /// <summary>It waits.</summary>
    public static RemoteState Queued { get; } = new() { Status = RemoteStatus.Queued };

    /// <summary>It is being made.</summary>
    public static RemoteState Running { get; } = new() { Status = RemoteStatus.Running };

    /// <summary>It was cancelled.</summary>
    public static RemoteState Cancelled { get; } = new() { Status = RemoteStatus.Cancelled };

    /// <summary>It failed.</summary>
    public static RemoteState Failed(ProviderError error) => new() { Status = RemoteStatus.Failed, Error = error, Message = error.Message };

    /// <summary>It is there.</summary>
    public static RemoteState Succeeded(params IReadOnlyList<RemoteResult> results) => new() { Status = RemoteStatus.Succeeded, Progress = 1, Results = results };
}

/// <summary>A picture of the work so far; a coded image.</summary>
public sealed record RemotePreview(ReadOnlyMemory<byte> Data, string MediaType);

/// <summary>One thing that a job made. Exactly one of <see cref="Url"/>, <see cref="Data"/> and <see cref="Text"/> is set.</summary>
public sealed record RemoteResult
{
    /// <summary>What it is.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>Where it can be fetched, for a while.</summary>
    public Uri? Url { get; init; }

    /// <summary>The bytes, where the answer held them.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The words, of text.</summary>
    public string? Text { get; init; }

    /// <summary>Media type that the provider claims; what the bytes are is found out when they are fetched.</summary>
    public string? MediaType { get; init; }

    /// <summary>When the provider removes it; null when it does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When each word is spoken; empty when the provider does not say.</summary>
    public IReadOnlyList<WordTime> Words { get; init; } = [];
}

/// <summary>When one word is spoken, from the start of the recording.</summary>
public sealed record WordTime(string Word, TimeSpan Start, TimeSpan End);
