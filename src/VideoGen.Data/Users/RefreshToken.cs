namespace VideoGen.Data.Users;

/// <summary>A refresh token by its hash. Each may be used once; using it twice ends its whole family.</summary>
public sealed class RefreshToken
{
    public Guid Id { get; set; }

    public Guid OwnerId { get; set; }

    /// <summary>The sign-in that this chain of tokens began with.</summary>
    public Guid Family { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The token that took this one's place.</summary>
    public Guid? ReplacedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
