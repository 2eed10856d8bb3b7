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
        var news = new News(changed);
        while (true)
        {
            var reading = await provider.GetAsync(ticket, ct);
            if (reading.State is { IsFinal: true } final) return final;
            if (reading.State is { } state) await news.TellAsync(state);
            else if (reading.Error is { Retryable: false } error) return RemoteState.Failed(error);

            if (reading.State is not null && provider is ILiveProvider live && await WatchAsync(live, ticket, options, news, ct)) pause = options.FirstPause;
            var wait = Wait(reading, pause, options);
            if (time.GetUtcNow() + wait - ticket.CreatedAt > options.Deadline) return await GiveUpAsync(provider, ticket, options, ct);
            await Task.Delay(wait, time, ct);
            pause = Min(pause * 1.5, options.LongestPause);
        }
    }

    /// <summary>Follows the live connection for as long as it lasts, and says whether it told anything.</summary>
    private async Task<bool> WatchAsync(ILiveProvider provider, Ticket ticket, FollowOptions options, News news, CancellationToken ct)
    {
        var left = ticket.CreatedAt + options.Deadline - time.GetUtcNow();
        if (left <= TimeSpan.Zero) return false;
        var told = false;
        using var deadline = new CancellationTokenSource(Min(left, TimeSpan.FromDays(1)), time); // Timers take no more than 49 days.
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await foreach (var state in provider.WatchAsync(ticket, both.Token))
            {
                await news.TellAsync(state);
                told = true;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The deadline: whoever called gives up.
        }

        return told;
    }

    private static TimeSpan Wait(Reading reading, TimeSpan pause, FollowOptions options) =>
        reading.Error?.RetryAfter is { } asked ? Max(pause, asked)
        : reading.State?.PollAfter is { } wished ? Min(wished, options.LongestPause)
        : pause;

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

    /// <summary>Tells what differs from the state before, with progress that never goes down.</summary>
    private sealed class News(Func<RemoteState, Task> changed)
    {
        private RemoteState? last;
        private double? furthest;

        internal async Task TellAsync(RemoteState state)
        {
            // Asking may know less than the live connection knew.
            if (furthest is not null && !(state.Progress >= furthest) && state.Status == RemoteStatus.Running) state = state with { Progress = furthest };
            furthest = state.Progress ?? furthest;
            if (last is not null && state.Status == last.Status && state.Progress == last.Progress && state.QueuePosition == last.QueuePosition
                && state.Message == last.Message && state.Preview is null) return;
            last = state;
            await changed(state);
        }
    }
}
