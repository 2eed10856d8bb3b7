using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class DesignPickerTests
{
    private static readonly FilmDesign[] Looks = [.. Boards().Select(DesignPicker.Pick)];

    [Fact]
    public void Every_palette_is_some_films() => Palettes.All.Except(Looks.Select(l => l.Palette)).ShouldBeEmpty();

    [Fact]
    public void Every_pair_of_typefaces_is_some_films() => FontPairs.All.Except(Looks.Select(l => l.Fonts)).ShouldBeEmpty();

    [Fact]
    public void Every_background_is_some_films() =>
        Enum.GetValues<Motif>().Except(Looks.Select(l => l.Motif)).ShouldBeEmpty();

    [Fact]
    public void The_same_storyboard_always_looks_the_same() => Boards().Take(40).Select(DesignPicker.Pick).ShouldBe(Looks.Take(40));

    [Fact]
    public void Pairs_of_typefaces_differ_and_documents_may_name_every_one()
    {
        FontPairs.All.Count.ShouldBeGreaterThanOrEqualTo(6);
        FontPairs.All.Select(p => (p.Headline, p.Text)).ShouldBeUnique();
        FontPairs.Faces.Except(TimelineFonts.All.Select(f => f.Name)).ShouldBeEmpty();
    }

    private static IEnumerable<Storyboard> Boards()
    {
        foreach (var prompt in (string[])["Hello there", "Why does the ocean glow at night?", "A walk through the forest", "How do computers learn?", "A dinner for our friends and family, with candles", "The city bakery", "A song and a dance", "Games for every kid",
            "Silence and meditation", "Molecules and bacteria", "A storm is coming", "Geometry and logic", "A letter to the school"])
        {
            var board = PromptPlannerTests.Plan(prompt, 8);
            foreach (var mood in Enum.GetValues<Mood>())
                for (var seed = 0; seed < 40; seed++) yield return board with { Mood = mood, Seed = seed };
        }
    }
}
