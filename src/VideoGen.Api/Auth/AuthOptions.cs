using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Auth;

/// <summary>Section "Auth": who may sign up, and what tokens look like.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>Secret of at least 32 characters that signs access tokens. The same on every replica.</summary>
    [Required]
    [MinLength(32)]
    public string SigningKey { get; set; } = "";

    /// <summary>Keys that signed tokens before the present one; still accepted, so that a change of keys signs nobody out.</summary>
    public IReadOnlyList<string> FormerSigningKeys { get; set; } = [];

    [Required]
    public string Issuer { get; set; } = "videogen";

    [Required]
    public string Audience { get; set; } = "videogen-api";

    [Range(1, 1440)]
    public int AccessTokenMinutes { get; set; } = 15;

    [Range(1, 365)]
    public int RefreshTokenDays { get; set; } = 30;

    /// <summary>How far the clocks of two replicas may be apart.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>Longest time until a disabled user, an ended session or a revoked key is refused.</summary>
    [Range(0, 60)]
    public int RevocationSeconds { get; set; } = 5;

    /// <summary>Life of a one-use ticket for a WebSocket.</summary>
    [Range(5, 300)]
    public int TicketSeconds { get; set; } = 30;

    public SignUpMode SignUp { get; set; } = SignUpMode.Open;
}

internal enum SignUpMode
{
    /// <summary>Anyone may make an account.</summary>
    Open,

    /// <summary>Accounts are made by an operator.</summary>
    Closed,
}

[OptionsValidator]
internal sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;
