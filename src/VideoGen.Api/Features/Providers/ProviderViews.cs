using System.Text.Json;
using VideoGen.Core.Providers;
using VideoGen.Data.Providers;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Secrets;

namespace VideoGen.Api.Features.Providers;

/// <summary>How providers are shown.</summary>
internal sealed class ProviderViews(ProviderPool pool, ProviderDirectory directory, ProviderStore store, ProviderUseStore books, SecretBox box)
{
    private static readonly IReadOnlyDictionary<string, ProviderFigures> NoFigures = new Dictionary<string, ProviderFigures>();

    /// <summary>All in the order of preference; those that are switched off for administrators only.</summary>
    public async Task<IReadOnlyList<ProviderView>> AllAsync(bool admin, CancellationToken ct)
    {
        var stored = (await store.AllAsync(ct)).Where(one => admin || one.Enabled).Where(one => directory.Configured.All(other => other.Name != one.Entry.Name));
        var figures = admin ? await books.FiguresAsync(ct) : NoFigures;
        return
        [
            .. directory.Configured.Select(entry => Show(entry, null, admin, figures.GetValueOrDefault(entry.Name))),
            .. stored.Select(one => Show(one.Entry, one, admin, figures.GetValueOrDefault(one.Entry.Name))),
        ];
    }

    /// <summary>One of them; null when there is none that the caller may see.</summary>
    public async Task<ProviderView?> FindAsync(string name, bool admin, CancellationToken ct)
    {
        var figures = admin ? (await books.FiguresAsync(ct)).GetValueOrDefault(name) : null;
        if (directory.Configured.FirstOrDefault(entry => entry.Name == name) is { } configured)
            return Show(configured, null, admin, figures);
        return await store.FindAsync(name, ct) is { } found && (admin || found.Enabled) ? Show(found.Entry, found, admin, figures) : null;
    }

    public ProviderView Show(ProviderEntry entry, StoredProvider? stored, bool admin, ProviderFigures? figures = null)
    {
        var (settings, lost) = SettingsJson.OpenWhatCan(entry, box);
        using var catalog = pool.Rent([entry]);
        var provider = catalog.Find(entry.Name);
        return new ProviderView
        {
            Name = entry.Name,
            Kind = settings.Kind,
            Model = settings.Model,
            Media = provider is null ? settings.Media : Word(provider.Capability.Kind),
            Enabled = stored?.Enabled ?? true,
            Source = stored is null ? "configuration" : "database",
            Unusable = catalog.Unusable is [var reason] ? admin ? reason.Reason : "It is not set up." : null,
            Capability = provider is null ? null : Show(provider.Capability),
            Admin = admin ? ForAdmins(settings, lost, stored, figures) : null,
        };
    }

    public static ProviderTestView Show(ProviderTest test) =>
        new() { Ok = test.Fault is null, At = test.At, LatencyMs = test.LatencyMs, Fault = test.Fault, Detail = test.Detail };

    private static ProviderAdminView ForAdmins(ProviderSettings settings, bool lost, StoredProvider? stored, ProviderFigures? figures) => new()
    {
        Settings = JsonSerializer.Deserialize<JsonElement>(SettingsJson.Write(settings)),
        KeySet = lost || !settings.ApiKey.IsEmpty,
        WebhookSecretSet = !settings.WebhookSecret.IsEmpty,
        Position = stored?.Position,
        Revision = stored?.Revision,
        UpdatedAt = stored?.UpdatedAt,
        LastTest = stored?.Test is { } test ? Show(test) : null,
        Calls = figures?.Calls ?? 0,
        FailedCalls = figures?.Failed ?? 0,
        LastFault = figures?.LastFault,
        LastUsedAt = figures?.LastUsedAt,
        SpentThisMonth = figures is { Amount: { } amount, Currency: { } currency } ? new MoneyView { Amount = amount, Currency = currency } : null,
    };

    private static CapabilityView Show(Capability can) => new()
    {
        Sizes = [.. can.Sizes?.Only.Select(size => size.ToString()) ?? []],
        MinSide = can.Sizes is { Only.Count: 0 } sizes ? sizes.MinSide : null,
        MaxSide = can.Sizes is { Only.Count: 0 } larger ? larger.MaxSide : null,
        Step = can.Sizes is { Only.Count: 0 } grid ? grid.Step : null,
        Seconds = can.Seconds?.Only ?? [],
        MinSeconds = can.Seconds is { Only.Count: 0 } shortest ? shortest.Min : null,
        MaxSeconds = can.Seconds is { Only.Count: 0 } longest ? longest.Max : null,
        Fps = can.Fps,
        ReferenceImages = can.References.Images,
        ReferenceVideos = can.References.Videos,
        Seed = can.Seed,
        WordTimes = can.WordTimes,
        RealProgress = can.RealProgress,
        Cancel = can.Cancel,
        MaxPromptCharacters = can.MaxPromptCharacters,
        Concurrency = can.Concurrency,
        Paid = can.Paid,
        Prices = [.. can.Prices.Select(price => new PriceBody { Per = JsonNamingPolicy.SnakeCaseLower.ConvertName(price.Per.ToString()), Amount = price.Amount, Currency = price.Currency })],
    };

    private static string Word(MediaKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
