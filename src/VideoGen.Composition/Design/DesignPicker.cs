using VideoGen.Composition.Planning;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Design;

/// <summary>Chooses a look from a storyboard's words, mood and seed.</summary>
public static class DesignPicker
{
    private static readonly (Motif Motif, string[] Stems)[] MotifWords =
    [
        (Motif.Waves, Stems("ocean sea wave water river lake rain swim fish ship sail beach island coast surf flow meer mer mar océan")),
        (Motif.Stars, Stems("star space universe galax planet moon night cosmos telescope astronom rocket orbit mars sun nacht nuit noche dream")),
        (Motif.Skyline, Stems("city cities urban town build street house architect compan business office market rent econom bank bakery shop stadt ville ciudad restaurant")),
        (Motif.Hills, Stems("mountain hill forest tree nature walk hike travel road bicycle bike train farm garden earth climate history journey land wald montagne wander eisenbahn bird")),
        (Motif.Grid, Stems("comput comp code software data internet network robot ai digital technolog machine algorithm program cloud server electr game crypto cyber engineer")),
        (Motif.Rings, Stems("idea question science physic energy atom quantum signal radio time clock memory brain mind think learn heart sound")),
        (Motif.Ribbons, Stems("music song voice dance art design silk wind breath yoga poem poet story write fashion love")),
        (Motif.Orbs, Stems("kid child play fun game toy cat dog puppy pet fruit food cake pizza coffee tea cook candy bee honey colour color paint")),
        (Motif.Bokeh, Stems("celebrat birthday party wedding christmas holiday gold award win thank friend family gala festival light candle")),
        (Motif.Mesh, Stems("meditat mindful calm relax sleep peace quiet silen minimal soul serenity")),
        (Motif.Particles, Stems("dust smoke spice pollen molecul bacteri virus microb cells chemi particle magic myster ancient fossil desert perfum")),
        (Motif.Flow, Stems("weather storm hurricane tornado migrat traffic aerodynam energ electric turbulen airplane flight run running runner sport race racing")),
        (Motif.Geometric, Stems("math geometr triangle shape logic algebra puzzle brand strateg structur origami bauhaus pattern chess")),
        (Motif.Paper, Stems("book school teach student lesson letter newspaper essay librar recipe paper exam grammar languag vocabular author novel livre buch libro")),
    ];

    /// <summary>The look for a storyboard: what its style says, the rest from its words; the same storyboard always gets the same.</summary>
    public static FilmDesign Pick(Storyboard storyboard)
    {
        var style = storyboard.Style;
        var motif = style.Background ?? PickMotif(storyboard);
        var palette = style.Palette ?? SeededRandom.For(storyboard.Seed, "palette").Pick(PalettesFor(storyboard.Mood, motif));
        var fonts = style.Fonts ?? SeededRandom.For(storyboard.Seed, "fonts").Pick(FontsFor(storyboard.Mood, motif));
        var transition = style.Transition ?? SeededRandom.For(storyboard.Seed, "transition").Pick(TransitionsFor(storyboard.Mood));
        var colours = Palettes.Named(palette);
        if (style.Accent is { } accent) colours = colours with { Accent = Rgb.Hex(accent[1..]) };
        return new FilmDesign(colours, FontPairs.All.Single(f => f.Name == fonts), motif, transition, storyboard.Seed);
    }

    /// <summary>Names of the palettes that suit a film's mood, and of those that suit its background.</summary>
    internal static IReadOnlySet<string> PalettesOf(Storyboard film) =>
        PalettesFor(film.Mood, Motif.Ribbons).Concat(PalettesFor(film.Mood, film.Style.Background ?? PickMotif(film))).ToHashSet(StringComparer.Ordinal); // ribbons suit any mood

    private static Motif PickMotif(Storyboard storyboard)
    {
        // The title says more about the subject than the rest does.
        var title = TextWords.Of(storyboard.Title.ToLowerInvariant());
        var words = title.Concat(title).Concat(storyboard.Scenes.SelectMany(s => TextWords.Of($"{s.Headline} {s.Narration}".ToLowerInvariant()))).ToArray();
        var scores = MotifWords.Select(m => (m.Motif, Score: words.Count(w => m.Stems.Any(s => w.StartsWith(s, StringComparison.Ordinal))))).ToArray();
        var best = scores.Max(s => s.Score);
        var random = SeededRandom.For(storyboard.Seed, "motif");
        if (best > 0) return random.Pick([.. scores.Where(s => s.Score == best).Select(s => s.Motif)]);
        return random.Pick(storyboard.Mood switch
        {
            Mood.Calm => [Motif.Ribbons, Motif.Waves, Motif.Hills, Motif.Mesh, Motif.Particles],
            Mood.Uplifting => [Motif.Bokeh, Motif.Hills, Motif.Orbs, Motif.Mesh, Motif.Paper],
            Mood.Energetic => [Motif.Rings, Motif.Ribbons, Motif.Grid, Motif.Flow, Motif.Geometric],
            Mood.Mysterious => [Motif.Stars, Motif.Ribbons, Motif.Rings, Motif.Particles, Motif.Flow],
            Mood.Confident => (Motif[])[Motif.Skyline, Motif.Grid, Motif.Rings, Motif.Geometric, Motif.Mesh],
            _ => [Motif.Orbs, Motif.Bokeh, Motif.Rings, Motif.Geometric, Motif.Paper],
        });
    }

    private static string[] PalettesFor(Mood mood, Motif motif) => (mood, motif) switch
    {
        (_, Motif.Waves) => ["abyss", "aurora", "lagoon"],
        (_, Motif.Stars) => ["abyss", "orchid", "dusk", "indigo"],
        (_, Motif.Bokeh) => ["gold", "ember", "orchid", "copper"],
        (Mood.Calm or Mood.Uplifting or Mood.Playful, Motif.Paper) => ["linen", "paper", "sand", "peach", "chalk"],
        (_, Motif.Paper) => ["chalk", "linen", "graphite", "sand"],
        (Mood.Playful, _) => ["sky", "paper", "mint", "orchid", "citrus", "peach", "neon"],
        (Mood.Uplifting, Motif.Hills) => ["paper", "dusk", "mint", "sand", "peach"],
        (Mood.Uplifting, _) => ["paper", "dusk", "mint", "aurora", "peach", "citrus", "lavender"],
        (Mood.Calm, Motif.Hills) => ["forest", "dusk", "mint", "sand", "olive"],
        (Mood.Calm, _) => ["aurora", "mint", "forest", "lagoon", "frost", "lavender", "sand"],
        (Mood.Energetic, Motif.Grid) => ["neon", "orchid", "indigo", "crimson"],
        (Mood.Energetic, _) => ["ember", "orchid", "dusk", "crimson", "neon", "olive"],
        (Mood.Mysterious, _) => ["abyss", "orchid", "aurora", "indigo", "crimson", "graphite"],
        (_, Motif.Hills) => ["dusk", "forest", "ember", "olive", "copper"],
        _ => ["slate", "gold", "aurora", "graphite", "linen", "frost", "indigo"],
    };

    private static string[] FontsFor(Mood mood, Motif motif) => (mood, motif) switch
    {
        (_, Motif.Grid) => ["technical", "grotesk", "console"],
        (_, Motif.Mesh) => ["elegant", "quiet", "soft"],
        (Mood.Playful, _) => ["geometric", "soft", "poster"],
        (Mood.Uplifting, _) => ["geometric", "grotesk", "soft"],
        (Mood.Calm, _) => ["quiet", "geometric", "elegant", "soft"],
        (Mood.Confident, _) => ["grotesk", "quiet", "poster"],
        (Mood.Energetic, _) => ["grotesk", "geometric", "poster"],
        _ => ["grotesk", "geometric", "elegant", "console"],
    };

    private static Transition[] TransitionsFor(Mood mood) => mood switch
    {
        Mood.Calm => [Transition.Dip, Transition.Fade, Transition.Wipe],
        Mood.Uplifting => [Transition.Dip, Transition.Slide, Transition.Circle, Transition.Wipe],
        Mood.Energetic => [Transition.Bands, Transition.Push, Transition.Zoom, Transition.Diagonal, Transition.Blinds],
        Mood.Mysterious => [Transition.Dip, Transition.Fade, Transition.Circle, Transition.Clock],
        Mood.Confident => [Transition.Bands, Transition.Push, Transition.Slide, Transition.Diagonal],
        _ => [Transition.Iris, Transition.Circle, Transition.Clock, Transition.Slide, Transition.Zoom],
    };

    private static string[] Stems(string words) => words.Split(' ');
}
