using Microsoft.AspNetCore.Identity;

namespace VideoGen.Data.Users;

/// <summary>An account. The user is the owner of its rows: jobs, assets, keys.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>"user" or "admin".</summary>
    public string Role { get; set; } = UserRoles.User;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set when an administrator has shut the account.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
