using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>POST /storyboards/edits</summary>
internal static class EditStoryboard
{
    private const string Example = """{"storyboard":{"scenes":[{"headline":"Tea","narration":"Tea is a drink."},{"kind":"end","headline":"Drink it"}]},"message":"make the headline of scene 1 red and the music quieter"}""";

    public static void Map(RouteGroupBuilder api) => api.MapPost("/storyboards/edits", Handle)
        .WithName("editStoryboard").WithTags(Tags.Films)
        .WithSummary("Change a storyboard by words or commands")
        .WithDescription("Answers the changed storyboard with every difference and an answer in plain sentences. What was not understood is said, with the nearest things that can be done. No model is asked, and nothing is stored.")
        .WithMetadata(new RequestExample(Example))
        .RequireAuthorization(Scopes.JobsRead).RequireLimit(LimitNames.Default)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.RateLimited);

    internal static Results<Ok<EditView>, ProblemResult> Handle(EditBody body)
    {
        List<FieldError> problems = [];
        if (body.Storyboard is not { } document)
            return ProblemResult.Invalid("storyboard", "is required.");
        var (board, wrong) = StoryboardReader.Read(document, RandomNumberGenerator.GetInt32(int.MaxValue));
        problems.AddRange(wrong.Select(StoryboardInput.Within));
        var commands = EditInput.Read(body, problems);
        if (board is null || problems.Count > 0)
            return ProblemResult.Invalid(problems);
        var context = new EditContext { CurrentScene = body.CurrentScene };
        return TypedResults.Ok(EditView.Of(body.Message is { } said ? ChatTurn.Take(said, board, context) : ChatTurn.Of(new ChatReading { Commands = commands }, board, context)));
    }
}
