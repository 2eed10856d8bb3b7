using VideoGen.Providers.Following;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Fallback;

/// <summary>
/// Asks providers in their order until one has made it: for less where less may work, then the next one, then the built-in engine. Nothing
/// is paid for twice: a provider that took the work is followed to its end, also by another process, and after an answer was lost that may
/// have cost money only what is free is asked.
/// </summary>
public sealed class FallbackChain(Follower follower)
{
    private const int LowestLevel = 2;
    private const int CopyAttempts = 3;

    /// <summary>Runs the chain, or goes on with it.</summary>
    /// <param name="providers">In the order of preference.</param>
    /// <param name="request">What is wanted. Its key is the job's; each attempt gets one of its own, made from it.</param>
    /// <param name="place">Where an earlier process stopped; null to begin.</param>
    /// <param name="options">How each provider is followed.</param>
    /// <param name="report">Told of each step; keeps its place before it returns.</param>
    /// <param name="accept">Copies and checks the results; its error counts as the provider's.</param>
    /// <param name="ct">Stops; what a provider has taken goes on there, and can be followed again or cancelled by its ticket.</param>
    public async Task<ChainOutcome> RunAsync(
        IReadOnlyList<IProvider> providers, ProviderRequest request, ChainPlace? place, FollowOptions options,
        Func<ChainStep, Task> report, Func<IProvider, RemoteState, Task<ProviderError?>> accept, CancellationToken ct)
    {
        var first = place is null ? -1 : providers.TakeWhile(one => one.Name != place.Provider).Count();
        // A provider that was taken out of the configuration may still be making what it took.
        var lost = place is not null && first == providers.Count && (place.Asked || place.Ticket is not null);
        var run = new Run(request, options, report, accept, lost || (place?.MoneyAtRisk ?? false));
        if (first == providers.Count) first = -1;
        else if (place is { Over: true }) (first, place) = (first + 1, null);
        for (var i = Math.Max(0, first); i < providers.Count; i++)
        {
            var state = await TurnAsync(providers[i], run, i == first ? place : null, ct);
            if (state is null) continue;
            await report(new ChainStep(ChainAction.Done, providers[i].Name, null, null) { State = state });
            return new ChainOutcome(providers[i], state, null);
        }

        await report(new ChainStep(ChainAction.BuiltIn, null, run.Last?.Message, null) { Error = run.Last });
        return new ChainOutcome(null, null, run.Last);
    }

    /// <summary>One provider at all its levels; null when it did not do it.</summary>
    private async Task<RemoteState?> TurnAsync(IProvider provider, Run run, ChainPlace? place, CancellationToken ct)
    {
        var (fitted, changes) = Fitting.Fit(run.Request, provider.Capability);
        for (var level = 0; level <= LowestLevel; level++)
        {
            var at = place?.Level == level ? place : new ChainPlace { Provider = provider.Name, Level = level, MoneyAtRisk = run.MoneyAtRisk };
            if (level >= (place?.Level ?? 0))
            {
                var asked = fitted with { Key = Fitting.Key(run.Request.Key, provider.Name, level) };
                var (state, error) = await AttemptAsync(provider, asked, level == 0 ? changes : [], at, run, ct);
                if (error is null) return state;
                run.Last = error;
                if (!error.LessMayWork || run.MoneyAtRisk) return null;
            }

            if (Fitting.Lower(fitted, provider.Capability) is not { } lower) return null;
            fitted = lower;
            if (level >= (place?.Level ?? 0) && level < LowestLevel)
                await run.Report(new ChainStep(ChainAction.Lowered, provider.Name, $"asking for {Describe(lower)}: {run.Last?.Message}", null));
        }

        return null;
    }

    private async Task<(RemoteState? State, ProviderError? Error)> AttemptAsync(
        IProvider provider, ProviderRequest request, IReadOnlyList<string> changes, ChainPlace place, Run run, CancellationToken ct)
    {
        RemoteState state;
        if (place.Ticket is { } kept)
        {
            state = await FollowAsync(provider, kept, place, run, ct);
        }
        else
        {
            if (Obstacle(provider, request, place, run) is { } obstacle)
            {
                await run.Report(new ChainStep(ChainAction.Skipped, provider.Name, obstacle.Message, place with { MoneyAtRisk = run.MoneyAtRisk, Over = true }) { Error = obstacle });
                return (null, obstacle);
            }

            place = place with { Asked = true };
            await run.Report(new ChainStep(ChainAction.Asking, provider.Name, changes.Count > 0 ? string.Join(", ", changes) : null, place));
            var creation = await provider.CreateAsync(request, ct);
            if (creation.Error is { } refused) return (null, await FailedAsync(provider, refused, place, run));
            place = place with { Ticket = creation.Ticket };
            await run.Report(new ChainStep(ChainAction.Taken, provider.Name, null, place) { State = creation.State });
            state = creation.State!.IsFinal ? creation.State : await FollowAsync(provider, creation.Ticket!, place, run, ct); // Without an error both are there.
        }

        var error = state.Status switch
        {
            RemoteStatus.Succeeded => await AcceptAsync(provider, state, run),
            RemoteStatus.Cancelled => new ProviderError(ProviderFault.Failed, $"The job was cancelled at {provider.Name}."),
            _ => state.Error ?? new ProviderError(ProviderFault.Failed, $"{provider.Name} did not say why it failed."),
        };
        return error is null ? (state, null) : (null, await FailedAsync(provider, error, place, run));
    }

    /// <summary>Why a provider is not asked at all; null when it is.</summary>
    private static ProviderError? Obstacle(IProvider provider, ProviderRequest request, ChainPlace place, Run run)
    {
        if (place.Asked && !provider.Capability.Idempotent)
        {
            run.MoneyAtRisk |= provider.Capability.Paid;
            return new ProviderError(ProviderFault.Unavailable, $"{provider.Name} was asked before a restart and its answer was lost; it is not asked again.") { Spending = Spending.Maybe };
        }

        if (run.MoneyAtRisk && provider.Capability.Paid)
            return new ProviderError(ProviderFault.Unavailable, $"{provider.Name} costs money, and an answer was lost that may have cost some already.");
        return RequestRules.Check(request, provider.Capability) is [var problem, ..]
            ? new ProviderError(ProviderFault.InvalidRequest, $"{problem.Field} {problem.Message}") { Field = problem.Field, Code = problem.Code }
            : null;
    }

    private Task<RemoteState> FollowAsync(IProvider provider, Ticket ticket, ChainPlace place, Run run, CancellationToken ct) =>
        follower.FollowAsync(provider, ticket, run.Options, state => run.Report(new ChainStep(ChainAction.Progress, provider.Name, state.Message, place) { State = state }), ct);

    private static async Task<ProviderError?> AcceptAsync(IProvider provider, RemoteState state, Run run)
    {
        for (var attempt = 1; ; attempt++)
        {
            var error = await run.Accept(provider, state);
            // It is paid for: a copy that broke off is worth another try.
            if (error is not { Retryable: true } || attempt == CopyAttempts) return error;
        }
    }

    private static async Task<ProviderError> FailedAsync(IProvider provider, ProviderError error, ChainPlace place, Run run)
    {
        run.MoneyAtRisk |= error.Spending == Spending.Maybe && provider.Capability.Paid;
        await run.Report(new ChainStep(ChainAction.Failed, provider.Name, error.Message, place with { MoneyAtRisk = run.MoneyAtRisk, Over = true }) { Error = error });
        return error;
    }

    private static string Describe(ProviderRequest request) => request switch
    {
        VideoRequest video => video.Size.ToString(),
        ImageRequest image => $"{image.Size}, fast",
        _ => "less",
    };

    private sealed class Run(
        ProviderRequest request, FollowOptions options, Func<ChainStep, Task> report, Func<IProvider, RemoteState, Task<ProviderError?>> accept, bool moneyAtRisk)
    {
        internal ProviderRequest Request => request;

        internal FollowOptions Options => options;

        internal Func<ChainStep, Task> Report => report;

        internal Func<IProvider, RemoteState, Task<ProviderError?>> Accept => accept;

        internal bool MoneyAtRisk { get; set; } = moneyAtRisk;

        internal ProviderError? Last { get; set; }
    }
}
