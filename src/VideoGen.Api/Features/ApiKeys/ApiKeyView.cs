using System.ComponentModel;
using VideoGen.Api.OpenApi;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.ApiKeys;

public sealed record ApiKeyView
{
    [Description("UUID of the key's entry; not the key.")]
    public required Guid Id { get; init; }

    [Description("What its owner calls it.")]
    public required string Name { get; init; }

    [Description("First characters of the key.")]
    [Example("\"vg_k3Xw9aQz\"")]
    public required string Prefix { get; init; }

    [Description("What it may do: jobs:read, jobs:write.")]
    public required IReadOnlyList<string> Scopes { get; init; }

    [Description("When it was made (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When it stops to work (UTC); null for never.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [Description("When it was last used, to the minute (UTC); null for never.")]
    public DateTimeOffset? LastUsedAt { get; init; }

    public static ApiKeyView Of(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Prefix = key.Prefix,
        Scopes = key.Scopes.Count > 0 ? key.Scopes : Api.Auth.Scopes.ForKeys,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
    };
}

public sealed record NewApiKeyView
{
    [Description("The key itself. Shown this once; only its hash is kept.")]
    [Example("\"vg_k3Xw9aQzR4u1…\"")]
    public required string Key { get; init; }

    [Description("Its entry in the list.")]
    public required ApiKeyView ApiKey { get; init; }
}

public sealed record ApiKeyList
{
    [Description("Keys that have not been revoked, newest first.")]
    public required IReadOnlyList<ApiKeyView> Items { get; init; }
}
