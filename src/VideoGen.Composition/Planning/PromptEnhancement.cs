using System.Text;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Planning;

/// <summary>
/// Makes a prompt better by rules alone: gives it scenes, an opening that asks for attention, an end that says what to do, and hints at what
/// could be seen. It adds no facts, keeps every sentence that was there, and always gives the same text.
/// </summary>
public static class PromptEnhancement
{
    private const int HintWords = 4;
    private const double ShareThatMustStay = 0.8;

    /// <summary>The prompt as a script: a title, then scenes with their words, points and hints.</summary>
    /// <param name="prompt">A checked prompt.</param>
    /// <param name="goal">What viewers shall do at the end; empty for the usual words of the language.</param>
    /// <returns>At most as many characters as a prompt may have.</returns>
    public static string Of(string prompt, string goal)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(goal);
        var language = LanguageGuess.Of(prompt);
        var board = PromptPlanner.Plan(new GenerateRequest
        {
            Prompt = prompt, Frames = (int)(Seconds(prompt) * GenerateLimits.DefaultFps), Width = GenerateLimits.DefaultWidth, Height = GenerateLimits.DefaultHeight,
            Fps = GenerateLimits.DefaultFps, Seed = 0, Quality = RenderQuality.Fast, Priority = JobPriority.Normal,
        });
        if (Words(board.Scenes) < TextWords.SpokenCount(prompt) * ShareThatMustStay) return Framed(prompt, board, goal);
        var script = Script(board, goal, language);
        return script.Length <= GenerateLimits.PromptLength ? script : Framed(prompt, board, goal);
    }

    /// <summary>Enough time for every word that is there.</summary>
    private static double Seconds(string prompt) => Math.Clamp(
        Math.Ceiling(SpeechBudget.SecondsOf(Sentences.Of(prompt).Select(sentence => new Scene { Id = "", Kind = SceneKind.Statement, Headline = "", Narration = sentence })) * 1.3) + 8,
        GenerateLimits.DefaultSeconds, GenerateLimits.MaxSeconds);

    private static int Words(IEnumerable<Scene> scenes) =>
        scenes.Sum(scene => Math.Max(TextWords.SpokenCount(scene.Narration), TextWords.SpokenCount(string.Join(' ', scene.Items.Prepend(scene.Headline)))));

    private static string Script(Storyboard board, string goal, string language)
    {
        var script = new StringBuilder($"# {board.Title}\n");
        for (var i = 0; i < board.Scenes.Count; i++)
        {
            var scene = board.Scenes[i];
            var last = i == board.Scenes.Count - 1;
            var said = scene.Narration.Length > 0 && scene.Items.Count == 0 ? scene.Narration : Sentence(scene.Headline, scene.Items.Count > 0 ? ':' : '.');
            script.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nScene {i + 1}: {said}\n");
            foreach (var item in scene.Items) script.Append("- ").Append(item).Append('\n');
            if (last && goal.Length > 0) script.Append(Sentence(goal)).Append('\n');
            if (Hint(scene, language) is { Length: > 0 } hint) script.Append("[visual: ").Append(hint).Append("]\n");
        }

        return script.ToString().TrimEnd();
    }

    /// <summary>What has more to say than fits is left as it is, between a title and an end.</summary>
    private static string Framed(string prompt, Storyboard board, string goal)
    {
        var end = goal.Length > 0 ? Sentence(goal) : Sentence(board.Scenes[^1].Headline);
        var framed = prompt.TrimStart().StartsWith('#') ? $"{prompt.TrimEnd()}\n\n{end}" : $"# {board.Title}\n\n{prompt.Trim()}\n\n{end}";
        return framed.Length <= GenerateLimits.PromptLength ? framed : prompt;
    }

    private static string Hint(Scene scene, string language) => string.Join(", ", TextWords.Weights($"{scene.Headline}\n{scene.Narration}", language)
        .OrderByDescending(word => word.Value).ThenByDescending(word => word.Key.Length).Take(HintWords).Select(word => word.Key.ToLowerInvariant()));

    private static string Sentence(string text, char mark = '.')
    {
        var plain = text.ReplaceLineEndings(" ").Trim();
        return plain.Length == 0 || plain[^1] is '.' or '!' or '?' or ':' or '…' or '。' or '！' or '？' or '؟' ? plain : plain + mark;
    }
}
