namespace VideoGen.Composition.Editing.Chat;

/// <summary>Asks for another version of the film, of which whoever stores them knows more.</summary>
public abstract record VersionCommand
{
    private VersionCommand()
    {
    }

    /// <summary>Back by so many changes.</summary>
    /// <param name="Steps">1 or more.</param>
    public sealed record Undo(int Steps) : VersionCommand;

    /// <summary>Forward again by so many changes.</summary>
    /// <param name="Steps">1 or more.</param>
    public sealed record Redo(int Steps) : VersionCommand;

    /// <summary>To a version by its number.</summary>
    /// <param name="Number">From 1, which is the film as it was made.</param>
    public sealed record GoTo(int Number) : VersionCommand;
}
