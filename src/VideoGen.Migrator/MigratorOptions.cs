using System.ComponentModel.DataAnnotations;

namespace VideoGen.Migrator;

/// <summary>Section "Migrator".</summary>
internal sealed class MigratorOptions
{
    /// <summary>Password of the role videogen_api; printable ASCII. Unset leaves it as it is.</summary>
    public string? ApiPassword { get; set; }

    /// <summary>Password of the role videogen_dispatcher.</summary>
    public string? DispatcherPassword { get; set; }

    /// <summary>Password of the role videogen_owner; only where someone signs in as it.</summary>
    public string? OwnerPassword { get; set; }

    /// <summary>How long to wait for a server that is starting.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WaitForServer { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>The account to begin with, from VIDEOGEN_FIRST_USER_EMAIL, _PASSWORD and _API_KEY_HASH.</summary>
/// <param name="Email">Null makes no account.</param>
/// <param name="Password">Kept as Identity's hash.</param>
/// <param name="ApiKeyHash">SHA-256 of an API key in hex; null makes no key.</param>
internal sealed record FirstUserSettings(string? Email, string? Password, string? ApiKeyHash)
{
    private const string Prefix = "VIDEOGEN_FIRST_USER_";

    public static FirstUserSettings Read(IConfiguration configuration) => new(
        Value(configuration, "EMAIL"), Value(configuration, "PASSWORD"), Value(configuration, "API_KEY_HASH"));

    private static string? Value(IConfiguration configuration, string name) => configuration[Prefix + name] is { Length: > 0 } value ? value : null;
}
