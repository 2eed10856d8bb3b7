using System.Globalization;
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
        if (body.Message is null == body.Commands is null)
            problems.Add(new("message", "or commands must be given, and not both."));
        else if (body.Message is { } message && message.Length is 0 or > EditLimits.MessageLength)
            problems.Add(new("message", $"must have 1 to {EditLimits.MessageLength.ToString(CultureInfo.InvariantCulture)} characters."));
        var commands = Commands(body, problems);
        if (board is null || problems.Count > 0)
            return ProblemResult.Invalid(problems);
        var context = new EditContext { CurrentScene = body.CurrentScene };
        return TypedResults.Ok(EditView.Of(body.Message is { } said ? ChatTurn.Take(said, board, context) : ChatTurn.Of(new ChatReading { Commands = commands }, board, context)));
    }

    private static List<EditCommand> Commands(EditBody body, List<FieldError> problems)
    {
        List<EditCommand> commands = [];
        if (body.Commands is not { } given)
            return commands;
        if (given.Count is 0 or > EditLimits.Commands)
            problems.Add(new("commands", $"must be 1 to {EditLimits.Commands.ToString(CultureInfo.InvariantCulture)}."));
        foreach (var (json, i) in given.Take(EditLimits.Commands).Select((json, i) => (json, i)))
        {
            if (EditCommandJson.Read(json.GetRawText(), out var faults) is { } command)
                commands.Add(command);
            problems.AddRange(faults.Select(f => f with { Field = string.Create(CultureInfo.InvariantCulture, $"commands[{i}].{f.Field}") }));
        }

        return commands;
    }
}
