using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class ClipTimingTests
{
    private static string Colour(string more) => $$"""{ "type": "colour", "colour": "red", {{more}} }""";

    [Theory]
    [InlineData("1", 30)]
    [InlineData("0.5", 15)]
    [InlineData("\"0.5\"", 15)]
    [InlineData("\"7f\"", 7)]
    [InlineData("1.0166", 30)]
    [InlineData("1.0167", 31)]
    [InlineData("0.1e1", 30)]
    public void A_length_is_the_nearest_whole_number_of_frames(string length, long frames) =>
        Reading.Good(Reading.Clips(Colour($"\"length\": {length}"))).Frames.ShouldBe(frames);

    [Theory]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("29.97", 30000, 1001)]
    [InlineData("\"30000/1001\"", 30000, 1001)]
    [InlineData("59.94", 60000, 1001)]
    [InlineData("25", 25, 1)]
    [InlineData("\"50\"", 50, 1)]
    [InlineData("60.0", 60, 1)]
    public void Frame_rates_are_exact(string fps, int numerator, int denominator) =>
        Reading.Good($$"""{ "version": 1, "output": { "fps": {{fps}} }, "tracks": [ { "clips": [ {{Colour("\"length\": 1001")}} ] } ] }""")
            .ShouldSatisfyAllConditions(f => f.Rate.ShouldBe(new FrameRate(numerator, denominator)), f => f.Frames.ShouldBe((long)Math.Round(1001.0 * numerator / denominator)));

    [Fact]
    public void Clips_follow_each_other_and_overlap_by_their_transition()
    {
        var film = Reading.Good(Reading.Clips(string.Join(',', Colour("\"length\": 2"), Colour("\"length\": 2"), Colour("\"length\": 2, \"transition\": { \"type\": \"wipe_left\" }"))));

        film.Layers.Select(l => (l.Start, l.Frames)).ShouldBe([(0, 60), (60, 60), (105, 60)]);
        film.Frames.ShouldBe(165);
        (film.Layers[0].Out, film.Layers[1].In).ShouldBe((null, null));
        film.Layers[1].Out.ShouldBe(new Transition(TransitionKind.WipeLeft, 15, Easing.Linear, true));
        film.Layers[2].In.ShouldBe(film.Layers[1].Out);
    }

    [Fact]
    public void A_transition_without_a_neighbour_comes_in_over_what_lies_beneath()
    {
        var film = Reading.Good(Reading.Clips(string.Join(',', Colour("\"length\": 2, \"transition\": {}"), Colour("\"start\": 4, \"length\": 2, \"transition\": { \"type\": \"clock\", \"duration\": 0.2 }, \"transition_out\": { \"type\": \"zoom\" }"))));

        film.Layers[0].In.ShouldBe(new Transition(TransitionKind.Fade, 15, Easing.Linear, false));
        film.Layers[1].In.ShouldBe(new Transition(TransitionKind.Clock, 6, Easing.Linear, false));
        film.Layers[1].Out.ShouldBe(new Transition(TransitionKind.Zoom, 15, Easing.Linear, false));
    }

    [Fact]
    public void A_transition_without_a_duration_takes_the_overlap_of_the_starts()
    {
        var film = Reading.Good(Reading.Clips(string.Join(',', Colour("\"length\": 2"), Colour("\"start\": 1.2, \"length\": 2, \"transition\": {}"))));

        film.Layers[1].In.ShouldBe(new Transition(TransitionKind.Fade, 24, Easing.Linear, true));
        Reading.Read(Reading.Clips(string.Join(',', Colour("\"length\": 2"), Colour("\"start\": 1.2, \"length\": 2, \"transition\": { \"duration\": 0.5 }"))))
            .Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("overlap"), p => p.Path.ShouldBe("$.tracks[0].clips[1].transition.duration"));
    }

    [Fact]
    public void A_clip_cannot_be_in_two_transitions_for_longer_than_it_lasts() =>
        Reading.Read(Reading.Clips(string.Join(',', Colour("\"length\": 2"), Colour("\"length\": 1, \"transition\": { \"duration\": 0.7 }"), Colour("\"length\": 2, \"transition\": { \"duration\": 0.7 }"))))
            .Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("transition_too_long"), p => p.Path.ShouldBe("$.tracks[0].clips[2].transition.duration"));

    [Fact]
    public void Next_lasts_until_the_next_clip_and_through_its_transition()
    {
        var film = Reading.Good(Reading.Clips(string.Join(',', Colour("\"length\": \"next\""), Colour("\"start\": 3, \"length\": \"next\""), Colour("\"start\": 5, \"length\": 2, \"transition\": { \"duration\": 1 }"), Colour("\"start\": 9, \"length\": \"next\"")), "").Replace("\"fps\": 30", "\"fps\": 30, \"duration\": 10", StringComparison.Ordinal));

        film.Layers.Select(l => (l.Start, l.Frames)).ShouldBe([(0, 90), (90, 90), (150, 60), (270, 30)]);
        film.Layers[2].In!.Paired.ShouldBeTrue();
    }

    [Fact]
    public void End_lasts_to_the_end_of_the_film()
    {
        var film = Reading.Good(Reading.Film($$"""{ "clips": [ {{Colour("\"length\": \"end\"")}} ] }, { "clips": [ {{Colour("\"start\": 1, \"length\": 3")}} ] }"""));

        film.Layers.Select(l => (l.Start, l.Frames)).ShouldBe([(0, 120), (30, 90)]);
    }

    [Theory]
    [InlineData("\"length\": \"end\"", "no_duration", "$.tracks")]
    [InlineData("\"length\": \"next\"", "no_duration", "$.tracks")]
    public void A_film_of_which_nothing_says_how_long_it_is_is_refused(string length, string code, string path) =>
        Reading.Read(Reading.Clips(Colour(length))).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe(code), p => p.Path.ShouldBe(path));

    [Fact]
    public void What_cannot_be_placed_is_refused()
    {
        Reading.Read(Reading.Clips(string.Join(',', Colour("\"length\": \"next\""), Colour("\"length\": 1")))).Problems.ShouldContain(p => p.Code == "no_next" && p.Path == "$.tracks[0].clips[0].length");
        Reading.Read(Reading.Film($$"""{ "clips": [ {{Colour("\"length\": 2")}} ] }, { "clips": [ {{Colour("\"length\": \"end\"")}}, {{Colour("\"length\": 1")}} ] }"""))
            .Problems.ShouldContain(p => p.Code == "missing" && p.Path == "$.tracks[1].clips[1].start");
        Reading.Read(Reading.Film($$"""{ "clips": [ {{Colour("\"length\": 2")}} ] }, { "clips": [ {{Colour("\"start\": 3, \"length\": \"end\"")}} ] }"""))
            .Problems.ShouldContain(p => p.Path == "$.tracks[1].clips[0].start");
    }

    [Fact]
    public void A_source_gives_its_clip_a_length()
    {
        var film = Reading.Good(Reading.Film("""
            { "clips": [ { "type": "video", "source": "sky.mp4", "trim": 5, "speed": 2 } ] }, { "clips": [ { "type": "audio", "source": "music.mp3", "trim": 50 } ] },
            { "clips": [ { "type": "captions", "source": [ { "start": 0, "end": 9.5, "text": "x" } ] } ] }, { "clips": [ { "type": "video", "source": "sky.mp4", "loop": true } ] }
            """));

        film.Layers.Select(l => l.Frames).ShouldBe([225, 300]);
        film.Sounds.Select(s => s.Samples).ShouldBe([360_000, 480_000, 480_000]);
        film.Frames.ShouldBe(300);
    }

    [Fact]
    public void Keyframes_count_from_the_start_of_the_clip_and_may_be_shares_of_it()
    {
        var film = Reading.Good(Reading.Clips(Colour("""
            "start": 1, "length": 2, "rotation": [ { "at": 0, "value": 0 }, { "at": "50%", "value": 90, "easing": "hold" }, { "at": "45f", "value": 180, "easing": [ 0.4, 0, 0.2, 1 ] }, { "at": 2, "value": 0, "easing": { "steps": 3 } } ]
            """)));

        film.Layers[0].Rotation.Keys.ShouldBe(
        [
            new Keyframe(0, 0, Easing.Linear), new Keyframe(30, 90, Easing.Hold), new Keyframe(45, 180, new Easing(0.4, 0, 0.2, 1)), new Keyframe(60, 0, Easing.Linear with { Steps = 3 }),
        ]);
    }

    [Theory]
    [InlineData("ease_out_elastic")]
    [InlineData("ease_in_out_bounce")]
    [InlineData("ease_in_out_back")]
    public void Moves_that_overshoot_stay_within_the_range_of_the_property(string easing)
    {
        var film = Reading.Good(Reading.Clips(Colour($$"""
            "length": 2, "opacity": [ { "at": 0, "value": 0 }, { "at": 1, "value": 1, "easing": "{{easing}}" } ], "rotation": [ { "at": 0, "value": 0 }, { "at": 1, "value": 90, "easing": "{{easing}}" } ]
            """)));

        Enumerable.Range(0, 60).Select(f => film.Layers[0].Opacity.At(f)).ShouldAllBe(v => v >= 0 && v <= 1);
        film.Layers[0].Opacity.At(60).ShouldBe(1);
        var turned = Enumerable.Range(0, 30).Select(f => film.Layers[0].Rotation.At(f)).ToArray();
        if (easing.EndsWith("bounce", StringComparison.Ordinal)) turned.Max().ShouldBeLessThanOrEqualTo(90);
        else turned.Max().ShouldBeGreaterThan(92);
        film.Layers[0].Rotation.At(30).ShouldBe(90);
    }

    [Fact]
    public void Fades_multiply_the_opacity_at_every_frame()
    {
        const string Keys = """[ { "at": 0, "value": 0.2 }, { "at": 1, "value": 1, "easing": "ease_in" }, { "at": 1.5, "value": 0.5, "easing": "hold" }, { "at": 3, "value": 0.9, "easing": "ease_out" } ]""";
        var plain = Reading.Good(Reading.Clips(Colour($"\"length\": 4, \"opacity\": {Keys}"))).Layers[0].Opacity;
        var faded = Reading.Good(Reading.Clips(Colour($"\"length\": 4, \"opacity\": {Keys}, \"fade_in\": 0.5, \"fade_out\": 2"))).Layers[0].Opacity;

        for (var frame = 0; frame < 120; frame++)
            faded.At(frame).ShouldBe(plain.At(frame) * Math.Min(1, frame / 15.0) * Math.Min(1, (120 - frame) / 60.0), 1e-9, $"frame {frame}");
        Reading.Good(Reading.Clips(Colour("\"length\": 1, \"fade_in\": 0.5, \"fade_out\": 0.5, \"opacity\": 0.8"))).Layers[0].Opacity.Keys
            .ShouldBe([new Keyframe(0, 0, Easing.Linear), new Keyframe(15, 0.8, Easing.Linear), new Keyframe(30, 0, Easing.Linear)]);
    }

    [Fact]
    public void Clips_after_the_end_are_left_out_with_a_warning()
    {
        var reading = Reading.Read(Reading.Clips(string.Join(',', Colour("\"length\": 1"), Colour("\"start\": 5, \"length\": 1"))).Replace("\"fps\": 30", "\"fps\": 30, \"duration\": 2", StringComparison.Ordinal));

        reading.Timeline!.Layers.Count.ShouldBe(1);
        reading.Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Code.ShouldBe("outside_film"), w => w.Path.ShouldBe("$.tracks[0].clips[1]"));
    }
}
