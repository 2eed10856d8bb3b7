using System.Text.RegularExpressions;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Reads what a prompt says is to be seen: "[visual: harbour.jpg]", "[visual: a foggy harbour at dawn]".</summary>
internal static partial class VisualWords
{
    /// <summary>The visual; null when nothing is said.</summary>
    public static SceneVisual? Read(string? said)
    {
        if (said is null) return null;
        string[] names = [.. said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (names.Length == 0 || !names.All(File().IsMatch)) return new SceneVisual { Prompt = said.Length <= VisualRules.PromptLength ? said : said[..VisualRules.PromptLength] };
        return names.Length == 1 ? new SceneVisual { Source = names[0] } : new SceneVisual { Sources = [.. names.Take(TimelineLimits.ScenePictures)] };
    }

    /// <summary>A plain statement makes room for its picture.</summary>
    public static Scene Seen(Scene scene) => scene is { Kind: SceneKind.Statement, Visual: { } visual } ? scene with { Kind = visual.Sources.Count > 0 ? SceneKind.Grid : SceneKind.Image } : scene;

    [GeneratedRegex(@"^(?:asset:[0-9a-f-]{36}|[^/\\:]{1,120}\.(?:png|jpe?g|webp|gif|bmp|tiff?|heic|avif|mp4|m4v|mov|webm|mkv|avi))$", RegexOptions.IgnoreCase)]
    private static partial Regex File();
}
