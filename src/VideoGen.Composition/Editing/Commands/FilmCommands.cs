using System.Globalization;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

[Command("Names the film.")]
internal sealed record SetTitle([property: Field("The new title.", Length = GenerateLimits.TitleLength)] string Title) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Title = Title.Trim() };
}

[Command("Sets the language of narration and text. It translates nothing; it changes the voice and how numbers are written.")]
internal sealed record SetLanguage([property: Field("BCP 47 tag, such as \"en\" or \"pt-BR\".", Form = TextForm.Language)] string Language) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Language = Language };
}

[Command("Sets the feeling that picture and music share.")]
internal sealed record SetMood([property: Field("The new mood.")] Mood Mood) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Mood = Mood };
}

[Command("Chooses another of the equally good designs and melodies.")]
internal sealed record SetSeed([property: Field("Any number; another number, another choice.", Least = 0, Most = GenerateLimits.MaxSeed)] long Seed) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Seed = Seed };
}

[Command("Sets the length of the whole film. Scenes with a set length keep it while the others have room, else all scenes are stretched alike.")]
internal sealed record SetLength(
    [property: Field("Seconds of the film.", Unit = "seconds", Least = GenerateLimits.MinSeconds, Most = GenerateLimits.MaxSeconds)] Change Seconds) : EditCommand
{
    /// <summary>Less than this for each scene without a set length, and the others give way too.</summary>
    private const double ComfortableScene = 1.5;

    private protected override Storyboard? Edit(Work work)
    {
        var film = work.Film;
        if (work.Number(this, nameof(Seconds), film.Duration, 3) is not { } wanted) return null;
        var open = film.Scenes.Count(s => s.Duration is null);
        var rest = wanted - film.Scenes.Sum(s => s.Duration ?? 0);
        if (open > 0 && rest >= open * ComfortableScene) return film with { Duration = wanted };

        var scale = wanted / film.Duration;
        Scene[] scenes = [.. film.Scenes.Select(s => s with { Duration = s.Duration is { } seconds ? Settling.Seconds(seconds * scale) : null })];
        var shortest = scenes.Min(s => s.Duration ?? double.MaxValue);
        return shortest >= EditLimits.MinSceneSeconds
            ? film with { Duration = wanted, Scenes = scenes }
            : work.Refuse("seconds", $"would leave a scene of {shortest:0.##} seconds; the shortest is {EditLimits.MinSceneSeconds}.", "Remove a scene or give it back its share of the film first.");
    }
}

[Command("Replaces words in the title and in every scene: headlines, kickers, sublines, points and narration, in any case, whole words only.")]
internal sealed record ReplaceText(
    [property: Field("The words to look for.")] string Find,
    [property: Field("What stands there instead; empty to delete them.", Form = TextForm.EmptyLine)] string Replace) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        var found = 0;
        var film = work.Film with { Title = In(work.Film.Title), Scenes = [.. work.Scenes.Select(Scene)] };
        if (found == 0) return work.Refuse("find", $"does not occur in the film: “{Find}”.");
        return film.Title.Length == 0 ? work.Refuse("replace", $"would leave the film without a title.") : TooLong(film) is { } field ? work.Refuse("replace", $"would make a {field} longer than it may be.") : film;

        Scene Scene(Scene s) => s with
        {
            Kicker = OrNull(s.Kicker),
            Headline = In(s.Headline),
            Emphasis = OrNull(s.Emphasis),
            Subline = OrNull(s.Subline),
            Items = [.. s.Items.Select(In).Where(item => item.Length > 0)],
            Narration = In(s.Narration),
        };
        string? OrNull(string? text) => text is null ? null : In(text) is { Length: > 0 } kept ? kept : null;
        string In(string text) => Words.Replaced(text, Find.Trim(), Replace.Trim(), ref found);
    }

    private static string? TooLong(Storyboard film) =>
        film.Title.Length > GenerateLimits.TitleLength ? "title"
        : film.Scenes.Any(s => s.Narration.Length > EditLimits.NarrationLength) ? "narration"
        : film.Scenes.Any(s => s.Items.Append(s.Headline).Append(s.Kicker ?? "").Append(s.Subline ?? "").Any(t => t.Length > EditLimits.LineLength)) ? "line of text" : null;
}

/// <summary>Whole words of a text.</summary>
internal static class Words
{
    /// <summary>A text with each occurrence of some words replaced; a capital at the start stays one.</summary>
    public static string Replaced(string text, string find, string replace, ref int found)
    {
        var start = 0;
        var parts = new System.Text.StringBuilder();
        for (var at = Next(text, find, 0); at >= 0; at = Next(text, find, start))
        {
            found++;
            parts.Append(text, start, at - start);
            parts.Append(char.IsUpper(text[at]) && char.IsLower(find[0]) && replace.Length > 0 ? char.ToUpper(replace[0], CultureInfo.InvariantCulture) + replace[1..] : replace);
            start = at + find.Length;
        }

        if (start == 0) return text;
        parts.Append(text, start, text.Length - start);
        return replace.Length > 0 ? parts.ToString() : parts.Replace("  ", " ").Replace(" .", ".").Replace(" ,", ",").ToString().Trim();
    }

    private static int Next(string text, string find, int from)
    {
        for (var at = from; (at = text.IndexOf(find, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + find.Length;
            var starts = at == 0 || !char.IsLetterOrDigit(find[0]) || !char.IsLetterOrDigit(text[at - 1]);
            var ends = end == text.Length || !char.IsLetterOrDigit(find[^1]) || !char.IsLetterOrDigit(text[end]);
            if (starts && ends) return at;
        }

        return -1;
    }
}
