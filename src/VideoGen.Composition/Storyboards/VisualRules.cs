using System.Globalization;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Documents.Reading;
using VideoGen.Composition.Layers;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Storyboards;

/// <summary>Checks the files that scenes show and the film plays: first what is written, then, once the files are known, whether they can be shown.</summary>
public static class VisualRules
{
    /// <summary>Longest description of a visual in UTF-16 characters.</summary>
    public const int PromptLength = 1_000;

    private const string MusicPath = "music.source";

    /// <summary>Fewest pictures of a grid.</summary>
    public const int GridLeast = 2;

    /// <summary>The files that a storyboard names, each with the path that names it first.</summary>
    /// <param name="board">A storyboard without problems.</param>
    public static IReadOnlyList<NamedSource> Sources(Storyboard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return [.. board.Scenes.SelectMany((scene, i) => scene.Visual is { } visual ? visual.Files.Select((file, f) => new NamedSource(Path(i, visual, f), file)) : [])
            .Concat(board.Music is { On: true, Source: { } track } ? [new NamedSource(MusicPath, track)] : []).DistinctBy(s => s.Name)];
    }

    /// <summary>What is wrong with the files of a storyboard.</summary>
    /// <param name="board">A storyboard without problems.</param>
    /// <param name="sources">What is known of its files, by the names that it uses.</param>
    public static IReadOnlyList<FieldError> Check(Storyboard board, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(sources);
        List<FieldError> problems = [];
        if (board.Music is { On: true, Source: { } track } && MusicFault(track, sources.GetValueOrDefault(track)) is { } music) problems.Add(music with { Field = MusicPath });
        foreach (var (scene, i) in board.Scenes.Select((scene, i) => (scene, i)))
        {
            if (scene.Visual is not { } visual) continue;
            for (var f = 0; f < visual.Files.Count; f++)
            {
                if (Fault(visual, visual.Files[f], sources.GetValueOrDefault(visual.Files[f])) is { } fault) problems.Add(fault with { Field = Path(i, visual, f) + fault.Field });
            }
        }

        return problems;
    }

    /// <summary>What is wrong with a visual as it is written.</summary>
    internal static void Check(string path, Scene scene, List<FieldError> problems)
    {
        if (scene.Visual is not { } visual)
        {
            if (scene.Kind is SceneKind.Image or SceneKind.Video or SceneKind.Grid) problems.Add(new(path + ".visual", "is required for a scene of this kind."));
            return;
        }

        path += ".visual";
        var given = (visual.Prompt is null ? 0 : 1) + (visual.Source is null ? 0 : 1) + (visual.Sources.Count == 0 ? 0 : 1);
        if (given != 1)
            problems.Add(new(path, "must have a prompt, a source, or the sources of a grid, and one of these alone."));
        else if (scene.Kind == SceneKind.Grid && visual.Sources.Count == 0)
            problems.Add(new(path + ".sources", "are required: a grid shows several pictures."));
        if (visual.Prompt is { } prompt && TextRules.Fault(prompt, PromptLength) is { } fault) problems.Add(new(path + ".prompt", fault));
        if (visual.Sources.Count > 0 && visual.Sources.Count is < GridLeast or > TimelineLimits.ScenePictures)
            problems.Add(Error(path + ".sources", $"must be {GridLeast} to {TimelineLimits.ScenePictures} pictures."));
        for (var f = 0; f < Math.Min(visual.Files.Count, TimelineLimits.ScenePictures); f++)
        {
            if (SourceNames.Fault(visual.Files[f] ?? "") is var (_, message, fix)) problems.Add(new(path + Member(visual, f), message) { Fix = fix });
        }

        if (visual.Focus is { } focus && !(focus.X is >= 0 and <= 1 && focus.Y is >= 0 and <= 1)) problems.Add(new(path + ".focus", "must have x and y from 0 to 1."));
        if (visual.Trim is not (>= 0 and <= TimelineLimits.SourceSeconds)) problems.Add(Error(path + ".trim", $"must be 0 to {TimelineLimits.SourceSeconds} seconds."));
    }

    private static FieldError? MusicFault(string file, SourceMedia? media) => media switch
    {
        null => Missing(file),
        { Audio: null } => Wrong("has no sound.", "Use a file that has."),
        _ => null,
    };

    private static FieldError Missing(string file) => new("", $"There is no file \"{JsonPath.Shown(file)}\".") { Code = TimelineCodes.UnknownAsset, Fix = "Upload it first and use \"asset:\" and its id." };

    private static FieldError? Fault(SceneVisual visual, string file, SourceMedia? media) => media switch
    {
        null => Missing(file),
        { Video: null } => Wrong("has no picture.", "Use an image or a video."),
        { IsStill: false } when visual.Trim >= media.Duration.TotalSeconds => Wrong(string.Create(CultureInfo.InvariantCulture, $"has only {media.Duration.TotalSeconds:0.##} seconds, and the scene begins at {visual.Trim:0.##}."), "Trim less."),
        { Audio: null } when visual.Sound => Wrong("has no sound.", "Leave \"sound\" out."),
        _ => null,
    };

    private static FieldError Wrong(string message, string fix) => new("", message) { Code = TimelineCodes.WrongMedia, Fix = fix };

    private static string Path(int scene, SceneVisual visual, int file) => string.Create(CultureInfo.InvariantCulture, $"scenes[{scene}].visual{Member(visual, file)}");

    private static string Member(SceneVisual visual, int file) => visual.Source is null ? string.Create(CultureInfo.InvariantCulture, $".sources[{file}]") : ".source";

    private static FieldError Error(string field, FormattableString message) => new(field, FormattableString.Invariant(message));
}
