using System.Globalization;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Composition.Editing;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Chat;

/// <summary>Something that is said about a film.</summary>
internal sealed record ChatLine
{
    /// <summary>Any version of the film.</summary>
    public required JobId Job { get; init; }

    /// <summary>Empty for typed commands.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<EditCommand> Commands { get; init; }

    public string? CurrentScene { get; init; }

    /// <summary>The number that the current version must have; null for any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Whether to do it, rather than to show it.</summary>
    public bool Apply { get; init; } = true;

    /// <summary>The stored message that is applied; null for a new one.</summary>
    public Guid? Applies { get; init; }

    public Idempotency? Idempotency { get; init; }
}

/// <summary>Says things about films: stores the message with its answer, and makes the version that comes of it.</summary>
internal sealed class FilmChat(IChatStore chats, ChatTalk talk, JobSubmitter submitter, JobFeed feed)
{
    /// <summary>How often to look again when others make versions of the same film meanwhile.</summary>
    private const int Tries = 8;

    public async Task<(ChatMessage? Message, ProblemResult? Refused)> SayAsync(ChatLine line, HttpContext http)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        // Before anything is worked out: a language model would be paid for again.
        if (line.Idempotency is { } key && await chats.EarlierAsync(owner, key, ct) is { } earlier)
            return earlier is ChatResult.Replayed { Message: var kept } && await chats.FilmAsync(owner, line.Job, ct) is { } known ? Told(known, kept) : (null, new ProblemResult(ErrorCodes.IdempotencyMismatch));
        for (var left = Tries; ; left--)
        {
            if (await chats.FilmAsync(owner, line.Job, ct) is not { } film)
                return (null, ProblemResult.NotFound());
            if (await talk.HearAsync(film, line.Text, line.Commands, line.CurrentScene, ct) is not { } outcome)
                return (null, DerivedFilm.NotPlanned(film.Head));
            // Should another version come first, a model is not asked again.
            if (outcome.Answer.ReadBy is not null)
                line = line with { Commands = outcome.Commands };
            var late = line.ExpectedVersion is { } expected && expected != film.Head.Version;
            var step = outcome.Does && line.Apply && !late ? Step(film, line, outcome) : null;
            if (step is ChatStep.Make make && await submitter.OverBudgetAsync(owner, [make.Job], ct) is { } over)
                return (null, over);
            var state = !outcome.Does ? ChatMessageState.Answered : late ? ChatMessageState.Conflict : ChatMessageState.Proposed;
            switch (await chats.SayAsync(Message(film, line, outcome, state), step, ct))
            {
                case ChatResult.Said said:
                    if (said.Event is { } happened)
                        feed.Publish(happened);
                    return Told(film, said.Message);
                case ChatResult.Replayed replayed:
                    return Told(film, replayed.Message);
                case ChatResult.KeyReused:
                    return (null, new ProblemResult(ErrorCodes.IdempotencyMismatch));
                case ChatResult.Refused refused:
                    return (null, JobSubmitter.Refused(refused.Why));
                case ChatResult.HeadMoved when left > 0:
                    break;
                default:
                    return (null, new ProblemResult(ErrorCodes.Unavailable, "Too many versions of this film are being made at once.") { RetryAfterSeconds = 1 });
            }
        }
    }

    private static (ChatMessage? Message, ProblemResult? Refused) Told(FilmRecord film, ChatMessage message) =>
        message.State == ChatMessageState.Conflict ? (null, Late(film, message)) : (message, null);

    private ChatStep Step(FilmRecord film, ChatLine line, ChatOutcome outcome)
    {
        if (outcome.To is { } to)
            return new ChatStep.Move(to, film.TipAfter(to.Job));
        var note = line.Text.Length > 0 ? line.Text : string.Join(" ", outcome.Answer.Reply);
        var board = outcome.Board!; // what does something and goes nowhere has one
        var title = outcome.Answer.Changes.Any(change => change.Path == "title") ? board.Title : film.Head.Title; // a film may be renamed in lists alone
        return new ChatStep.Make(submitter.Limited(DerivedFilm.Of(film.Head, board, title, JobOrigin.Chat, note)));
    }

    private static NewChatMessage Message(FilmRecord film, ChatLine line, ChatOutcome outcome, ChatMessageState state) => new()
    {
        Owner = film.Head.Owner,
        Film = film.Id,
        Base = film.Current,
        State = state,
        Text = line.Text,
        Commands = $"[{string.Join(',', outcome.Commands.Select(EditCommandJson.Write))}]",
        Answer = outcome.Answer.Write(),
        CurrentScene = line.CurrentScene,
        Applies = line.Applies,
        Idempotency = line.Idempotency,
    };

    private static ProblemResult Late(FilmRecord film, ChatMessage message) => new(
        ErrorCodes.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Version {film.Head.Version} is the current one by now. Your message is kept: POST /api/v1/chat/{film.Head.Id}/messages/{message.Id}/apply does the same to that version."));
}
