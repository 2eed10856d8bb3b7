using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Chat;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Chat;

/// <summary>Shows messages and the film that they are about.</summary>
internal sealed class ChatAnswers(IChatStore chats, IJobStore jobs, JobViews views)
{
    /// <summary>What became of a message; 202 where it made a job.</summary>
    public async Task<Results<Ok<ChatAnswerView>, Accepted<ChatAnswerView>, ProblemResult>> OfAsync(
        JobId job, ChatMessage? message, ProblemResult? refused, HttpContext http)
    {
        if (message is null)
            return refused!; // one of the two is there
        var view = await ShowAsync(job, message, http);
        return message is { State: ChatMessageState.Applied, Led: { } led } ? TypedResults.Accepted($"/api/v1/jobs/{led.Job}", view) : TypedResults.Ok(view);
    }

    public async Task<ChatAnswerView> ShowAsync(JobId job, ChatMessage message, HttpContext http)
    {
        var film = await FilmAsync(job, http) ?? throw new InvalidOperationException($"Job {job} was removed while it was talked about.");
        return new ChatAnswerView { Message = ChatMessageView.Of(message), Film = await StateAsync(film, http) };
    }

    public Task<FilmRecord?> FilmAsync(JobId job, HttpContext http) => chats.FilmAsync(http.User.UserId(), job, http.RequestAborted);

    public async Task<FilmStateView> StateAsync(FilmRecord film, HttpContext http)
    {
        var position = film.Head.State == JobState.Queued ? await jobs.QueuePositionAsync(film.Head.Owner, film.Head.Id, http.RequestAborted) : null;
        return new()
        {
            Id = film.Id.ToString(),
            Version = film.Head.Version,
            Versions = film.Versions.Count(v => !v.IsGone),
            CanUndo = film.Earlier.Count > 0,
            CanRedo = film.Later.Count > 0,
            Job = views.Show(film.Head, http.Request, position),
        };
    }

    /// <summary>The answer where chat is switched off, with the way to make the film anew.</summary>
    public async Task<ProblemResult> DisabledAsync(JobId job, string? message, HttpContext http)
    {
        if (await FilmAsync(job, http) is not { } film)
            return ProblemResult.NotFound();
        var notice = ChatNotice.For(PromptOf(film.Head), message);
        return new ProblemResult(ErrorCodes.ChatDisabled, $"{notice.LinkText}: {notice.Link}");
    }

    /// <summary>The words that a film was made from; empty for a timeline.</summary>
    public static string PromptOf(JobRecord job) => (job.Request as GenerateRequest)?.Prompt ?? "";
}
