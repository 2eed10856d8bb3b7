using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Editing;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;

namespace VideoGen.Api.Features.Chat;

/// <summary>POST /chat/{id}/messages/{message}/apply</summary>
internal static class ApplyMessage
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/chat/{id}/messages/{message}/apply", Handle)
        .WithName("applyChatMessage").WithTags(Tags.Chat)
        .WithSummary("Do what a message proposed")
        .WithDescription("Applies a proposed message, or one that came too late, to the version that is the current one now. Safe to repeat: a message is applied once.")
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Render)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.ChatDisabled, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.RateLimited,
            ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<ChatAnswerView>, Accepted<ChatAnswerView>, ProblemResult>> Handle(
        string id, [Description("UUID of the message.")] string message, HttpContext http, IChatStore chats, FilmChat chat, ChatAnswers answers, IOptions<ChatOptions> options)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job) || !Guid.TryParse(message, out var which)
            || await chats.FilmAsync(owner, job, ct) is not { } film || await chats.MessageAsync(owner, film.Id, which, ct) is not { } kept)
            return ProblemResult.NotFound();
        if (!options.Value.Enabled)
            return await answers.DisabledAsync(job, kept.Text, http);
        if (kept.State is ChatMessageState.Applied or ChatMessageState.Moved)
            return TypedResults.Ok(await answers.ShowAsync(job, kept, http));
        if (kept.State == ChatMessageState.Answered)
            return new ProblemResult(ErrorCodes.Conflict, "The message has nothing to apply.");
        var line = new ChatLine { Job = job, Text = kept.Text, Commands = Commands(kept), CurrentScene = kept.CurrentScene, Applies = kept.Id };
        var (applied, refused) = await chat.SayAsync(line, http);
        return await answers.OfAsync(job, applied, refused, http);
    }

    // As they were read then: numbers of scenes may mean others by now, their ids don't. A message about versions has none.
    private static IReadOnlyList<EditCommand> Commands(ChatMessage message) =>
        [.. JsonElement.Parse(message.Commands).EnumerateArray().Select(command => EditCommandJson.Read(command.GetRawText(), out _)).OfType<EditCommand>()];
}
