using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Data.Chat;

namespace VideoGen.Api.Features.Chat;

/// <summary>What is shown where films can't be edited by chat.</summary>
public sealed record ChatNotice
{
    [Description("What to say.")]
    public required string Text { get; init; }

    [Description("Words of the link.")]
    public required string LinkText { get; init; }

    [Description("Page with the prompt filled in.")]
    public required string Link { get; init; }

    /// <summary>The notice for a film, with what was to be changed behind its prompt.</summary>
    internal static ChatNotice For(string prompt, string? message) => new()
    {
        Text = Core.Errors.ErrorCodes.ChatDisabled.Title,
        LinkText = "Create New Video",
        Link = "/create?prompt=" + Uri.EscapeDataString(string.Join("\n\n", new[] { prompt, message }.Where(part => !string.IsNullOrWhiteSpace(part)))),
    };
}

/// <summary>Where a film stands among its versions.</summary>
public sealed record FilmStateView
{
    [Description("UUID of the film: the job of its version 1. The same for all its versions.")]
    public required string Id { get; init; }

    [Description("Number of the current version.")]
    public required int Version { get; init; }

    [Description("How many versions there are.")]
    public required int Versions { get; init; }

    [Description("Whether there is an earlier version to go back to.")]
    public required bool CanUndo { get; init; }

    [Description("Whether undo left a later version to go forward to.")]
    public required bool CanRedo { get; init; }

    [Description("The job of the current version.")]
    public required JobView Job { get; init; }
}

/// <summary>A film's chat.</summary>
public sealed record ChatView
{
    [Description("The film and its current version.")]
    public required FilmStateView Film { get; init; }

    [Description("Whether films can be edited by chat on this server.")]
    public required bool Enabled { get; init; }

    [Description("What to show instead where they can't; null where they can.")]
    public ChatNotice? Notice { get; init; }

    [Description("Messages with their answers, oldest first.")]
    public required IReadOnlyList<ChatMessageView> Messages { get; init; }

    [Description("Pass as before for older messages; null where there are none.")]
    public Guid? Older { get; init; }
}

/// <summary>What became of a message.</summary>
public sealed record ChatAnswerView
{
    [Description("The message with its answer.")]
    public required ChatMessageView Message { get; init; }

    [Description("The film as it is now.")]
    public required FilmStateView Film { get; init; }
}

/// <summary>A message with its answer.</summary>
public sealed record ChatMessageView
{
    [Description("UUID of the message.")]
    public required Guid Id { get; init; }

    [Description("What was written; empty for typed commands.")]
    public required string Text { get; init; }

    [Description("The typed commands that it was read as (docs/edit-commands.schema.json).")]
    public required JsonElement Commands { get; init; }

    [Description("applied made a version, moved made another version the current one, proposed waits to be applied, conflict came after somebody else's version and can still be applied, answered changed nothing.")]
    [Words("answered", "proposed", "applied", "moved", "conflict")]
    public required string State { get; init; }

    [Description("The answer in plain sentences.")]
    public required IReadOnlyList<string> Reply { get; init; }

    [Description("Everything that changed, or would change.")]
    public required IReadOnlyList<ChangeView> Changes { get; init; }

    [Description("Parts of the message that were not understood, as they were written.")]
    public required IReadOnlyList<string> NotUnderstood { get; init; }

    [Description("At most three examples of what can be done instead, the nearest first.")]
    public required IReadOnlyList<string> Suggestions { get; init; }

    [Description("Name of the provider whose language model read the message; null where the grammar did.")]
    public string? ReadBy { get; init; }

    [Description("Number of the version that it was said about.")]
    public required int BaseVersion { get; init; }

    [Description("Number of the version that it led to; null when it led to none.")]
    public int? Version { get; init; }

    [Description("UUID of that version's job.")]
    public string? JobId { get; init; }

    [Description("When it was said (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }

    internal static ChatMessageView Of(ChatMessage message)
    {
        var answer = JsonSerializer.Deserialize<ChatAnswer>(message.Answer, ApiJson.Options)!; // written by us, never null
        return new()
        {
            Id = message.Id,
            Text = message.Text,
            Commands = JsonElement.Parse(message.Commands),
            State = JobViews.Word(message.State),
            Reply = answer.Reply,
            Changes = answer.Changes,
            NotUnderstood = answer.NotUnderstood,
            Suggestions = answer.Suggestions,
            ReadBy = answer.ReadBy,
            BaseVersion = message.Base.Number,
            Version = message.Led?.Number,
            JobId = message.Led?.Job.ToString(),
            CreatedAt = message.CreatedAt,
        };
    }
}

/// <summary>The answer to a message as it is stored.</summary>
internal sealed record ChatAnswer
{
    public required IReadOnlyList<string> Reply { get; init; }

    public IReadOnlyList<ChangeView> Changes { get; init; } = [];

    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Name of the provider whose language model read the message; null where the grammar did.</summary>
    public string? ReadBy { get; init; }

    public string Write() => JsonSerializer.Serialize(this, ApiJson.Options);
}
