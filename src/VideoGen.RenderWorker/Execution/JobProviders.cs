using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Providers;
using VideoGen.Providers;

namespace VideoGen.RenderWorker.Execution;

/// <summary>The providers that a job may use: those that its request names, and no others.</summary>
internal sealed class JobProviders(ProviderPool pool)
{
    /// <summary>Dispose of it when nothing of the step uses them any more.</summary>
    public ProviderCatalog Of(RenderRequest request) =>
        pool.Rent(request.Providers.Select(provider => new ProviderEntry(provider.Name, provider.SettingsJson, provider.Secrets.Memory)));
}
