using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Planning;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Storyboards;

/// <summary>Reads storyboards that a person or a program wrote. Strict about what is there, generous about what is not.</summary>
public static class StoryboardReader
{
    private const string DefaultLanguage = "en";

    /// <summary>Reads a storyboard. Ids, kinds, language, mood, seed, title and length may be left out: they follow from the rest.</summary>
    /// <param name="document">JSON of any kind; depth and size are the caller's to limit.</param>
    /// <param name="freshSeed">The seed of one that names none.</param>
    /// <returns>The storyboard, or everything that is wrong with it, each with its path.</returns>
    public static (Storyboard? Storyboard, IReadOnlyList<FieldError> Problems) Read(JsonElement document, long freshSeed)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return (null, [new FieldError("storyboard", "must be an object.")]);
        Storyboard? read;
        try
        {
            read = JsonSerializer.Deserialize<Storyboard>(Filled(JsonObject.Create(document)!, freshSeed), StoryboardJson.Strict);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return (null, [Fault(e)]);
        }

        if (read is null)
            return (null, [new FieldError("storyboard", "must be an object.")]);
        FieldError[] problems = [.. StoryboardTexts.Check(read), .. StoryboardRules.Check(read).Select(Placed)];
        return problems.Length == 0 ? (read, []) : (null, problems);
    }

    /// <summary>What was left out, filled in.</summary>
    private static JsonObject Filled(JsonObject board, long freshSeed)
    {
        JsonObject[] scenes = board["scenes"] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];
        for (var i = 0; i < scenes.Length; i++)
        {
            scenes[i].TryAdd("id", string.Create(CultureInfo.InvariantCulture, $"s{i + 1}"));
            scenes[i].TryAdd("kind", "statement");
            scenes[i].TryAdd("headline", "");
            scenes[i].TryAdd("narration", "");
        }

        var text = string.Join('\n', scenes.SelectMany(s => new[] { Text(s["headline"]), Text(s["narration"]) }));
        board.TryAdd("language", text.Any(char.IsLetter) ? LanguageGuess.Of(text) : DefaultLanguage);
        board.TryAdd("seed", freshSeed);
        board.TryAdd("mood", JsonNamingPolicy.SnakeCaseLower.ConvertName(MoodPicker.Pick(text, freshSeed).ToString()));
        board.TryAdd("title", scenes.Select(s => Text(s["headline"])).FirstOrDefault(t => t.Length > 0) is { } first ? first[..Math.Min(first.Length, GenerateLimits.TitleLength)] : "Film");
        board.TryAdd("duration", Math.Clamp(Math.Round(scenes.Sum(Seconds), 1), GenerateLimits.MinSeconds, GenerateLimits.MaxSeconds));
        return board;
    }

    private static double Seconds(JsonObject scene) => scene["duration"] is JsonValue set && set.TryGetValue<double>(out var seconds) && double.IsFinite(seconds)
        ? seconds
        : SpeechBudget.SecondsOf([new Scene { Id = "", Kind = SceneKind.Statement, Headline = Text(scene["headline"]), Narration = Text(scene["narration"]), Visual = scene["visual"] is JsonObject ? new SceneVisual() : null }]);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static FieldError Fault(Exception error)
    {
        var path = (error as JsonException)?.Path is { Length: > 2 } p && p.StartsWith("$.", StringComparison.Ordinal) ? p[2..] : "storyboard";
        // The reader's own words name types of ours.
        var message = error.Message;
        return new FieldError(path, message switch
        {
            _ when message.Contains("could not be mapped", StringComparison.Ordinal) => "is not known here.",
            _ when message.Contains("missing required", StringComparison.Ordinal) => "lacks a member that it needs.",
            _ when message.Contains("duplicate", StringComparison.OrdinalIgnoreCase) || error is ArgumentException => "has a member twice.",
            _ => "has a value of another kind than belongs there, or a word that is not in its list.",
        });
    }

    private static FieldError Placed(FieldError error) => error.Field switch
    {
        "width" or "height" or "fps" => error with { Field = "output." + error.Field },
        "size" or "work" => error with { Field = "output" },
        "scenes.id" or "scenes.duration" or "scenes.room" => error with { Field = "scenes" },
        _ => error,
    };
}
