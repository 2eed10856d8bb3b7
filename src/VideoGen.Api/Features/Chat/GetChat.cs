using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;

namespace VideoGen.Api.Features.Chat;

/// <summary>GET /chat/{id}</summary>
internal static class GetChat
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/chat/{id}", Handle)
        .WithName("getChat").WithTags(Tags.Chat)
        .WithSummary("What was said about a film")
        .WithDescription("The id is that of any version of the film; the answer also says which version is the current one. Where chat is switched off, notice says what to show instead.")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<ChatView>, ProblemResult>> Handle(
        string id,
        [Description("Only messages older than the one of this id: older of the page before.")] string? before,
        [Description("Messages on a page, 1 to 100. Default 20.")] string? limit,
        HttpContext http, IChatStore chats, ChatAnswers answers, IOptions<ChatOptions> options)
    {
        List<FieldError> errors = [];
        var size = PageSize.Read(limit, errors);
        Guid? from = Guid.TryParse(before, out var given) ? given : null;
        if (before is not null && from is null)
            errors.Add(new("before", "must be the id of a message."));
        if (errors.Count > 0)
            return ProblemResult.Invalid(errors);
        if (!JobId.TryParse(id, null, out var job) || await answers.FilmAsync(job, http) is not { } film)
            return ProblemResult.NotFound();
        var messages = await chats.MessagesAsync(film.Head.Owner, film.Id, from, size + 1, http.RequestAborted);
        return TypedResults.Ok(new ChatView
        {
            Film = await answers.StateAsync(film, http),
            Enabled = options.Value.Enabled,
            Notice = options.Value.Enabled ? null : ChatNotice.For(ChatAnswers.PromptOf(film.Head), null),
            Messages = [.. messages.Take(size).Reverse().Select(ChatMessageView.Of)],
            Older = messages.Count > size ? messages[size - 1].Id : null,
        });
    }
}
