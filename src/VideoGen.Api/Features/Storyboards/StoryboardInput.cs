using System.Text;
using VideoGen.Api.Features.Jobs;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Reads the storyboard of a request for a film: it says itself what a request without one says beside the prompt.</summary>
internal static class StoryboardInput
{
    /// <summary>What is asked for, the storyboard when there is one, and what is wrong with it.</summary>
    /// <param name="body">The request.</param>
    /// <param name="freshSeed">The seed of a storyboard that names none.</param>
    public static (GenerateInput Input, Storyboard? Board, IReadOnlyList<FieldError> Problems) Of(GenerateBody body, long freshSeed)
    {
        if (body.Storyboard is not { } document)
            return (body.Input(), null, []);
        List<FieldError> problems =
        [
            .. Given(body).Select(field => new FieldError(field, "must not be given together with a storyboard, which says it itself.")),
        ];
        var (board, wrong) = StoryboardReader.Read(document, freshSeed);
        problems.AddRange(wrong.Select(Within));
        if (board is { } read && body.Choices() is { Count: > 0 } choices)
        {
            (board, wrong) = StoryboardChoices.Apply(read, choices);
            problems.AddRange(wrong);
        }

        // The rest of the request is checked all the same, so that everything is told at once.
        var input = body.Input() with { Prompt = PromptOf(board), Duration = board?.Duration, Size = null, Width = board?.Output.Width, Height = board?.Output.Height, Fps = board?.Output.Fps, Seed = board?.Seed };
        return (input, board, problems);
    }

    /// <summary>The request with what was chosen beside its prompt; what is wrong with that is noted.</summary>
    /// <param name="request">The request, checked.</param>
    /// <param name="body">Holds the choices.</param>
    /// <param name="problems">Gets what is wrong with them.</param>
    public static GenerateRequest Chosen(GenerateRequest request, ChoicesBody body, List<FieldError> problems)
    {
        var choices = body.Choices();
        if (choices.Count == 0)
            return request;
        problems.AddRange(StoryboardChoices.Apply(PromptPlanner.Plan(request), choices).Problems);
        return request with { Choices = choices.ToJsonString() };
    }

    /// <summary>A problem of a storyboard as one of the request that holds it.</summary>
    public static FieldError Within(FieldError problem) => problem with { Field = problem.Field == "storyboard" ? problem.Field : "storyboard." + problem.Field };

    // Lists of jobs show it.
    private static string PromptOf(Storyboard? board) => board is not null && board.Title.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? board.Title : "Storyboard";

    private static IEnumerable<string> Given(GenerateBody body) => new (string Name, object? Value)[]
    {
        ("prompt", body.Prompt), ("duration", body.Duration), ("size", body.Size), ("width", body.Width), ("height", body.Height), ("fps", body.Fps), ("seed", body.Seed), ("planner", body.Planner),
    }.Where(field => field.Value is not null).Select(field => field.Name);
}
