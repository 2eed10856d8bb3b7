using System.Globalization;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing;

/// <summary>What holds for every storyboard that edits leave behind.</summary>
public static class StoryboardRules
{
    /// <summary>Checks a storyboard as a whole.</summary>
    /// <param name="storyboard">What to check.</param>
    /// <returns>At most one problem for each field; empty when all is well.</returns>
    public static IReadOnlyList<FieldError> Check(Storyboard storyboard)
    {
        ArgumentNullException.ThrowIfNull(storyboard);
        List<FieldError> problems = [];
        Scenes(storyboard, problems);
        if (storyboard.Duration is not (>= GenerateLimits.MinSeconds and <= GenerateLimits.MaxSeconds))
            problems.Add(Error("duration", $"must be {GenerateLimits.MinSeconds} to {GenerateLimits.MaxSeconds} seconds; the film would have {storyboard.Duration:0.##}.", "Change the length of the film or of other scenes first."));
        Size(storyboard, problems);
        return problems;
    }

    private static void Scenes(Storyboard film, List<FieldError> problems)
    {
        if (film.Scenes.Count is < 1 or > EditLimits.Scenes)
        {
            var fix = film.Scenes.Count == 0 ? "Add another scene first." : "Remove a scene first.";
            problems.Add(Error("scenes", $"must be 1 to {EditLimits.Scenes}; there would be {film.Scenes.Count}.", fix));
        }

        if (film.Scenes.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count() < film.Scenes.Count)
            problems.Add(new FieldError("scenes.id", "must differ from scene to scene."));
        if (film.Scenes.Any(s => s.Duration is not (null or >= EditLimits.MinSceneSeconds and <= GenerateLimits.MaxSeconds)))
            problems.Add(Error("scenes.duration", $"must be {EditLimits.MinSceneSeconds} to {GenerateLimits.MaxSeconds} seconds.", null));

        var set = film.Scenes.Sum(s => s.Duration ?? 0);
        var open = film.Scenes.Count(s => s.Duration is null);
        if (set > 0 && set + (open * EditLimits.MinSceneSeconds) > film.Duration + 0.01)
            problems.Add(Error("scenes.room", $"must fit into the film: the scenes with a set length last {set:0.##} of its {film.Duration:0.##} seconds.", "Make the film longer or those scenes shorter."));
    }

    private static void Size(Storyboard film, List<FieldError> problems)
    {
        var (width, height, fps) = (film.Output.Width, film.Output.Height, film.Output.Fps);
        if (SideFault(width) is { } wide) problems.Add(new FieldError("width", wide));
        if (SideFault(height) is { } high) problems.Add(new FieldError("height", high));
        if ((long)width * height > GenerateLimits.MaxPixels)
            problems.Add(Error("size", $"must have at most {GenerateLimits.MaxPixels} pixels in all, such as 1920x1080.", null));
        if (fps is < GenerateLimits.MinFps or > GenerateLimits.MaxFps)
            problems.Add(Error("fps", $"must be {GenerateLimits.MinFps} to {GenerateLimits.MaxFps} frames per second.", null));
        if (film.Duration is <= GenerateLimits.MaxSeconds && (double)width * height * fps * film.Duration > GenerateLimits.MaxFilmPixels)
            problems.Add(Error("work", $"of size, rate and length together is too large for one film.", "Make it shorter, smaller or slower."));
    }

    private static string? SideFault(int side) => side is < GenerateLimits.MinSide or > GenerateLimits.MaxSide
        ? string.Create(CultureInfo.InvariantCulture, $"must be {GenerateLimits.MinSide} to {GenerateLimits.MaxSide} pixels.")
        : int.IsOddInteger(side) ? "must be an even number of pixels." : null;

    private static FieldError Error(string field, FormattableString message, string? fix) => new(field, FormattableString.Invariant(message)) { Fix = fix };
}
