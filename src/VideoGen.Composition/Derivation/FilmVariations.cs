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

    /// <summary>Seeds to try for one whose own choice of colours is new, before colours are chosen outright.</summary>
    private const int Tries = 24;

    /// <summary>Variations by their number: the same film and number always give the same variation.</summary>
    /// <param name="film">What they vary.</param>
    /// <param name="first">Number of the first, from 1.</param>
    /// <param name="count">How many, 1 to <see cref="Most"/>.</param>
    /// <returns>They differ in their palette; where the film's is set by its author, in their background. Voice, length and words stay.</returns>
    public static IReadOnlyList<Storyboard> Of(Storyboard film, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, Math.Clamp(count, 1, Most));
        List<Storyboard> all = [film];
        for (var number = 1; number < first + count; number++) all.Add(Next(film, number, all));
        return all[first..];
    }

    private static Storyboard Next(Storyboard film, int number, List<Storyboard> earlier)
    {
        var seeds = SeededRandom.For(film.Seed, string.Create(CultureInfo.InvariantCulture, $"variation {number}"));
        var varied = film with { Seed = Seed(seeds) };
        if (film.Style.Palette is not null && film.Style.Background is null)
        {
            var shown = Shown(earlier, design => design.Motif);
            Motif[] others = [.. Enum.GetValues<Motif>().Where(motif => !shown.Contains(motif))];
            return varied with { Style = varied.Style with { Background = seeds.Pick(others.Length > 0 ? others : Enum.GetValues<Motif>()) } };
        }

        var used = Shown(earlier, design => design.Palette.Name);
        varied = varied with { Style = varied.Style with { Palette = null } };
        for (var left = Tries; left > 0; left--, varied = varied with { Seed = Seed(seeds) })
        {
            if (!used.Contains(DesignPicker.Pick(varied).Palette.Name)) return varied;
        }

        return varied with { Style = varied.Style with { Palette = Farthest(used) } };
    }

    /// <summary>The designs of the newest films, as many as leave something new to choose.</summary>
    private static HashSet<T> Shown<T>(List<Storyboard> films, Func<FilmDesign, T> what) => [.. films.Take(1).Concat(films.Skip(1).TakeLast(Most)).Select(film => what(DesignPicker.Pick(film)))];

    /// <summary>The palette that is least like those that are there.</summary>
    private static string Farthest(HashSet<string> used) => Palettes.All.Where(p => !used.Contains(p.Name)).MaxBy(p => used.Min(name => Distance(p, Palettes.Named(name))))!.Name; // fewer are used than there are

    private static float Distance(Palette a, Palette b) => Distance(a.Base, b.Base) + a.Glows.Zip(b.Glows, Distance).Sum();

    private static float Distance(Rgb a, Rgb b) => MathF.Abs(a.R - b.R) + MathF.Abs(a.G - b.G) + MathF.Abs(a.B - b.B);

    private static long Seed(SeededRandom seeds) => (long)(seeds.Next() & (ulong)GenerateLimits.MaxSeed);
}
