using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Sound.Effects;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

/// <summary>Where a film's scenes make sounds.</summary>
public sealed class SceneEffectsTests
{
    [Fact]
    public void Air_moves_at_cuts_a_counter_runs_and_points_appear()
    {
        var film = BoardFilms.Timeline(Board(Transition.Push));

        var effects = film.Sounds.Where(s => s.Effect is not null).OrderBy(s => s.StartSample).ToArray();

        effects.Select(e => e.Effect!.Kind).Distinct().Order().ShouldBe([SoundEffectKind.Whoosh, SoundEffectKind.Pop, SoundEffectKind.Count]);
        // The middle of the air is at the cut.
        var cuts = film.Layers.Skip(1).Select(l => film.Rate.SecondsAt(l.Start)).ToArray();
        foreach (var whoosh in effects.Where(e => e.Effect!.Kind == SoundEffectKind.Whoosh))
            cuts.Min(cut => Math.Abs(((whoosh.StartSample + (whoosh.Samples / 2.0)) / 48_000) - cut)).ShouldBeLessThan(0.35);
        effects.ShouldAllBe(e => e.StartSample >= 0 && e.StartSample + e.Samples <= film.Rate.SamplesBefore(film.Frames, 48_000) + 2000);
    }

    [Fact]
    public void They_are_sparing()
    {
        var whooshes = BoardFilms.Timeline(Board(Transition.Push)).Sounds.Where(s => s.Effect?.Kind == SoundEffectKind.Whoosh).Select(s => s.StartSample / 48_000.0).ToArray();

        whooshes.Zip(whooshes.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 2.9);
        BoardFilms.Timeline(Board(Transition.None)).Sounds.ShouldNotContain(s => s.Effect != null && s.Effect.Kind == SoundEffectKind.Whoosh);
    }

    [Fact]
    public void They_can_be_switched_off_and_turned_down()
    {
        BoardFilms.Timeline(Board(Transition.Push) with { Effects = new StoryboardEffects { On = false } }).Sounds.ShouldNotContain(s => s.Effect != null);
        BoardFilms.Timeline(Board(Transition.Push) with { Effects = new StoryboardEffects { Gain = -6 } }).Sounds.First(s => s.Effect != null).Volume.At(0).ShouldBe(0.501, 0.001);
    }

    [Fact]
    public void A_storyboard_says_so_by_path()
    {
        using var document = JsonDocument.Parse("""{ "effects": { "on": true, "gain": 99 }, "scenes": [ { "headline": "a" } ] }""");

        StoryboardReader.Read(document.RootElement, 1).Problems.ShouldHaveSingleItem().Field.ShouldBe("effects.gain");
    }

    private static Storyboard Board(Transition transition) => new()
    {
        Title = "Tea", Language = "en", Mood = Mood.Uplifting, Seed = 4, Duration = 24, Style = new StoryboardStyle { Transition = transition },
        Scenes =
        [
            new Scene { Id = "s1", Kind = SceneKind.Title, Headline = "Tea", Narration = "Tea is old and it is good for you, they say." },
            new Scene { Id = "s2", Kind = SceneKind.List, Headline = "Kinds", Items = ["Green", "Black", "White"], Narration = "There are green, and then black, and then white teas in the world." },
            new Scene { Id = "s3", Kind = SceneKind.Number, Headline = "people", Number = new NumberFact(84, 0, "", "%"), Narration = "Eighty four percent of all people drink it every day." },
            new Scene { Id = "s4", Kind = SceneKind.Statement, Headline = "Short", Narration = "Go." },
            new Scene { Id = "s5", Kind = SceneKind.End, Headline = "Drink", Narration = "Drink it." },
        ],
    };
}
