using System.Text.Json;
using VideoGen.Core.Providers;
using VideoGen.Providers.Secrets;

namespace VideoGen.Providers.Configuration;

/// <summary>Settings as they are stored and handed on: JSON without secrets, and the secrets encrypted beside it.</summary>
public static class SettingsJson
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The settings without secrets, by the names that the configuration uses.</summary>
    public static string Write(ProviderSettings settings) => JsonSerializer.Serialize(settings, Names);

    /// <summary>Reads what <see cref="Write"/> wrote; the secrets are none.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ProviderSettings Read(string json) =>
        JsonSerializer.Deserialize<ProviderSettings>(json, Names) ?? throw new JsonException("Settings must be an object.");

    /// <summary>The settings in the form in which services hand them on.</summary>
    /// <exception cref="InvalidOperationException">There are secrets, and <paramref name="box"/> has no key.</exception>
    public static ProviderEntry Seal(ProviderSettings settings, SecretBox box)
    {
        var secrets = new SettingsSecrets(settings.ApiKey.Reveal(), settings.WebhookSecret.Reveal());
        var none = secrets is { ApiKey: "", WebhookSecret: "" };
        return new ProviderEntry(
            settings.Name, Write(settings), none ? default : box.Seal(JsonSerializer.Serialize(secrets, Names), Context(settings)));
    }

    /// <summary>The settings with their secrets.</summary>
    /// <exception cref="JsonException">The settings can't be read.</exception>
    /// <exception cref="SecretsUnreadableException">The secrets can't be decrypted.</exception>
    public static ProviderSettings Open(ProviderEntry entry, SecretBox box)
    {
        var settings = Read(entry.Settings);
        if (entry.Secrets.IsEmpty) return settings;
        var text = box.Open(entry.Secrets.Span, Context(settings)) ?? throw new SecretsUnreadableException();
        var secrets = JsonSerializer.Deserialize<SettingsSecrets>(text, Names)!; // We wrote it: it is authenticated.
        return settings with { ApiKey = new Secret(secrets.ApiKey), WebhookSecret = new Secret(secrets.WebhookSecret) };
    }

    /// <summary>The settings with their secrets, or without when these can't be decrypted.</summary>
    public static (ProviderSettings Settings, bool SecretsLost) OpenWhatCan(ProviderEntry entry, SecretBox box)
    {
        try
        {
            return (Open(entry, box), false);
        }
        catch (SecretsUnreadableException)
        {
            return (Read(entry.Settings), true);
        }
    }

    /// <summary>A key is for one server: who can change the address, but not the key, must not have it sent elsewhere.</summary>
    private static string Context(ProviderSettings settings) => $"provider\n{settings.Name}\n{settings.Kind}\n{settings.BaseUrl}";
}

/// <summary>Secrets that were encrypted with a key that is not configured, or that were changed.</summary>
public sealed class SecretsUnreadableException() : Exception(
    "Its key can't be decrypted: Secrets:Key differs from the one that it was stored with, or the row was changed. Give its api_key again.");

internal sealed record SettingsSecrets(string ApiKey, string WebhookSecret);
