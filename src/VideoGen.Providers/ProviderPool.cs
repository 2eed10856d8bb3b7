using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using VideoGen.Core.Providers;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Secrets;

namespace VideoGen.Providers;

/// <summary>
/// The providers of this process. Whoever needs some brings their entries; the same settings give the same provider, so that connections
/// and circuit breakers outlive single jobs, and changed settings give a new one at once.
/// </summary>
public sealed class ProviderPool(ProviderFactory factory, SecretBox box, ILogger<ProviderPool> logger) : IDisposable
{
    /// <summary>Providers that nobody uses just now and that are kept all the same; beyond this the longest unused goes.</summary>
    private const int MostIdle = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>The providers of these entries, in their order.</summary>
    public ProviderCatalog Rent(IEnumerable<ProviderEntry> entries)
    {
        var settings = new List<ProviderSettings>();
        var unusable = new List<UnusableProvider>();
        foreach (var entry in entries)
        {
            try
            {
                settings.Add(SettingsJson.Open(entry, box));
            }
            catch (Exception e) when (e is SecretsUnreadableException or JsonException)
            {
                unusable.Add(new UnusableProvider(entry.Name, e is SecretsUnreadableException ? e.Message : "Its settings can't be read."));
            }
        }

        return Rent(settings, unusable);
    }

    /// <summary>The providers of these settings, in their order.</summary>
    public ProviderCatalog Rent(IEnumerable<ProviderSettings> settings) => Rent(settings, []);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var place in places.Values) (place.Provider as IDisposable)?.Dispose();
            places.Clear();
        }
    }

    private ProviderCatalog Rent(IEnumerable<ProviderSettings> settings, List<UnusableProvider> unusable)
    {
        var taken = new List<Place>();
        lock (gate)
        {
            foreach (var one in settings)
            {
                // Settings of a newer version of us may be more than this one knows.
                if (SettingsRules.Check(one) is [var problem, ..])
                    unusable.Add(new UnusableProvider(one.Name, $"{problem.Field} {problem.Message}"));
                else
                    taken.Add(Take(one));
            }
        }

        foreach (var one in unusable) logger.CanNotBeUsed(one.Name, one.Reason);
        return new ProviderCatalog([.. taken.Select(place => place.Provider)], unusable, () => Release(taken));
    }

    private Place Take(ProviderSettings settings)
    {
        var key = Fingerprint(settings);
        if (!places.TryGetValue(key, out var place)) places[key] = place = new Place(factory.Create(settings));
        place.Users++;
        place.LastUse = ++uses;
        return place;
    }

    private void Release(List<Place> taken)
    {
        lock (gate)
        {
            foreach (var place in taken) place.Users--;
            var idle = places.Where(pair => pair.Value.Users == 0).OrderByDescending(pair => pair.Value.LastUse).Skip(MostIdle).ToArray();
            foreach (var (key, place) in idle)
            {
                places.Remove(key);
                (place.Provider as IDisposable)?.Dispose();
            }
        }
    }

    private static string Fingerprint(ProviderSettings settings) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{SettingsJson.Write(settings)}\n{settings.ApiKey.Reveal()}\n{settings.WebhookSecret.Reveal()}")));

    private sealed class Place(IProvider provider)
    {
        internal IProvider Provider { get; } = provider;

        internal int Users { get; set; }

        internal long LastUse { get; set; }
    }
}
