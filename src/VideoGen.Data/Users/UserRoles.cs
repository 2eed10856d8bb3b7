namespace VideoGen.Data.Users;

/// <summary>What an account may do, in the words of the database.</summary>
public static class UserRoles
{
    public const string User = "user";
    public const string Admin = "admin";
}
