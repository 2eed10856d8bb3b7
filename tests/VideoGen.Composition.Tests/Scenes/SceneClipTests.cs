using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Tests.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class SceneClipTests
{
    [Fact]
    public void A_scene_fills_the_picture_and_its_start_is_a_cut()
    {
        var film = Film(Scene("a", 3), Scene("b", 3));

        Plan(film).Segments.Select(s => s.StartFrame).ShouldContain(90);
    }

    [Fact]
    public void Its_text_goes_on_where_a_cut_parts_it()
    {
        var film = Film(Scene("a", 3));

        var graph = SegmentComposer.Compose(film, 40, 50, Context);

        // The text's clock runs from the scene's start; after the text the stretch's own clock goes on.
        graph.Filter.ShouldContain("setpts=expr='N+40',ass=");
        graph.Inputs.ShouldHaveSingleItem().ShouldBeOfType<GraphInput.Painted>().First.ShouldBe(40);
    }

    [Fact]
    public void What_one_scene_says_changes_only_its_own_segments()
    {
        var before = Plan(Film(Scene("a", 2), Scene("b", 2), Scene("c", 2))).Segments.Select(s => s.Key).ToArray();
        var after = Plan(Film(Scene("a", 2), Scene("other", 2), Scene("c", 2))).Segments.Select(s => s.Key).ToArray();

        after.Length.ShouldBe(before.Length);
        after.Zip(before).Count(p => p.First != p.Second).ShouldBe(1);
    }

    [Theory]
    [InlineData("\"accent\": \"#00FFCC\"")]
    [InlineData("\"colour\": \"#FF0000\"")]
    [InlineData("\"palette\": \"mint\"")]
    [InlineData("\"fonts\": \"geometric\"")]
    [InlineData("\"motif\": \"waves\"")]
    [InlineData("\"seed\": 9")]
    [InlineData("\"variant\": 3")]
    [InlineData("\"cover\": \"iris\"")]
    [InlineData("\"cover_end\": \"bands\"")]
    [InlineData("\"leaves\": true")]
    [InlineData("\"kicker\": \"k\"")]
    [InlineData("\"subline\": \"s\"")]
    [InlineData("\"emphasis\": \"a\"")]
    [InlineData("\"kind\": \"quote\"")]
    [InlineData("\"kind\": \"list\", \"items\": [\"x\", \"y\"]")]
    [InlineData("\"kind\": \"comparison\", \"sides\": [{ \"title\": \"x\" }, { \"title\": \"y\", \"items\": [\"z\"] }]")]
    [InlineData("\"kind\": \"steps\", \"items\": [\"x\", \"y\"]")]
    [InlineData("\"kind\": \"timeline\", \"items\": [\"1969: x\", \"y\"]")]
    [InlineData("\"kind\": \"chart\", \"items\": [\"x\", \"y\"], \"values\": [{ \"value\": 3 }, { \"value\": 4 }]")]
    [InlineData("\"kind\": \"chart\", \"form\": \"line\", \"items\": [\"x\", \"y\"], \"values\": [{ \"value\": 3 }, { \"value\": 4 }]")]
    [InlineData("\"kind\": \"chart\", \"form\": \"donut\", \"items\": [\"x\", \"y\"], \"values\": [{ \"value\": 3 }, { \"value\": 4 }]")]
    [InlineData("\"kind\": \"definition\", \"subline\": \"s\"")]
    [InlineData("\"kind\": \"code\", \"items\": [\"x\", \"y\"]")]
    [InlineData("\"kind\": \"countdown\", \"number\": { \"value\": 3 }")]
    [InlineData("\"kind\": \"location\"")]
    [InlineData("\"kind\": \"lower_third\"")]
    [InlineData("\"kind\": \"logo\"")]
    [InlineData("\"kind\": \"fine_print\", \"items\": [\"x\", \"y\"]")]
    [InlineData("\"kind\": \"audiogram\"")]
    [InlineData("\"kind\": \"number\", \"number\": { \"value\": 3 }")]
    public void Each_property_changes_the_picture(string property) =>
        Plan(Film(Scene("a", 1, property))).Segments[0].Key.ShouldNotBe(Plan(Film(Scene("a", 1))).Segments[0].Key);

    [Theory]
    [InlineData("\"opens\": true")]
    [InlineData("\"closes\": true")]
    public void The_ends_of_a_film_are_covered_otherwise(string property) =>
        Plan(Film(Scene("a", 1, "\"cover\": \"iris\", " + property))).Segments[0].Key.ShouldNotBe(Plan(Film(Scene("a", 1, "\"cover\": \"iris\""))).Segments[0].Key);

    [Fact]
    public void Items_come_at_their_times()
    {
        string Ass(string times) => string.Concat(SegmentComposer.Compose(
            Film(Scene("a", 4, $"\"kind\": \"list\", \"items\": [\"one\", \"two\"], \"times\": {times}")), 0, 120, Context).Files.Values);

        Ass("[0.5, 2.0]").ShouldContain("0:00:02.08");
        Ass("[0.5, 1.0]").ShouldNotContain("0:00:02.08");
    }

    [Fact]
    public void A_scene_in_a_corner_is_drawn_at_that_size()
    {
        var film = Film("""{ "type": "colour", "colour": "black", "length": 1 }""", Scene("a", 1, "\"start\": 0, \"width\": 320, \"height\": 180, \"x\": 200, \"y\": 120"));

        SegmentComposer.Compose(film, 0, 30, Context).Inputs.OfType<GraphInput.Painted>().ShouldHaveSingleItem().Painter.Width.ShouldBe(320);
    }

    // Text has a least size: what matters is that nothing breaks, whatever moves behind it.
    [Theory]
    [InlineData(2, 2)]
    [InlineData(16, 9)]
    [InlineData(1280, 2)]
    [InlineData(2, 720)]
    public void The_smallest_boxes_can_be_painted(int width, int height)
    {
        foreach (var motif in Enum.GetNames<Motif>().Select(name => name.ToLowerInvariant()))
        {
            var film = Film("""{ "type": "colour", "colour": "black", "length": 1 }""", Scene("a b c", 1, $"\"start\": 0, \"motif\": \"{motif}\", \"kind\": \"list\", \"items\": [\"one\", \"two\"], \"width\": {width}, \"height\": {height}"));
            var painter = SegmentComposer.Compose(film, 0, 30, Context).Inputs.OfType<GraphInput.Painted>().ShouldHaveSingleItem().Painter;
            var picture = new byte[painter.Format.Bytes(painter.Width, painter.Height)];

            painter.Paint(20, picture);

            picture.ShouldContain(b => b != 0, motif);
        }
    }

    [Fact]
    public void A_script_that_the_typefaces_lack_gets_its_own() =>
        string.Concat(SegmentComposer.Compose(Film(Scene("海はなぜ光る", 1)), 0, 30, Context).Files.Values).ShouldContain("Noto Sans CJK");

    private static readonly GraphContext Context = new(TestFonts.Find, 5);

    private static TimelinePlan Plan(ResolvedTimeline film) => TimelinePlanner.Plan(film, TestFonts.Find, "5.1");

    private static ResolvedTimeline Film(params string[] clips) => Reading.Good(Reading.Clips(string.Join(", ", clips)));

    private static string Scene(string headline, int seconds, string more = "\"variant\": 0") =>
        $$"""{ "type": "scene", "headline": "{{headline}}", "length": {{seconds}}, {{more}} }""";
}
