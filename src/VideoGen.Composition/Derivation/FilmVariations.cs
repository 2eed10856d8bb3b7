using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Derivation;

/// <summary>Films of the same words with other designs and melodies, each of which differs from the film and from the others at first sight.</summary>
public static class FilmVariations
{
    /// <summary>Most variations at once.</summary>
    public const int Most = 8;

    /// <summary>Seeds to try for one whose fonts are others than those of the variation before.</summary>
    private const int Tries = 16;

    /// <summary>Variations by their number: the same film and number always give the same variation.</summary>
    /// <param name="film">What they vary.</param>
    /// <param name="first">Number of the first, from 1.</param>
    /// <param name="count">How many, 1 to <see cref="Most"/>.</param>
    /// <param name="keepsPalette">Whether a palette that the storyboard names is its author's and stays; then the backgrounds differ.</param>
    /// <returns>They differ in their palette, or else in their background. Voice, length and words stay.</returns>
    public static IReadOnlyList<Storyboard> Of(Storyboard film, int first, int count, bool keepsPalette = true)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, Math.Clamp(count, 1, Most));
        List<Storyboard> all = [film];
        for (var number = 1; number < first + count; number++) all.Add(Next(film, number, all, keepsPalette));
        return all[first..];
    }

    private static Storyboard Next(Storyboard film, int number, List<Storyboard> earlier, bool keepsPalette)
    {
        var seeds = SeededRandom.For(film.Seed, string.Create(CultureInfo.InvariantCulture, $"variation {number}"));
        var varied = film with { Seed = Seed(seeds) };
        for (var left = Tries; left > 0 && DesignPicker.Pick(varied).Fonts == DesignPicker.Pick(earlier[^1]).Fonts; left--) varied = varied with { Seed = Seed(seeds) };
        if (keepsPalette && film.Style.Palette is not null && film.Style.Background is null)
        {
            var shown = Shown(earlier, design => design.Motif);
            return varied with { Style = varied.Style with { Background = seeds.Pick<Motif>([.. Enum.GetValues<Motif>().Where(motif => !shown.Contains(motif))]) } };
        }

        return varied with { Style = varied.Style with { Palette = Farthest(film, Shown(earlier, design => design.Palette)) } };
    }

    /// <summary>What the film and its newest variations show: few enough to leave something new to choose.</summary>
    private static HashSet<T> Shown<T>(List<Storyboard> films, Func<FilmDesign, T> what) => [.. films.Take(1).Concat(films.Skip(1).TakeLast(Most)).Select(film => what(DesignPicker.Pick(film)))];

    /// <summary>The palette that is least like those that are shown: of those that suit the film, else of all as dark or as light.</summary>
    private static string Farthest(Storyboard film, HashSet<Palette> shown)
    {
        var light = DesignPicker.Pick(film).Palette.IsLight;
        var names = shown.Select(palette => palette.Name).ToHashSet(StringComparer.Ordinal);
        Palette[] left = [.. Palettes.All.Where(palette => !names.Contains(palette.Name))]; // fewer are shown than there are
        Palette[] alike = [.. left.Where(palette => palette.IsLight == light)];
        var suiting = DesignPicker.PalettesOf(film);
        Palette[] choice = [.. left.Where(palette => suiting.Contains(palette.Name))];
        return (choice.Length > 0 ? choice : alike.Length > 0 ? alike : left).MaxBy(palette => shown.Min(other => Distance(palette, other)))!.Name; // never empty
    }

    private static float Distance(Palette a, Palette b) => Distance(a.Base, b.Base) + a.Glows.Zip(b.Glows, Distance).Sum();

    private static float Distance(Rgb a, Rgb b) => MathF.Abs(a.R - b.R) + MathF.Abs(a.G - b.G) + MathF.Abs(a.B - b.B);

    private static long Seed(SeededRandom seeds) => (long)(seeds.Next() & (ulong)GenerateLimits.MaxSeed);
}
