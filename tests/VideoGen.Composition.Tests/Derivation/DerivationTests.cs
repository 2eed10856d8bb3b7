using Shouldly;
using VideoGen.Composition.Derivation;
using VideoGen.Composition.Design;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Derivation;

public sealed class DerivationTests
{
    private static readonly GenerateRequest Asked = new()
    {
        Prompt = "Why does the ocean glow at night? Tiny plankton flash blue when waves move them.",
        Frames = 360, Width = 640, Height = 360, Fps = 30, Seed = 7, Quality = RenderQuality.Fast, Priority = JobPriority.Normal,
    };

    private static readonly Storyboard Film = PromptPlanner.Plan(Asked);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1234567)]
    public void Variations_say_the_same_in_colours_that_none_of_the_others_has(long seed)
    {
        var film = Film with { Seed = seed };

        var variations = FilmVariations.Of(film, 1, 8);

        variations.Prepend(film).Select(v => DesignPicker.Pick(v).Palette.Name).Distinct().Count().ShouldBe(9);
        variations.Select(v => v.Seed).Append(seed).Distinct().Count().ShouldBe(9);
        variations.ShouldAllBe(v => v.Scenes == film.Scenes && v.Duration == film.Duration && v.Seed <= GenerateLimits.MaxSeed);
    }

    [Fact]
    public void The_number_of_a_variation_says_which_it_is()
    {
        var eight = FilmVariations.Of(Film, 1, 8);

        FilmVariations.Of(Film, 3, 2).ShouldBe(eight.Skip(2).Take(2));
        eight.Zip(eight.Skip(1), (a, b) => (A: DesignPicker.Pick(a).Fonts, B: DesignPicker.Pick(b).Fonts)).ShouldAllBe(pair => pair.A != pair.B);
        FilmVariations.Of(Film, 40, 8).Select(v => DesignPicker.Pick(v).Palette.Name).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void A_palette_that_somebody_chose_stays_and_the_background_varies()
    {
        var film = Film with { Style = new StoryboardStyle { Palette = "mint" } };

        var variations = FilmVariations.Of(film, 1, 8);

        variations.ShouldAllBe(v => DesignPicker.Pick(v).Palette.Name == "mint");
        variations.Prepend(film).Select(v => DesignPicker.Pick(v).Motif).Distinct().Count().ShouldBe(9);
        FilmVariations.Of(film, 1, 8, keepsPalette: false).Prepend(film).Select(v => DesignPicker.Pick(v).Palette.Name).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public void A_remix_says_something_else_in_the_same_look()
    {
        var film = Film with { Voice = new StoryboardVoice { Name = "male" }, Captions = new StoryboardCaptions { On = false } };

        var remix = FilmRemix.Of(film, Asked with { Prompt = "A city builds its first tram. Streets become quiet." });

        var (was, now) = (DesignPicker.Pick(film), DesignPicker.Pick(remix));
        (now.Palette.Name, now.Fonts.Name, now.Transition, remix.Mood).ShouldBe((was.Palette.Name, was.Fonts.Name, was.Transition, film.Mood));
        (remix.Voice.Name, remix.Captions.On).ShouldBe(("male", false));
        string.Join(" ", remix.Scenes.Select(s => s.Narration)).ShouldContain("tram");
        remix.Scenes.ShouldNotContain(s => s.Narration.Contains("plankton"));
    }

    [Fact]
    public void An_extension_keeps_what_is_there_as_long_as_it_was_and_an_end_card_last()
    {
        var film = Film with { Scenes = [.. Film.Scenes.Where(s => s.Kind != SceneKind.End), new Scene { Id = "end", Kind = SceneKind.End, Headline = "Look down", Narration = "" }] };

        var longer = FilmExtension.With(film, Asked with { Prompt = "Fish follow the light. Squid make their own.", Frames = 240 });

        longer.Duration.ShouldBe(film.Duration + 8, 0.05);
        longer.Scenes[^1].Id.ShouldBe("end");
        longer.Scenes.Count.ShouldBeGreaterThan(film.Scenes.Count);
        longer.Scenes.Select(s => s.Id).Distinct().Count().ShouldBe(longer.Scenes.Count);
        longer.Scenes.Where(s => s.Kind is SceneKind.Title or SceneKind.End).Count().ShouldBe(film.Scenes.Count(s => s.Kind is SceneKind.Title or SceneKind.End));
        var (before, after) = (EditContext.None.SecondsOf(film), EditContext.None.SecondsOf(longer));
        film.Scenes.Select((s, i) => (s.Id, Was: before[i])).ShouldAllBe(s => Math.Abs(after[longer.Scenes.Select(x => x.Id).ToList().IndexOf(s.Id)] - s.Was) < 0.06);
        StoryboardRules.Check(longer).ShouldBeEmpty();
    }
}
