using System.Text.Json.Nodes;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Planning;

/// <summary>Turns a prompt into a storyboard by rules alone: no facts that the prompt does not hold, the same request always gives the same film.</summary>
public static class PromptPlanner
{
    /// <summary>Fewest scenes of a film.</summary>
    public const int MinScenes = 3;

    /// <summary>Most scenes of a film.</summary>
    public const int MaxScenes = 24;

    // What only signs and pictographs ask for: nothing of them can be set in type or said.
    private const string Wordless = "a feeling";

    /// <summary>Plans a film for a checked request.</summary>
    /// <param name="request">What was asked for; at least one frame for each of three scenes.</param>
    /// <returns>Three or more scenes whose speech fits the length at about 2.4 words a second.</returns>
    public static Storyboard Plan(GenerateRequest request)
    {
        var prompt = PromptText.Clean(request.Prompt);
        if (!prompt.Any(char.IsLetterOrDigit)) prompt = Wordless;
        var language = LanguageGuess.Of(prompt);
        var reading = PromptReader.Read(prompt, language);
        var random = SeededRandom.For(request.Seed, "storyboard");
        var budget = new SpeechBudget(request.DurationSeconds);
        var scenes = reading.IsShort
            ? ShortFilm.Write(reading, language, budget, random)
            : LongFilm.Write(reading, language, budget);
        var board = new Storyboard
        {
            Title = TitleOf(reading, scenes),
            Language = language,
            Mood = MoodPicker.Pick(prompt, request.Seed),
            Seed = request.Seed,
            Duration = request.DurationSeconds,
            Output = new StoryboardOutput { Width = request.Width, Height = request.Height, Fps = request.Fps },
            Scenes = [.. scenes.Select((scene, i) => VisualWords.Seen(scene) with { Id = $"s{i + 1}" })],
        };
        return WithChoices(board, request);
    }

    /// <summary>The film with what was chosen beside its prompt.</summary>
    internal static Storyboard WithChoices(Storyboard board, GenerateRequest request)
    {
        // Checked when they were made; one that names what is gone by now is as if it had not been made.
        return request.Choices is { } chosen && JsonNode.Parse(chosen) is JsonObject choices ? StoryboardChoices.Apply(board, choices).Storyboard ?? board : board;
    }

    private static string TitleOf(PromptReading reading, IReadOnlyList<Scene> scenes)
    {
        var first = reading.Title ?? reading.Topic ?? (reading.Beats is [{ Text.Length: > 0 } beat, ..] ? beat.Text : scenes[0].Headline);
        var title = first.Length <= 70 ? first : scenes[0].Headline;
        return Headlines.Upper(title.ReplaceLineEndings(" ").TrimEnd('.', ':', ' '));
    }
}
