using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Features.Chat;

/// <summary>POST /chat/{id}</summary>
internal static class PostMessage
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/chat/{id}", Handle)
        .WithName("postChatMessage").WithTags(Tags.Chat)
        .WithSummary("Change a film by words or commands")
        .WithDescription("The id is that of any version of the film. What is understood is done to the current version as one change, which makes the next one (202: follow job); undo, redo and \"go back to version 2\" go to a version whose film is there already (200), and so does a message that changes nothing. The answer says in plain sentences what changed, what was not done and what was not understood.")
        .WithMetadata(
            new RequestExample("""{"message":"make it vertical and turn the music down 6 dB"}"""),
            new HeaderParameter("Idempotency-Key", "1 to 255 printable ASCII characters. The same key with the same body gives the same answer; with another body 422.", "message-17"))
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Render)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.ChatDisabled, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.TooLarge,
            ErrorCodes.UnsupportedMediaType, ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<ChatAnswerView>, Accepted<ChatAnswerView>, ProblemResult>> Handle(
        string id, ChatBody body, HttpContext http, FilmChat chat, ChatAnswers answers, IOptions<ChatOptions> options)
    {
        List<FieldError> problems = [.. JobSubmitter.HeaderFaults(http.Request)];
        var commands = EditInput.Read(body, problems);
        if (body.ExpectedVersion is < 1)
            problems.Add(new("expected_version", "must be 1 or more."));
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (problems.Count > 0)
            return ProblemResult.Invalid(problems);
        if (!options.Value.Enabled)
            return await answers.DisabledAsync(job, body.Message, http);
        var line = new ChatLine
        {
            Job = job,
            Text = body.Message?.Trim() ?? "",
            Commands = commands,
            CurrentScene = body.CurrentScene,
            ExpectedVersion = body.ExpectedVersion,
            Apply = body.Apply ?? true,
            Idempotency = JobSubmitter.Key(http.Request, body.Hash(job.ToString())),
        };
        var (message, refused) = await chat.SayAsync(line, http);
        return await answers.OfAsync(job, message, refused, http);
    }
}
