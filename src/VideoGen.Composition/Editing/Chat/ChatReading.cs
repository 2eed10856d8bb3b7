using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing.Chat;

/// <summary>What a message asks for.</summary>
public sealed record ChatReading
{
    /// <summary>Edits in the order in which they were said.</summary>
    public IReadOnlyList<EditCommand> Commands { get; init; } = [];

    /// <summary>A version that is asked for; there are no edits then.</summary>
    public VersionCommand? Version { get; init; }

    /// <summary>What could not be done as it was said: a scene that does not exist and the like.</summary>
    public IReadOnlyList<FieldError> Problems { get; init; } = [];

    /// <summary>What has to be said more exactly before anything is done about it.</summary>
    public IReadOnlyList<ChatQuestion> Questions { get; init; } = [];

    /// <summary>Parts of the message that were not understood, as they were written.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>At most three examples of what can be done, the nearest first; only where something was not understood or help was asked for.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
}

/// <summary>A question back.</summary>
/// <param name="Part">The part of the message that it is about.</param>
/// <param name="Text">The question, such as "Which scene?".</param>
public sealed record ChatQuestion(string Part, string Text);
