namespace VideoGen.Data.Schema;

/// <summary>The schema can't be brought up to date, and trying again will not help. The message is for the operator.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
