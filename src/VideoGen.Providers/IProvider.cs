using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers;

/// <summary>
/// A model behind a wire. Expected failures are values; exceptions are bugs and cancellation.
/// <para>
/// Follow a job so: keep <see cref="ProviderRequest.Key"/> with the job, <see cref="CreateAsync"/>, keep the ticket, then
/// <see cref="GetAsync"/> until the state is final (<see cref="Following.Follower"/> does this), <see cref="FetchAsync"/> each result at
/// once, since results expire.
/// </para>
/// </summary>
public interface IProvider
{
    /// <summary>Name in the configuration.</summary>
    string Name { get; }

    /// <summary>What its model can do.</summary>
    Capability Capability { get; }

    /// <summary>
    /// Starts the work. Checks the request first, and sends nothing when it has problems. Is sent again only where the provider has
    /// surely not begun (<see cref="Http.RetryPolicy"/>).
    /// </summary>
    Task<Creation> CreateAsync(ProviderRequest request, CancellationToken ct);

    /// <summary>Where the job stands. A provider that can't be reached is a state with an error that is retryable, and not final.</summary>
    Task<Reading> GetAsync(Ticket ticket, CancellationToken ct);

    /// <summary>Asks the provider to stop. Null when it was asked, or there is nothing to stop; else why it can't be.</summary>
    Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct);

    /// <summary>
    /// Copies a result. On an error the destination holds some bytes that must be thrown away.
    /// </summary>
    Task<FetchOutcome> FetchAsync(RemoteResult result, Stream destination, FetchLimits limits, CancellationToken ct);

    /// <summary>Asks for something that costs nothing and needs the key: is the provider there, and does it know us?</summary>
    Task<ConnectionTest> TestAsync(CancellationToken ct);
}

/// <summary>What came of starting work: a ticket and the first state, or an error.</summary>
public sealed record Creation
{
    /// <summary>Set when the provider took it.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>First state; final already where the answer held the result.</summary>
    public RemoteState? State { get; init; }

    /// <summary>Set when it did not.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>Set when the request was never sent, because of these.</summary>
    public IReadOnlyList<VideoGen.Core.Errors.FieldError> Problems { get; init; } = [];

    /// <summary>The provider took it.</summary>
    public static Creation Of(Ticket ticket, RemoteState state) => new() { Ticket = ticket, State = state };

    /// <summary>The provider did not.</summary>
    public static Creation Of(ProviderError error) => new() { Error = error };

    /// <summary>It was never sent.</summary>
    public static Creation Of(IReadOnlyList<VideoGen.Core.Errors.FieldError> problems) => new()
    {
        Problems = problems,
        Error = new ProviderError(ProviderFault.InvalidRequest, $"{problems[0].Field} {problems[0].Message}") { Field = problems[0].Field, Code = problems[0].Code },
    };
}

/// <summary>What came of asking: a state, or why there is none. Not knowing is not failing: the job goes on at the provider.</summary>
public sealed record Reading
{
    /// <summary>Set when the provider answered.</summary>
    public RemoteState? State { get; init; }

    /// <summary>Set when it did not.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>The provider answered.</summary>
    public static implicit operator Reading(RemoteState state) => new() { State = state };

    /// <summary>It did not.</summary>
    public static implicit operator Reading(ProviderError error) => new() { Error = error };
}

/// <summary>What came of a test of the connection.</summary>
/// <param name="Error">Null when all is well.</param>
/// <param name="Latency">From question to answer.</param>
/// <param name="Detail">What the provider says of itself: a version, its models.</param>
public sealed record ConnectionTest(ProviderError? Error, TimeSpan Latency, string? Detail);
