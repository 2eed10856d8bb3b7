using VideoGen.Contracts.Render.V1;
using VideoGen.Providers;
using VideoGen.RenderWorker.Execution.Visuals;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Tells providers to stop what they still make for a job that was cancelled.</summary>
internal sealed class AbandonStep(VisualPlaces places, ILogger<AbandonStep> log)
{
    public async Task<Abandoned> RunAsync(StepRun run, ProviderCatalog providers, CancellationToken ct)
    {
        var told = 0;
        foreach (var place in await places.OpenAsync(run.Scope, ct))
        {
            if (providers.Find(place.Provider) is not { } provider)
                continue;
            if (await provider.CancelAsync(place.Ticket!, ct) is { } refused) // open places have one
                log.NotCancelled(provider.Name, run.Scope.Job, refused.Message);
            else
                told++;
        }

        return new Abandoned { Told = told };
    }
}
