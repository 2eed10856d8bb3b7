using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Providers;
using VideoGen.Planning;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Dispatcher.Running;

/// <summary>Makes a prompt's storyboard and keeps it with the job, so that later attempts neither ask nor pay again.</summary>
internal sealed class StoryPlanning(
    FilmPlanner planner, AllowedProviders providers, ProviderPool pool, ProviderUseStore books, DispatchStore store, EventPublisher events)
{
    /// <returns>The storyboard as JSON; null when the job is no longer ours.</returns>
    public async Task<string?> PlanAsync(RunningJob run, GenerateRequest request)
    {
        var job = run.Job;
        var (entries, warning) = await providers.OfAsync(job.Owner, run.Stopped);
        using var catalog = pool.Rent(entries);
        var planned = await planner.PlanAsync(request, catalog.For(MediaKind.Text), run.Stopped);
        // Before anything can fail: what was spent was spent.
        await books.AddAsync(job.Owner, job.Claim.Job, planned.Uses, run.Stopped);
        var storyboard = StoryboardJson.Write(planned.Storyboard);
        var kept = await store.PlannedAsync(
            job.Claim, storyboard, planned.By, (planned with { Budget = warning }).Warnings, run.Stopped);
        events.Publish(kept);
        return kept is null ? null : storyboard;
    }
}
