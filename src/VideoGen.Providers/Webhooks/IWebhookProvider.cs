using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Webhooks;

/// <summary>A provider that can post states to us, as a speed-up beside being asked.</summary>
public interface IWebhookProvider : IProvider
{
    /// <summary>Checks a post and reads it like an answer to a question. Nothing in it is believed before its signature is.</summary>
    /// <param name="delivery">What was posted.</param>
    /// <param name="ledger">Which posts were read before.</param>
    /// <param name="ct">Ends it.</param>
    Task<WebhookOutcome> ReadAsync(WebhookDelivery delivery, IWebhookLedger ledger, CancellationToken ct);
}

/// <summary>Remembers which posts were read; kept where all processes see it, so that a restart does not forget.</summary>
public interface IWebhookLedger
{
    /// <summary>Remembers a post.</summary>
    /// <param name="provider">Who posted.</param>
    /// <param name="id">Which post.</param>
    /// <param name="until">It may be forgotten after this: an older post is refused by its time.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>False when it is known already.</returns>
    ValueTask<bool> TryAddAsync(string provider, string id, DateTimeOffset until, CancellationToken ct);
}

/// <summary>What came of a post.</summary>
public sealed record WebhookOutcome
{
    /// <summary>The job that the state is of; null when the post was refused or is known.</summary>
    public string? RemoteId { get; init; }

    /// <summary>Its state.</summary>
    public RemoteState? State { get; init; }

    /// <summary>Why it is not believed; answer it with 401.</summary>
    public string? Refused { get; init; }

    /// <summary>It was read before; answer it with 200 and do nothing.</summary>
    public bool Duplicate { get; init; }
}
