using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>What became of a message. Stored by its name in snake_case.</summary>
public enum ChatMessageState
{
    /// <summary>There was nothing to do, or nothing that could be done.</summary>
    Answered,

    /// <summary>Its changes wait to be applied.</summary>
    Proposed,

    /// <summary>It made a version.</summary>
    Applied,

    /// <summary>It made an earlier or later version the current one.</summary>
    Moved,

    /// <summary>Another version came first. It can still be applied.</summary>
    Conflict,
}

/// <summary>One message of a film's chat, with its answer.</summary>
public sealed record ChatMessage
{
    public required Guid Id { get; init; }

    public required ChatMessageState State { get; init; }

    public required string Text { get; init; }

    /// <summary>The typed commands that it was read as: a JSON array.</summary>
    public required string Commands { get; init; }

    /// <summary>What was answered, as JSON of the API's own.</summary>
    public required string Answer { get; init; }

    /// <summary>Id of the scene that "this scene" meant; null for none.</summary>
    public string? CurrentScene { get; init; }

    /// <summary>The version that it was said about.</summary>
    public required VersionRef Base { get; init; }

    /// <summary>The version that it led to; null when it led to none.</summary>
    public VersionRef? Led { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A version of a film.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Number">Its number within the film, from 1.</param>
public readonly record struct VersionRef(JobId Job, int Number);

/// <summary>A message on its way into the database.</summary>
public sealed record NewChatMessage
{
    public required UserId Owner { get; init; }

    public required JobId Film { get; init; }

    /// <summary>The version that it is about: the film's current one, or what it does is not done.</summary>
    public required VersionRef Base { get; init; }

    /// <summary>What it is when nothing is done; a step that is done says it itself.</summary>
    public required ChatMessageState State { get; init; }

    public required string Text { get; init; }

    /// <summary>A JSON array.</summary>
    public string Commands { get; init; } = "[]";

    /// <summary>JSON.</summary>
    public required string Answer { get; init; }

    public string? CurrentScene { get; init; }

    /// <summary>The message that this applies and takes the place of; null for a new one.</summary>
    public Guid? Applies { get; init; }

    /// <summary>Null when the caller sent no key.</summary>
    public Idempotency? Idempotency { get; init; }
}

/// <summary>What a message does to its film.</summary>
public abstract record ChatStep
{
    private ChatStep()
    {
    }

    /// <summary>Makes a version of the current one.</summary>
    /// <param name="Job">The job; its lineage and number are filled in.</param>
    public sealed record Make(SubmitJob Job) : ChatStep;

    /// <summary>Makes another version the current one.</summary>
    /// <param name="To">That version.</param>
    /// <param name="Tip">The version up to which redo then goes.</param>
    public sealed record Move(VersionRef To, JobId Tip) : ChatStep;
}

/// <summary>What became of a message that was to be stored.</summary>
public abstract record ChatResult
{
    private ChatResult()
    {
    }

    /// <summary>It is stored, and what it does is done. Publish the event unless it is null.</summary>
    public sealed record Said(ChatMessage Message, JobEvent? Event) : ChatResult;

    /// <summary>The key was used with the same body: this is what it stored.</summary>
    public sealed record Replayed(ChatMessage Message) : ChatResult;

    /// <summary>The key was used with another body.</summary>
    public sealed record KeyReused : ChatResult;

    /// <summary>The film has another current version than the message is about; nothing was stored.</summary>
    public sealed record HeadMoved : ChatResult;

    /// <summary>The version could not be made; nothing was stored.</summary>
    public sealed record Refused(SubmitResult Why) : ChatResult;
}
