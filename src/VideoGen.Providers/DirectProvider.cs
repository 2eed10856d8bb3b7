using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers;

/// <summary>A provider that answers at once with the result: there is nothing to follow, to cancel or to find again.</summary>
internal abstract class DirectProvider(ProviderSettings settings, WireRules rules, ProviderContext context) : HttpProvider(settings, rules, context)
{
    public override Task<Reading> GetAsync(Ticket ticket, CancellationToken ct) =>
        Task.FromResult<Reading>(RemoteState.Failed(new ProviderError(ProviderFault.NotFound, $"{Name} answers at once; it keeps nothing to be asked about.")));

    /// <summary>The answer as a job that is done.</summary>
    protected Creation Done(ProviderRequest request, RemoteState state, string? remoteId = null) =>
        Creation.Of(TicketFor(request, remoteId ?? request.Key.ToString("N")), state);
}
