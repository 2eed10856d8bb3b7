using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using VideoGen.Core.Providers;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Secrets;

namespace VideoGen.Providers;

/// <summary>Those that administrators have stored and switched on, in the order of preference.</summary>
public delegate Task<IReadOnlyList<ProviderEntry>> StoredProviders(CancellationToken ct);

/// <summary>
/// All providers there are: those of the configuration, which come first, and those that administrators have stored, which are read anew
/// each time, so that a change holds at once and everywhere. A name of the configuration hides a stored one.
/// </summary>
public sealed class ProviderDirectory(IOptions<ProvidersOptions> options, StoredProviders stored, ProviderPool pool, SecretBox box)
{
    private readonly Lazy<IReadOnlyList<ProviderEntry>> configured = new(() => [.. options.Value.Items.Select(settings => SettingsJson.Seal(settings, box))]);

    /// <summary>Those of the configuration, which can't be changed while the process runs.</summary>
    public IReadOnlyList<ProviderEntry> Configured => configured.Value;

    /// <summary>All that may be used, in the order of preference, in the form in which they are handed to other services.</summary>
    public async Task<IReadOnlyList<ProviderEntry>> EntriesAsync(CancellationToken ct)
    {
        var kept = await stored(ct);
        return [.. Configured, .. kept.Where(entry => Configured.All(other => other.Name != entry.Name))];
    }

    /// <summary>All that may be used, for use in this process.</summary>
    public async Task<ProviderCatalog> RentAsync(CancellationToken ct) => pool.Rent(await EntriesAsync(ct));
}

/// <summary>Configured keys are handed to other services too, and never in the clear.</summary>
internal sealed class HandedOnValidator(IConfiguration configuration) : IValidateOptions<ProvidersOptions>
{
    public ValidateOptionsResult Validate(string? name, ProvidersOptions options) =>
        string.IsNullOrEmpty(configuration[$"{SecretsOptions.Section}:{nameof(SecretsOptions.Key)}"]) && options.Items.Any(settings => !settings.ApiKey.IsEmpty || !settings.WebhookSecret.IsEmpty)
            ? ValidateOptionsResult.Fail("Secrets:Key must be set, the same for every service: keys of providers are handed to workers encrypted with it.")
            : ValidateOptionsResult.Success;
}
