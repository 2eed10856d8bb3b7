using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Fallback;

/// <summary>What a chain did. Names are stable: they are stored with jobs.</summary>
public enum ChainAction
{
    /// <summary>A provider is about to be asked; the reason says what of the request was changed to fit it.</summary>
    Asking,

    /// <summary>A provider took the work.</summary>
    Taken,

    /// <summary>The work goes on.</summary>
    Progress,

    /// <summary>The same provider is about to be asked for less.</summary>
    Lowered,

    /// <summary>A provider was passed over before it was asked.</summary>
    Skipped,

    /// <summary>A provider did not do it.</summary>
    Failed,

    /// <summary>The result is there.</summary>
    Done,

    /// <summary>No provider did it: the built-in engine's turn.</summary>
    BuiltIn,
}

/// <summary>One step of a chain, for the job's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Provider">By whom; null for the built-in engine.</param>
/// <param name="Reason">Why, for people; null where the action says all.</param>
/// <param name="Place">Where the chain stands now; to be kept before this call returns.</param>
public sealed record ChainStep(ChainAction Action, string? Provider, string? Reason, ChainPlace? Place)
{
    /// <summary>The provider's error, of failures.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>The provider's state, of progress.</summary>
    public RemoteState? State { get; init; }
}

/// <summary>What came of a chain.</summary>
/// <param name="Provider">Who made it; null when the built-in engine has to.</param>
/// <param name="State">What was made; null with the built-in engine.</param>
/// <param name="Last">Why the last provider did not do it; null when one did, or none was there.</param>
public sealed record ChainOutcome(IProvider? Provider, RemoteState? State, ProviderError? Last);
