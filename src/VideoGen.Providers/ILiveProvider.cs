using VideoGen.Providers.Tickets;

namespace VideoGen.Providers;

/// <summary>A provider with a live connection, as a speed-up beside asking.</summary>
public interface ILiveProvider : IProvider
{
    /// <summary>
    /// States as they happen, none of them final. The list ends when the job has ended, when the connection is lost, or when there is
    /// none; in every case <see cref="IProvider.GetAsync"/> knows how it stands.
    /// </summary>
    IAsyncEnumerable<RemoteState> WatchAsync(Ticket ticket, CancellationToken ct);
}
