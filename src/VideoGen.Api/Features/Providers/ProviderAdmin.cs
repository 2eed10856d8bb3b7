using VideoGen.Api.Auth;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Providers;
using VideoGen.Providers;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Secrets;

namespace VideoGen.Api.Features.Providers;

/// <summary>Changes of providers: checked by the rules of the configuration, stored with their secrets encrypted, and written to the log.</summary>
internal sealed partial class ProviderAdmin(ProviderStore store, ProviderDirectory directory, SecretBox box, ILogger<ProviderAdmin> log)
{
    /// <summary>More than anybody needs; each job is told all of them.</summary>
    private const int Most = 100;

    /// <summary>Whether a name belongs to the configuration, which can't be changed from here.</summary>
    public bool IsConfigured(string name) => directory.Configured.Any(entry => entry.Name == name);

    public async Task<(StoredProvider? Stored, ProblemResult? Refused)> AddAsync(ProviderBody body, string name, HttpContext http)
    {
        if (IsConfigured(name))
            return (null, Configured(name));
        if ((await store.AllAsync(http.RequestAborted)).Count >= Most)
            return (null, new ProblemResult(ErrorCodes.Conflict, $"There are at most {Most} providers; remove one first."));
        var settings = body.Over(new ProviderSettings(), name);
        if (Faults(settings) is { Count: > 0 } faults)
            return (null, ProblemResult.Invalid(faults));
        var added = await store.AddAsync(
            new StoredProvider { Entry = SettingsJson.Seal(settings, box), Kind = settings.Kind, Enabled = body.Enabled ?? true, Position = body.Position ?? 0 },
            last: body.Position is null, http.RequestAborted);
        if (added is null)
            return (null, new ProblemResult(ErrorCodes.Conflict, $"There is a provider \"{name}\" already; change it with PATCH."));
        LogChanged(http.User.UserId().Value, "added", name);
        return (added, null);
    }

    /// <summary>Changes one.</summary>
    /// <param name="body">What is said.</param>
    /// <param name="whole">Whether what is not said is as for a new one; else it stays. Secrets always stay unless given.</param>
    /// <param name="known">The provider as it is.</param>
    /// <param name="http">The request.</param>
    public async Task<(StoredProvider? Stored, ProblemResult? Refused)> ChangeAsync(ProviderBody body, bool whole, StoredProvider known, HttpContext http)
    {
        var (before, lost) = SettingsJson.OpenWhatCan(known.Entry, box);
        var start = whole ? new ProviderSettings { ApiKey = before.ApiKey, WebhookSecret = before.WebhookSecret } : before;
        var settings = body.Over(start, known.Entry.Name);
        var faults = Faults(settings);
        if (body.ApiKey is null && lost)
            faults.Add(new("api_key", "must be given again: the stored one can't be decrypted with this server's Secrets:Key."));
        else if (body.ApiKey is null && !before.ApiKey.IsEmpty && (settings.Kind, settings.BaseUrl) != (before.Kind, before.BaseUrl))
            faults.Add(new("api_key", "must be given again: a key goes to the server alone that it was given for."));
        if (faults.Count > 0)
            return (null, ProblemResult.Invalid(faults));
        var changed = await store.UpdateAsync(
            known with
            {
                Entry = SettingsJson.Seal(settings, box),
                Kind = settings.Kind,
                Enabled = body.Enabled ?? (whole || known.Enabled),
                Position = body.Position ?? known.Position,
                Revision = body.Revision ?? known.Revision,
            },
            http.RequestAborted);
        if (changed is null)
            return (null, new ProblemResult(ErrorCodes.Conflict, "Somebody else has changed it since; read it again."));
        LogChanged(http.User.UserId().Value, "changed", known.Entry.Name);
        return (changed, null);
    }

    public async Task<bool> RemoveAsync(string name, HttpContext http)
    {
        var removed = await store.RemoveAsync(name, http.RequestAborted);
        if (removed)
            LogChanged(http.User.UserId().Value, "removed", name);
        return removed;
    }

    public static ProblemResult Configured(string name) =>
        new(ErrorCodes.Conflict, $"\"{name}\" comes from the configuration of the server: change it there.");

    private List<FieldError> Faults(ProviderSettings settings)
    {
        var faults = SettingsRules.Check(settings).ToList();
        if (!box.HasKey && !(settings.ApiKey.IsEmpty && settings.WebhookSecret.IsEmpty))
            faults.Add(new("api_key", "can't be kept: this server has no Secrets:Key to encrypt it with."));
        return faults;
    }

    [LoggerMessage(1, LogLevel.Information, "Administrator {User} {Change} provider {Provider}")]
    private partial void LogChanged(Guid user, string change, string provider);
}
