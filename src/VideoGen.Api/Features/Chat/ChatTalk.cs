using System.Globalization;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Editing.Diff;
using VideoGen.Composition.Storyboards;
using VideoGen.Data.Chat;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Chat;

/// <summary>What a message comes to: its answer, and what it does to the film.</summary>
/// <param name="Commands">The commands that it was read as.</param>
/// <param name="Answer">What to say.</param>
/// <param name="Board">The film's next storyboard; null when it stays as it is.</param>
/// <param name="To">The version to go to; null to stay.</param>
internal sealed record ChatOutcome(IReadOnlyList<EditCommand> Commands, ChatAnswer Answer, Storyboard? Board = null, VersionRef? To = null)
{
    /// <summary>Whether there is something to apply.</summary>
    public bool Does => Board is not null || To is not null;
}

/// <summary>Works out what messages come to. Stores nothing.</summary>
internal sealed class ChatTalk(IJobStore jobs, ChatModel model)
{
    private const string OfTimeline =
        "This film was made from a timeline, which I can't change: edit the timeline and render it with POST /api/v1/renders. What stays the same is not rendered again.";

    /// <summary>Reads words, or takes commands as they are.</summary>
    /// <returns>Null when the film has no storyboard yet.</returns>
    public async Task<ChatOutcome?> HearAsync(FilmRecord film, string text, IReadOnlyList<EditCommand> commands, string? scene, CancellationToken ct)
    {
        var head = film.Head;
        if (head.Kind == Core.Jobs.JobKind.Render)
            return new([], new ChatAnswer { Reply = [OfTimeline] });
        if (await BoardAsync(head.Owner, head.Id, ct) is not { } board)
            return null;
        var context = new EditContext { CurrentScene = scene };
        var reading = commands.Count > 0 ? new ChatReading { Commands = commands } : ChatGrammar.Read(text, board, context);
        var asked = reading is { Version: null, NotUnderstood.Count: > 0 } ? await model.ReadAsync(text, board, scene, ct) : null;
        var turn = ChatTurn.Of(asked is { Commands.Count: > 0 } ? new ChatReading { Commands = asked.Commands } : reading, board, context);
        var answer = new ChatAnswer
        {
            Reply = asked?.Said is { } said ? [.. turn.Reply, said] : turn.Reply,
            ReadBy = asked is { Commands.Count: > 0 } ? asked.Provider : null,
            Changes = [.. turn.Changes.Select(ChangeView.Of)],
            NotUnderstood = turn.Reading.NotUnderstood,
            Suggestions = turn.Reading.Suggestions,
        };
        if (turn.Reading.Version is not { } wanted)
            return new(turn.Reading.Commands, answer, turn.Changes.Count > 0 ? turn.Storyboard : null);

        var (to, where) = Find(film, wanted);
        answer = answer with { Reply = [where, .. turn.Reply] };
        if (to is not { } version || await BoardAsync(head.Owner, version.Job, ct) is not { } other)
            return new([], answer);
        return new([], answer with { Changes = [.. StoryboardDiff.Between(board, other).Select(ChangeView.Of)] }, To: version);
    }

    private async Task<Storyboard?> BoardAsync(Core.Jobs.UserId owner, Core.Jobs.JobId job, CancellationToken ct) =>
        await jobs.StoryboardAsync(owner, job, ct) is { } json ? StoryboardJson.TryRead(json) : null;

    private static (VersionRef? To, string Said) Find(FilmRecord film, VersionCommand wanted) => wanted switch
    {
        VersionCommand.Undo undo => Step(film.Earlier, undo.Steps, "Back to", "the earliest", $"There is nothing to undo: version {Text(film.Head.Version)} is the first of its line."),
        VersionCommand.Redo redo => Step(film.Later, redo.Steps, "Forward to", "the latest", "There is nothing to redo."),
        VersionCommand.GoTo go when go.Number == film.Head.Version => (null, $"Version {Text(go.Number)} is the current one already."),
        VersionCommand.GoTo go => film.Numbered(go.Number) is { } found
            ? (found, $"Version {Text(go.Number)} is the current one now.")
            : (null, $"There is no version {Text(go.Number)}; there {Those(film)}."),
        _ => throw new System.Diagnostics.UnreachableException(wanted.GetType().Name),
    };

    private static (VersionRef? To, string Said) Step(IReadOnlyList<VersionRef> line, int steps, string way, string end, string nothing)
    {
        if (line.Count == 0)
            return (null, nothing);
        var to = line[Math.Min(steps, line.Count) - 1];
        return (to, $"{way} version {Text(to.Number)}{(steps > line.Count ? ", " + end : "")}.");
    }

    private static string Those(FilmRecord film)
    {
        int[] numbers = [.. film.Versions.Where(v => !v.IsGone).Select(v => v.Ref.Number)];
        return (numbers.Length == 1 ? "is version " : "are versions ") + string.Join(", ", numbers.TakeLast(20).Select(Text));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
