using Microsoft.Extensions.Options;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>Chains of providers of one job: how many run at once, and where each stands, so that whoever goes on with the job pays nothing twice.</summary>
internal sealed class JobChain(FallbackChain chain, VisualPlaces places, IOptions<VisualOptions> options)
{
    /// <summary>Does the same for each of some, several at once.</summary>
    public async Task<TResult[]> ForEachAsync<T, TResult>(IEnumerable<T> some, Func<T, Task<TResult>> one, CancellationToken ct)
    {
        using var atOnce = new SemaphoreSlim(options.Value.AtOnce);
        return await Task.WhenAll(some.Select(async item =>
        {
            await atOnce.WaitAsync(ct);
            try
            {
                return await one(item);
            }
            finally
            {
                atOnce.Release();
            }
        }));
    }

    /// <summary>Asks providers in their order, or goes on where an earlier attempt of the job stood.</summary>
    /// <param name="run">The step.</param>
    /// <param name="name">Names the chain within its job.</param>
    /// <param name="providers">In the order of preference.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="tell">Told of each step, once its place is kept, with what the provider can do.</param>
    /// <param name="accept">Copies and checks the results.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ChainOutcome> RunAsync(
        StepRun run, string name, IProvider[] providers, ProviderRequest request, Action<ChainStep, Capability?> tell,
        Func<IProvider, RemoteState, Task<ProviderError?>> accept, CancellationToken ct)
    {
        var place = await places.FindAsync(run.Scope, name, ct);
        return await chain.RunAsync(
            providers, request, place, options.Value.Follow,
            async step =>
            {
                if (step.Place is { } now && now != place)
                {
                    await places.KeepAsync(run.Scope, name, now);
                    place = now;
                }

                tell(step, providers.FirstOrDefault(p => p.Name == step.Provider)?.Capability);
            },
            accept, ct);
    }
}
