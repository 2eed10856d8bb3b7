using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Following;

/// <summary>How a job is followed.</summary>
public sealed record FollowOptions
{
    /// <summary>First pause between questions; grows by half each time.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this, counted from the ticket's creation, the job is given up and cancelled.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(30);
}

/// <summary>Follows a job to its end, from its creation or from a kept ticket.</summary>
public sealed class Follower(TimeProvider time)
{
    /// <summary>Asks until the state is final. A provider that can't be reached is asked again until the deadline: its job goes on without us.</summary>
    /// <param name="provider">Who has the job.</param>
    /// <param name="ticket">Which job.</param>
    /// <param name="options">Pauses and deadline.</param>
    /// <param name="changed">Told of each state that differs from the one before; progress never goes down.</param>
    /// <param name="ct">Stops following; the job itself goes on and can be followed again.</param>
    /// <returns>A final state.</returns>
    public async Task<RemoteState> FollowAsync(IProvider provider, Ticket ticket, FollowOptions options, Func<RemoteState, Task> changed, CancellationToken ct)
    {
        var pause = options.FirstPause;
        RemoteState? last = null;
        while (true)
        {
            var reading = await provider.GetAsync(ticket, ct);
            if (reading.State is { } state)
            {
                state = NotBackwards(state, last);
                if (state.IsFinal) return state;
                if (Differs(state, last)) await changed(state);
                last = state;
            }
            else if (reading.Error is { Retryable: false } error)
            {
                return RemoteState.Failed(error);
            }

            var wait = Wait(reading, pause, options);
            if (time.GetUtcNow() + wait - ticket.CreatedAt > options.Deadline) return await GiveUpAsync(provider, ticket, options, ct);
            await Task.Delay(wait, time, ct);
            pause = Min(pause * 1.5, options.LongestPause);
        }
    }

    private static TimeSpan Wait(Reading reading, TimeSpan pause, FollowOptions options) =>
        reading.Error?.RetryAfter is { } asked ? Max(pause, asked)
        : reading.State?.PollAfter is { } wished ? Min(wished, options.LongestPause)
        : pause;

    private static RemoteState NotBackwards(RemoteState state, RemoteState? last) =>
        state.Progress < last?.Progress ? state with { Progress = last.Progress } : state;

    private static bool Differs(RemoteState state, RemoteState? last) =>
        last is null || state.Status != last.Status || state.Progress != last.Progress || state.QueuePosition != last.QueuePosition
        || state.Message != last.Message || state.Preview is not null;

    private static async Task<RemoteState> GiveUpAsync(IProvider provider, Ticket ticket, FollowOptions options, CancellationToken ct)
    {
        var refused = await provider.CancelAsync(ticket, ct);
        return RemoteState.Failed(new ProviderError(ProviderFault.Timeout, $"{provider.Name} was not done after {options.Deadline}{(refused is null ? "; it was told to stop" : "")}.")
        {
            RetryAdvice = false,
        });
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
