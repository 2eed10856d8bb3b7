using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Diff;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Editing;

public sealed class StoryboardDiffTests
{
    [Fact]
    public void Over_random_edits_a_diff_is_empty_exactly_when_both_films_are_equal()
    {
        var (same, other) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var dice = new Dice(seed);
            var film = dice.Film();
            var context = dice.Context(film);
            for (var step = 0; step < 12; step++)
            {
                if (dice.Command(film).Apply(film, context) is not EditResult.Done(var edited)) continue;
                var equal = StoryboardJson.Write(film) == StoryboardJson.Write(edited);

                (StoryboardDiff.Between(film, edited).Count == 0).ShouldBe(equal);
                (StoryboardDiff.Between(edited, film).Count == 0).ShouldBe(equal);
                _ = equal ? same++ : other++;
                film = edited;
            }
        }

        same.ShouldBeGreaterThan(100);
        other.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Random_edits_keep_every_rule_and_never_touch_the_film_that_they_are_given()
    {
        var applied = 0;
        for (var seed = 1000; seed < 1400; seed++)
        {
            var dice = new Dice(seed);
            var film = dice.Film();
            StoryboardRules.Check(film).ShouldBeEmpty();
            var context = dice.Context(film);
            for (var step = 0; step < 30; step++)
            {
                var before = StoryboardJson.Write(film);
                var command = dice.Command(film);
                var result = command.Apply(film, context);

                StoryboardJson.Write(film).ShouldBe(before);
                if (result is EditResult.Refused refused)
                {
                    refused.Problems.ShouldNotBeEmpty();
                    refused.Problems.ShouldAllBe(p => p.Field.Length > 0 && p.Message.EndsWith('.'), command.ToString());
                    continue;
                }

                film = ((EditResult.Done)result).Storyboard;
                applied++;
                StoryboardRules.Check(film).ShouldBeEmpty(command.ToString());
                if (film.Scenes.All(s => s.Duration is not null)) film.Duration.ShouldBe(film.Scenes.Sum(s => s.Duration!.Value), 0.001);
                context.SecondsOf(film).Sum().ShouldBe(film.Duration, 0.01);
            }
        }

        applied.ShouldBeGreaterThan(4000);
    }

    [Fact]
    public void Changes_come_in_one_order_whatever_order_they_were_made_in()
    {
        var one = Films.Tea with { Title = "T", Duration = 30, Music = new StoryboardMusic { Gain = -6 }, Scenes = [.. Films.Tea.Scenes.Select(s => s.Id == "s2" ? s with { Headline = "H", Kicker = null } : s)] };

        StoryboardDiff.Between(Films.Tea, one).Select(c => c.Path).ShouldBe(["title", "duration", "music.gain", "scenes[s2].kicker", "scenes[s2].headline"]);
    }

    [Fact]
    public void A_change_holds_what_was_and_what_is_in_their_own_types()
    {
        var change = StoryboardDiff.Between(Films.Tea, Films.Tea with { Music = new StoryboardMusic { Gain = -6 } }).ShouldHaveSingleItem();

        change.ShouldSatisfyAllConditions(
            c => c.Kind.ShouldBe(ChangeKind.Changed), c => c.Path.ShouldBe("music.gain"), c => c.SceneId.ShouldBeNull(),
            c => c.Was!.GetValue<double>().ShouldBe(0), c => c.Is!.GetValue<double>().ShouldBe(-6), c => c.Text.ShouldBe("Music: −6 dB (was 0 dB)"));
    }

    [Fact]
    public void A_removed_scene_can_be_read_back_from_the_diff()
    {
        var change = StoryboardDiff.Between(Films.Tea, Films.Tea with { Scenes = [.. Films.Tea.Scenes.Skip(1)] }).ShouldHaveSingleItem();

        change.Kind.ShouldBe(ChangeKind.SceneRemoved);
        change.SceneId.ShouldBe("s1");
        change.Was.ShouldBeOfType<JsonObject>()["headline"]!.GetValue<string>().ShouldBe("The quiet power of tea");
        change.Is.ShouldBeNull();
    }

    [Fact]
    public void A_scene_that_has_another_place_now_is_named_by_both()
    {
        var scenes = Films.Tea.Scenes.Skip(1).Select(s => s.Id == "s3" ? s with { Notes = "n" } : s);

        StoryboardDiff.Between(Films.Tea, Films.Tea with { Scenes = [.. scenes] }).Select(c => c.Text)
            .ShouldBe(["Scene 1 removed: “The quiet power of tea”", "Scene 3 (now 2): notes “n” added"]);
    }

    [Fact]
    public void A_new_order_of_many_scenes_is_one_change()
    {
        var t = Films.Tea.Scenes;

        StoryboardDiff.Between(Films.Tea, Films.Tea with { Scenes = [t[2], t[0], t[4], t[1], t[3]] }).ShouldHaveSingleItem().Text.ShouldBe("New order of the scenes: 3, 1, 5, 2, 4");
    }

    [Fact]
    public void Scenes_that_share_an_id_are_still_compared()
    {
        var twins = Films.Tea with { Scenes = [Films.Tea.Scenes[0], Films.Tea.Scenes[0]] };

        StoryboardDiff.Between(twins, twins with { Scenes = [twins.Scenes[0], twins.Scenes[1] with { Notes = "n" }] }).ShouldHaveSingleItem().Path.ShouldBe("scenes[s1#2].notes");
    }
}
