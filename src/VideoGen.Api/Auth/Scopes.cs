namespace VideoGen.Api.Auth;

/// <summary>What a caller may do. A signed-in person may do everything on their account; an API key only what it was made for.</summary>
internal static class Scopes
{
    public const string JobsRead = "jobs:read";
    public const string JobsWrite = "jobs:write";

    /// <summary>Sessions and keys themselves: people only, so that a leaked key cannot make more keys.</summary>
    public const string Account = "account";

    /// <summary>What concerns the whole server, such as providers and their keys: signed-in administrators only. A policy, not a scope of its own.</summary>
    public const string Admin = "admin";

    /// <summary>What an API key can be given.</summary>
    public static readonly IReadOnlyList<string> ForKeys = [JobsRead, JobsWrite];
}
