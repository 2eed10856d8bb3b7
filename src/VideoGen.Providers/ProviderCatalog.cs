using Microsoft.Extensions.Options;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;

namespace VideoGen.Providers;

/// <summary>The providers of the configuration, each made once.</summary>
public sealed class ProviderCatalog : IDisposable
{
    /// <summary>For the container.</summary>
    public ProviderCatalog(IOptions<ProvidersOptions> options, ProviderFactory factory) => All = [.. options.Value.Items.Select(factory.Create)];

    /// <summary>All, in the order of preference.</summary>
    public IReadOnlyList<IProvider> All { get; }

    /// <summary>Those that make a kind, in the order of preference.</summary>
    public IReadOnlyList<IProvider> For(MediaKind kind) => [.. All.Where(provider => provider.Capability.Kind == kind)];

    /// <summary>The provider of that name; null when there is none.</summary>
    public IProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in All.OfType<IDisposable>()) provider.Dispose();
    }
}
