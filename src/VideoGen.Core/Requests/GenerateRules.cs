using System.Collections.Immutable;
using System.Globalization;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;

namespace VideoGen.Core.Requests;

/// <summary>Checks a request for a film and fills in its defaults. Pure: the same input always gives the same result.</summary>
public static class GenerateRules
{
    /// <summary>Checks every field and reports all faults at once.</summary>
    /// <param name="input">What the caller wrote.</param>
    /// <param name="freshSeed">The seed of a request that names none, 0 to <see cref="GenerateLimits.MaxSeed"/>.</param>
    public static GenerateResult Check(GenerateInput input, long freshSeed)
    {
        var errors = new List<FieldError>();
        var prompt = Prompt(input.Prompt, errors);
        var seconds = Duration(input.Duration, errors);
        var (width, height) = FrameSize(input, errors);
        var fps = Fps(input.Fps, errors);
        var seed = Seed(input.Seed ?? freshSeed, errors);
        var quality = Word("quality", input.Quality, RenderQuality.High, errors);
        var priority = Word("priority", input.Priority, JobPriority.Normal, errors);
        var planner = Word("planner", input.Planner, PlannerChoice.Auto, errors);
        var title = Title(input.Title, errors);
        var metadata = Metadata(input.Metadata, errors);

        var frames = Frames(seconds, fps);
        if (errors.Count == 0 && (long)frames * width * height > GenerateLimits.MaxFilmPixels)
            errors.Add(new("duration", "and size and fps together ask for too large a film; make it shorter, smaller or slower."));
        if (errors.Count > 0)
            return new GenerateResult.Invalid(errors);

        var request = new GenerateRequest
        {
            Prompt = prompt,
            Frames = frames,
            Width = width,
            Height = height,
            Fps = fps,
            Seed = seed,
            Quality = quality,
            Priority = priority,
            Planner = planner,
        };
        return new GenerateResult.Valid(request, title, metadata);
    }

    /// <summary>Checks a title by itself, for requests that change only that.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static FieldError? CheckTitle(string? title) => title is null
        ? new("title", "is required.")
        : TextRules.LineFault(title, GenerateLimits.TitleLength) is { } fault ? new("title", fault) : null;

    /// <summary>Checks labels by themselves, for requests that have no prompt.</summary>
    /// <returns>Everything that is wrong.</returns>
    public static IReadOnlyList<FieldError> CheckMetadata(IReadOnlyDictionary<string, string>? metadata)
    {
        var errors = new List<FieldError>();
        Metadata(metadata, errors);
        return errors;
    }

    // Rounded to the nearest frame, so that 0.1 s steps at 30 fps come out as a person expects.
    private static int Frames(double seconds, int fps) => (int)Math.Round(seconds * fps, MidpointRounding.AwayFromZero);

    private static string Prompt(string? prompt, List<FieldError> errors)
    {
        if (prompt is null)
            errors.Add(new("prompt", "is required."));
        else if (TextRules.Fault(prompt, GenerateLimits.PromptLength) is { } fault)
            errors.Add(new("prompt", fault));
        else if (!prompt.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
            errors.Add(new("prompt", "must have at least one letter or digit."));
        return prompt ?? "";
    }

    private static double Duration(double? duration, List<FieldError> errors)
    {
        var seconds = duration ?? GenerateLimits.DefaultSeconds;

        // Written so that NaN and infinities fall out too: they are never inside a range.
        if (seconds is >= GenerateLimits.MinSeconds and <= GenerateLimits.MaxSeconds)
            return seconds;
        errors.Add(new("duration", Text($"must be {GenerateLimits.MinSeconds} to {GenerateLimits.MaxSeconds} seconds.")));
        return GenerateLimits.DefaultSeconds;
    }

    private static (int Width, int Height) FrameSize(GenerateInput input, List<FieldError> errors)
    {
        if (input.Size is { } size)
        {
            if (input.Width is not null || input.Height is not null)
                errors.Add(new("size", "must not be given together with width and height."));
            else if (!TryParseSize(size, out var width, out var height))
                errors.Add(new("size", "must be WIDTHxHEIGHT in pixels, such as \"1280x720\"."));
            else if ((SideFault(width) ?? SideFault(height)) is { } fault)
                errors.Add(new("size", fault));
            else
                return InBudget("size", width, height, errors);
        }
        else if (input.Width is { } width && input.Height is { } height)
        {
            var before = errors.Count;
            if (SideFault(width) is { } wide)
                errors.Add(new("width", wide));
            if (SideFault(height) is { } high)
                errors.Add(new("height", high));
            if (errors.Count == before)
                return InBudget("width", width, height, errors);
        }
        else if (input.Width is not null || input.Height is not null)
        {
            errors.Add(new(input.Width is null ? "width" : "height", "is required when the other side is given."));
        }

        return (GenerateLimits.DefaultWidth, GenerateLimits.DefaultHeight);
    }

    private static bool TryParseSize(string size, out int width, out int height)
    {
        height = 0;
        var cross = size.IndexOf('x', StringComparison.Ordinal);
        width = 0;
        return size.Length <= 11 && cross > 0
            && int.TryParse(size.AsSpan(0, cross), NumberStyles.None, CultureInfo.InvariantCulture, out width)
            && int.TryParse(size.AsSpan(cross + 1), NumberStyles.None, CultureInfo.InvariantCulture, out height);
    }

    private static string? SideFault(int side) => side is < GenerateLimits.MinSide or > GenerateLimits.MaxSide
        ? Text($"must have sides of {GenerateLimits.MinSide} to {GenerateLimits.MaxSide} pixels.")
        : int.IsOddInteger(side) ? "must have sides of an even number of pixels." : null;

    private static (int Width, int Height) InBudget(string field, int width, int height, List<FieldError> errors)
    {
        if ((long)width * height > GenerateLimits.MaxPixels)
            errors.Add(new(field, Text($"must have at most {GenerateLimits.MaxPixels} pixels in all.")));
        return (width, height);
    }

    private static int Fps(int? fps, List<FieldError> errors)
    {
        var rate = fps ?? GenerateLimits.DefaultFps;
        if (rate is >= GenerateLimits.MinFps and <= GenerateLimits.MaxFps)
            return rate;
        errors.Add(new("fps", Text($"must be a whole number from {GenerateLimits.MinFps} to {GenerateLimits.MaxFps}.")));
        return GenerateLimits.DefaultFps;
    }

    private static long Seed(long seed, List<FieldError> errors)
    {
        if (seed is < 0 or > GenerateLimits.MaxSeed)
            errors.Add(new("seed", Text($"must be a whole number from 0 to {GenerateLimits.MaxSeed}.")));
        return seed;
    }

    private static T Word<T>(string field, string? word, T fallback, List<FieldError> errors)
        where T : struct, Enum
    {
        if (word is null)
            return fallback;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Lower(value), word, StringComparison.Ordinal))
                return value;
        }

        errors.Add(new(field, $"must be one of: {string.Join(", ", Enum.GetValues<T>().Select(Lower))}."));
        return fallback;

        static string Lower(T value) => value.ToString().ToLowerInvariant();
    }

    private static string? Title(string? title, List<FieldError> errors)
    {
        if (title is null)
            return null;
        if (CheckTitle(title) is { } error)
            errors.Add(error);
        return title.Trim();
    }

    private static IReadOnlyDictionary<string, string> Metadata(IReadOnlyDictionary<string, string>? metadata, List<FieldError> errors)
    {
        if (metadata is null)
            return ImmutableDictionary<string, string>.Empty;
        if (metadata.Count > GenerateLimits.MetadataEntries)
            errors.Add(new("metadata", Text($"must have at most {GenerateLimits.MetadataEntries} entries.")));
        foreach (var (key, value) in metadata.Take(GenerateLimits.MetadataEntries))
        {
            if (TextRules.LineFault(key, GenerateLimits.MetadataKeyLength) is { } keyFault)
                errors.Add(new("metadata", $"has a key that {keyFault}"));
            else if (value is null)
                errors.Add(new($"metadata.{key}", "must be a string."));
            else if (value.Length > 0 && TextRules.Fault(value, GenerateLimits.MetadataValueLength) is { } fault)
                errors.Add(new($"metadata.{key}", fault));
        }

        return metadata;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
