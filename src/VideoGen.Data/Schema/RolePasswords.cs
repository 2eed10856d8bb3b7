namespace VideoGen.Data.Schema;

/// <summary>
/// Passwords of the roles that the services sign in with, printable ASCII. Null leaves a role's password as it is; a role that does
/// not exist yet is then made without one and can't sign in.
/// </summary>
public sealed record RolePasswords
{
    /// <summary>Of videogen_api.</summary>
    public string? Api { get; init; }

    /// <summary>Of videogen_dispatcher.</summary>
    public string? Dispatcher { get; init; }

    /// <summary>Of videogen_owner, which owns the schema. Only needed where someone signs in as it.</summary>
    public string? Owner { get; init; }
}
