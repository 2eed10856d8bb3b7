using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Planning;

/// <summary>
/// What a language model answers to <see cref="Question"/>: words, order and kinds of scenes. Length, size, rate and seed are the
/// request's, whatever the answer says of them.
/// </summary>
public static class ModelAnswer
{
    /// <summary>Speech that is longer than the film by more than this is not hurried into it.</summary>
    private const double MostOver = 1.1;

    private const int FewestWordsOfALanguage = 8;

    /// <summary>The request as a model is told of it: one JSON object, in which the user's words are a string like any other.</summary>
    /// <param name="request">What was asked for.</param>
    public static string Question(GenerateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var shape = request.Width > request.Height ? "landscape" : request.Width < request.Height ? "portrait" : "square";
        return new JsonObject
        {
            ["seconds"] = Math.Round(request.DurationSeconds, 2),
            ["most_words_of_narration"] = (int)Math.Max(6, (request.DurationSeconds - (0.7 * WantedScenes(request))) * 2.3),
            ["scenes"] = WantedScenes(request),
            ["frame"] = string.Create(CultureInfo.InvariantCulture, $"{shape} {request.Width}x{request.Height}"),
            ["language"] = LanguageGuess.Of(request.Prompt),
            ["text"] = request.Prompt,
        }.ToJsonString();
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="json">What the model said; of any kind.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>The film, or everything that is wrong with the answer, each with its path.</returns>
    public static (Storyboard? Storyboard, IReadOnlyList<FieldError> Problems) Read(string json, GenerateRequest request)
    {
        var (board, problems) = ReadFreely(json, request);
        if (board is null) return (null, problems);
        var faults = new[] { TooLong(board), Foreign(board, request) }.OfType<FieldError>().ToArray();
        return faults.Length == 0 ? (board, []) : (null, faults);
    }

    /// <summary>Reads an answer whose only fault may be that it says more than fits: its last sentences are left out then.</summary>
    /// <param name="json">What the model said; of any kind.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>The film, or everything that is wrong with the answer.</returns>
    public static (Storyboard? Storyboard, IReadOnlyList<FieldError> Problems) ReadAndShorten(string json, GenerateRequest request)
    {
        var (board, problems) = ReadFreely(json, request);
        while (board is not null && TooLong(board) is { } fault)
        {
            var (longest, sentences) = board.Scenes.Select(scene => (scene, Sentences.Of(scene.Narration))).OrderByDescending(pair => pair.Item2.Count)
                .ThenByDescending(pair => pair.scene.Narration.Length).First();
            if (sentences.Count < 2) return (null, [fault]);
            board = board with
            {
                Scenes = [.. board.Scenes.Select(scene => ReferenceEquals(scene, longest) ? scene with { Narration = string.Join(' ', sentences.SkipLast(1)) } : scene)],
            };
        }

        return (board, problems);
    }

    private static (Storyboard? Storyboard, IReadOnlyList<FieldError> Problems) ReadFreely(string json, GenerateRequest request)
    {
        JsonObject? answer;
        try
        {
            answer = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 16 }) as JsonObject;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            answer = null;
        }

        if (answer is null) return (null, [new FieldError("storyboard", "must be one JSON object.")]);
        JsonObject document;
        try
        {
            document = (JsonObject)Allowed(new JsonObject(answer.Where(member => StoryboardSchema.OfModels.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))))!;
        }
        catch (ArgumentException)
        {
            return (null, [new FieldError("storyboard", "has a member twice.")]);
        }

        (document["duration"], document["seed"]) = (request.DurationSeconds, request.Seed);
        document["output"] = new JsonObject { ["width"] = request.Width, ["height"] = request.Height, ["fps"] = request.Fps };
        var (board, problems) = StoryboardReader.Read(JsonSerializer.SerializeToElement(document), request.Seed);
        if (board is null) return (null, problems);
        if (board.Scenes.Count is < 2 or > PromptPlanner.MaxScenes)
            return (null, [new FieldError("scenes", string.Create(CultureInfo.InvariantCulture, $"must be 2 to {PromptPlanner.MaxScenes}; there are {board.Scenes.Count}."))]);
        return (PromptPlanner.WithChoices(Settled(board), request), []);
    }

    private static Storyboard Settled(Storyboard board) => board with
    {
        // The words decide which voice can say them, and not what the answer calls their language.
        Language = LanguageOf(board),
        Scenes =
        [
            .. board.Scenes.Select(scene => scene.Emphasis is { } part && !scene.Headline.Contains(part, StringComparison.Ordinal) ? scene with { Emphasis = null } : scene),
        ],
    };

    private static string LanguageOf(Storyboard board)
    {
        var words = string.Join('\n', board.Scenes.Select(scene => $"{scene.Headline}\n{scene.Narration}"));
        var (called, guessed) = (board.Language.Split('-')[0], LanguageGuess.Of(words));
        // A few words may be of any language, and what the guess does not know it can't tell from others.
        return called == guessed || LanguageGuess.CommonWords(called).Count == 0 || TextWords.SpokenCount(words) < FewestWordsOfALanguage ? board.Language : guessed;
    }

    private static FieldError? Foreign(Storyboard board, GenerateRequest request)
    {
        if (TextWords.SpokenCount(request.Prompt) < FewestWordsOfALanguage) return null;
        var (asked, spoken) = (LanguageGuess.Of(request.Prompt), LanguageOf(board).Split('-')[0]);
        return asked == spoken ? null : new FieldError("language", $"is {spoken} by its words, and the text is in {asked}: write in {asked}, unless the text itself asks for another language.");
    }

    private static FieldError? TooLong(Storyboard board)
    {
        var seconds = SpeechBudget.SecondsOf(board.Scenes);
        if (seconds <= board.Duration * MostOver) return null;
        var words = board.Scenes.Sum(scene => TextWords.SpokenCount(scene.Narration));
        return new FieldError("scenes", string.Create(
            CultureInfo.InvariantCulture,
            $"have {words} words of narration, which take {seconds:0} seconds; the film has {board.Duration:0.#}. Say less: at most {words * board.Duration / seconds:0} words in all."));
    }

    /// <summary>Without what a model has no say in, and without members that are null because strict servers want every member.</summary>
    private static JsonNode? Allowed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null && !StoryboardSchema.IsNotForModels(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, Allowed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Where(item => item is not null).Select(Allowed)]),
        _ => node?.DeepClone(),
    };

    private static int WantedScenes(GenerateRequest request) => new SpeechBudget(request.DurationSeconds).WantedScenes;
}
