using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class CompositionTests
{
    private const string Badge = """ "compositions": { "badge": { "width": 100, "height": 50, "tracks": [ { "clips": [ { "type": "colour", "colour": "red", "length": 2 } ] } ] } }, """;

    [Fact]
    public void A_named_composition_is_drawn_by_itself()
    {
        var group = Reading.Good(Reading.Clips("""{ "type": "composition", "composition": "badge", "width": 50, "trim": 0.5, "fit": "contain" }""", Badge)).Layers.ShouldHaveSingleItem().ShouldBeOfType<GroupLayer>();

        (group.Inner.Width, group.Inner.Height, group.Inner.Frames, group.Inner.Background).ShouldBe((100, 50, 60, new Rgba(0, 0, 0, 0)));
        (group.Frames, group.TrimFrames, group.Fit, group.Height.At(0)).ShouldBe((45, 15, Fit.Contain, 25));
    }

    [Fact]
    public void A_composition_that_is_used_twice_is_read_once()
    {
        var film = Reading.Good(Reading.Clips("""{ "type": "composition", "composition": "badge" }, { "type": "composition", "composition": "badge" }""", Badge));

        ((GroupLayer)film.Layers[0]).Inner.ShouldBeSameAs(((GroupLayer)film.Layers[1]).Inner);
    }

    [Fact]
    public void A_composition_that_shows_itself_is_refused()
    {
        const string Cycle = """
            "compositions": { "a": { "tracks": [ { "clips": [ { "type": "composition", "composition": "b", "length": 1 } ] } ] }, "b": { "tracks": [ { "clips": [ { "type": "composition", "composition": "a", "length": 1 } ] } ] } },
            """;

        Reading.Read(Reading.Clips("""{ "type": "composition", "composition": "a" }""", Cycle)).Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Code.ShouldBe("cycle"), p => p.Path.ShouldBe("$.compositions.b.tracks[0].clips[0].composition"));
        Reading.Read(Reading.Clips("""{ "type": "composition", "composition": "a" }""", """ "compositions": { "a": { "tracks": [ { "clips": [ { "type": "composition", "composition": "a", "length": 1 } ] } ] } }, """))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("cycle");
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Compositions_nest_four_deep(int depth, bool tooDeep)
    {
        var clip = """{ "type": "colour", "colour": "red", "length": 1 }""";
        for (var i = 0; i < depth; i++) clip = $$"""{ "type": "composition", "composition": { "tracks": [ { "clips": [ {{clip}} ] } ] } }""";

        Reading.Read(Reading.Clips(clip)).Problems.Any(p => p.Code == "too_deep").ShouldBe(tooDeep);
    }

    [Fact]
    public void Named_compositions_nest_four_deep_too_in_whatever_order_they_are_read()
    {
        string Named(string name, string inner) => $$"""{{(inner.Length == 0 ? $$"""
            "{{name}}": { "tracks": [ { "clips": [ { "type": "colour", "colour": "red", "length": 1 } ] } ] }
            """ : $$"""
            "{{name}}": { "tracks": [ { "clips": [ { "type": "composition", "composition": "{{inner}}" } ] } ] }
            """)}}""";
        var five = $$""" "compositions": { {{string.Join(',', Named("e", ""), Named("d", "e"), Named("c", "d"), Named("b", "c"), Named("a", "b"))}} }, """;

        Reading.Read(Reading.Clips("""{ "type": "composition", "composition": "c" }, { "type": "composition", "composition": "a" }""", five)).Problems.ShouldContain(p => p.Code == "too_deep");
        Reading.Good(Reading.Clips("""{ "type": "composition", "composition": "b" }""", five.Replace(Named("a", "b"), Named("a", ""), StringComparison.Ordinal)));
    }

    [Fact]
    public void Faults_of_compositions_that_nothing_uses_are_told_too() =>
        Reading.Read(Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1 }""", Badge.Replace("red", "rot", StringComparison.Ordinal)))
            .Problems.ShouldHaveSingleItem().Path.ShouldBe("$.compositions.badge.tracks[0].clips[0].colour");

    [Fact]
    public void Compositions_that_multiply_are_refused_quickly()
    {
        string Many(string inner) => string.Join(',', Enumerable.Repeat($$"""{ "type": "composition", "composition": "{{inner}}", "start": 0, "length": 1 }""", 300));
        var bomb = $$"""
            "compositions": { "a": { "tracks": [ { "clips": [ {{Many("b")}} ] } ] }, "b": { "tracks": [ { "clips": [ {{Many("c")}} ] } ] }, "c": { "tracks": [ { "clips": [ {{Many("d")}} ] } ] },
              "d": { "tracks": [ { "clips": [ { "type": "audio", "source": "music.mp3", "length": 1 }, { "type": "colour", "colour": "red", "start": 0, "length": 1 } ] } ] } },
            """;
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Reading.Read(Reading.Clips(Many("a"), bomb)).Problems.ShouldContain(p => p.Code == "too_large");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Sounds_of_a_composition_are_heard_on_the_film()
    {
        var film = Reading.Good(Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1 }, { "type": "composition", "composition": "talk", "trim": 1, "length": 3, "volume": 0.5 }""", """
            "compositions": { "talk": { "tracks": [ { "clips": [ { "type": "audio", "source": "music.mp3", "length": 2, "volume": 0.8 }, { "type": "audio", "source": "music.mp3", "trim": 10, "length": 20, "fade_out": 1 } ] }, { "clips": [ { "type": "audio", "source": "music.mp3", "length": 0.5 } ] } ] } },
            """));

        // One second of the first is skipped; the second is cut where the clip ends; the third is over before the trim.
        film.Sounds.Select(s => (s.StartSample, s.Samples, s.Trim.TotalSeconds, Volume: Math.Round(s.Volume.At(5), 6), s.FadeOut)).ShouldBe([(48_000, 48_000, 1, 0.4, 0), (96_000, 96_000, 10, 0.5, 0)]);
    }

    [Fact]
    public void A_loop_that_begins_in_the_middle_of_a_round_goes_on_with_whole_rounds()
    {
        var film = Reading.Good(Reading.Clips("""{ "type": "composition", "composition": { "tracks": [ { "clips": [ { "type": "audio", "source": "music.mp3", "trim": 50, "loop": true, "length": 60 } ] } ] }, "trim": 13, "length": 30 }"""));

        // Rounds of 10 s from 50 s: 13 s in is 53 s of the source, 7 s before the next round.
        film.Sounds.Select(s => (s.StartSample, s.Samples, s.Trim.TotalSeconds, s.Loop)).ShouldBe([(0, 7 * 48_000, 53, false), (7 * 48_000, 23 * 48_000, 50, true)]);
    }
}
