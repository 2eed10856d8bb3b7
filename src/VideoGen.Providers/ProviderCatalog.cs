using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers;

/// <summary>A provider that is listed and can't be used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, for people; no secret.</param>
public sealed record UnusableProvider(string Name, string Reason);

/// <summary>Providers that somebody may use until it is disposed of. Those of one name in two catalogs are the same while their settings are.</summary>
public sealed class ProviderCatalog : IDisposable
{
    private readonly Action release;
    private int disposed;

    internal ProviderCatalog(IReadOnlyList<IProvider> all, IReadOnlyList<UnusableProvider> unusable, Action release)
    {
        All = all;
        Unusable = unusable;
        this.release = release;
    }

    /// <summary>All, in the order of preference.</summary>
    public IReadOnlyList<IProvider> All { get; }

    /// <summary>Those that had to be left out.</summary>
    public IReadOnlyList<UnusableProvider> Unusable { get; }

    /// <summary>Those that make a kind, in the order of preference.</summary>
    public IReadOnlyList<IProvider> For(MediaKind kind) => [.. All.Where(provider => provider.Capability.Kind == kind)];

    /// <summary>The provider of that name; null when there is none.</summary>
    public IProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) release();
    }
}
