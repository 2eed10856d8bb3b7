namespace VideoGen.Data.Users;

/// <summary>An API key by its hash; the key itself is shown once and never kept.</summary>
public sealed class ApiKey
{
    public Guid Id { get; set; }

    public Guid OwnerId { get; set; }

    /// <summary>The owner's name for it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The first characters of the key, by which its owner knows it again.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>SHA-256 of the key.</summary>
    public byte[] KeyHash { get; set; } = [];

    /// <summary>What it may do; empty means all that its owner may.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
