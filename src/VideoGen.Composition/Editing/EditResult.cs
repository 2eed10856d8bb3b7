using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing;

/// <summary>What became of an edit.</summary>
public abstract record EditResult
{
    private EditResult()
    {
    }

    /// <summary>It was made.</summary>
    /// <param name="Storyboard">The film as it is now.</param>
    public sealed record Done(Storyboard Storyboard) : EditResult;

    /// <summary>It was not made, and nothing has changed.</summary>
    /// <param name="Problems">Everything that stands against it, each with the field and, where there is one, the way out.</param>
    public sealed record Refused(IReadOnlyList<FieldError> Problems) : EditResult;
}
