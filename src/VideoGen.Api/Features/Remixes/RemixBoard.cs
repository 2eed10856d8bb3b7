using VideoGen.Composition.Derivation;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Remixes;

/// <summary>Works out the storyboard of a remix.</summary>
internal static class RemixBoard
{
    /// <summary>The storyboard, or null after everything that is wrong was noted.</summary>
    /// <param name="film">The film that is remixed.</param>
    /// <param name="body">What is to be different.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static Storyboard? Of(Storyboard film, RemixBody body, List<FieldError> problems)
    {
        if (body == new RemixBody())
            problems.Add(new("prompt", "or message, seed, mood, style, voice, music or captions must be given: it says what is to be different."));
        if (body.Prompt is { } prompt && Request(prompt, film, film.Duration, problems) is { } request)
            film = FilmRemix.Of(film, request);
        var (changed, wrong) = StoryboardChoices.Apply(film, body.Choices());
        problems.AddRange(wrong);
        if (body.Message is { } message && TextRules.Fault(message, EditLimits.MessageLength) is { } fault)
            problems.Add(new("message", fault));
        return changed is null || problems.Count > 0 ? null : body.Message is { } said ? Said(changed, said, problems) : changed;
    }

    /// <summary>A request to plan a prompt as a film of the same form; null after what is wrong was noted.</summary>
    /// <param name="prompt">What it is about.</param>
    /// <param name="like">Gives size, frame rate and seed.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static GenerateRequest? Request(string prompt, Storyboard like, double seconds, List<FieldError> problems)
    {
        var input = new GenerateInput { Prompt = prompt, Duration = seconds, Width = like.Output.Width, Height = like.Output.Height, Fps = like.Output.Fps, Seed = like.Seed };
        var result = GenerateRules.Check(input, like.Seed);
        if (result is GenerateResult.Invalid invalid)
            problems.AddRange(invalid.Errors);
        return (result as GenerateResult.Valid)?.Request;
    }

    private static Storyboard? Said(Storyboard film, string message, List<FieldError> problems)
    {
        var turn = ChatTurn.Take(message, film, EditContext.None);
        var reading = turn.Reading;
        if (turn.Changes.Count > 0 && reading.Version is null && turn.Problems.Count + reading.NotUnderstood.Count + reading.Questions.Count == 0)
            return turn.Storyboard;
        problems.Add(new("message", reading.Version is null ? $"can't be done as it is: {string.Join(" ", turn.Reply)}" : "asks for another version, of which a remix has none: remix that version's job."));
        return null;
    }
}
