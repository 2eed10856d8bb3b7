using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class VariableTests
{
    private const string Declared = """
        "variables": {
          "name": { "type": "text", "default": "World" }, "size": { "type": "number", "default": 30, "minimum": 10, "maximum": 50 }, "ink": { "type": "colour", "default": "#FFD60A" },
          "slanted": { "type": "boolean", "default": true }, "photo": { "type": "asset", "default": "photo.jpg" }, "place": { "type": "choice", "choices": [ "top", "bottom" ], "default": "top" },
          "year": { "type": "number", "default": 2026 }, "must": { "type": "text", "required": true } },
        """;

    private static readonly string Film = Reading.Clips("""
        { "type": "text", "text": "{{must}}, {{ name }} {{year}}! {{7*7}} {{a b}}", "length": 1, "size": "{{size}}", "colour": "{{ink}}", "italic": "{{slanted}}", "position": "{{place}}" },
        { "type": "image", "source": "{{photo}}", "length": 1 }
        """, Declared);

    [Fact]
    public void Variables_stand_for_values_of_their_types()
    {
        var film = Reading.Good(Film, """{ "must": "Hi", "size": 44, "place": "bottom", "ink": "white", "slanted": false, "photo": "small.png" }""");

        var text = film.Layers[0].ShouldBeOfType<TextLayer>();
        var run = text.Runs.ShouldHaveSingleItem();
        (run.Text, run.Style.Size.At(0), run.Style.Colour, run.Style.Italic, text.AnchorY).ShouldBe(("Hi, World 2026! {{7*7}} {{a b}}", 44, new Rgba(255, 255, 255), false, 1));
        film.Layers[1].ShouldBeOfType<ImageLayer>().Source.ShouldBe("small.png");
    }

    [Theory]
    [InlineData("{}", "variables.must", "missing_value")]
    [InlineData("""{ "must": "a", "nam": "b" }""", "variables.nam", "unknown_variable")]
    [InlineData("""{ "must": null }""", "variables.must", "wrong_type")]
    [InlineData("""{ "must": [] }""", "variables.must", "wrong_type")]
    [InlineData("""{ "must": "a\u0000" }""", "variables.must", "bad_text")]
    [InlineData("""{ "must": "a", "size": 9 }""", "variables.size", "out_of_range")]
    [InlineData("""{ "must": "a", "size": "30" }""", "variables.size", "wrong_type")]
    [InlineData("""{ "must": "a", "size": 1e999 }""", "variables.size", "out_of_range")]
    [InlineData("""{ "must": "a", "ink": "red;" }""", "variables.ink", "bad_colour")]
    [InlineData("""{ "must": "a", "slanted": 1 }""", "variables.slanted", "wrong_type")]
    [InlineData("""{ "must": "a", "photo": "http://10.0.0.1/a.png" }""", "variables.photo", "url_not_allowed")]
    [InlineData("""{ "must": "a", "photo": "asset:01990000-0000-7000-8000-00000000ffff" }""", "variables.photo", "asset_not_found")]
    [InlineData("""{ "must": "a", "place": "left" }""", "variables.place", "unknown_word")]
    public void A_wrong_value_is_refused_by_name(string values, string path, string code) =>
        Reading.Read(Film, values).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Path.ShouldBe(path), p => p.Code.ShouldBe(code));

    [Fact]
    public void What_is_filled_in_is_not_filled_in_again() =>
        Reading.Good(Film, """{ "must": "{{name}}" }""").Layers[0].ShouldBeOfType<TextLayer>().Runs[0].Text.ShouldStartWith("{{name}}, World");

    [Fact]
    public void An_unknown_variable_is_named_with_the_one_that_was_meant() =>
        Reading.Read(Reading.Clips("""{ "type": "text", "text": "{{nmae}} {{size}} {{ink}} {{slanted}} {{photo}} {{place}} {{year}} {{must}} {{name}}", "length": 1 }""", Declared), """{ "must": "a" }""")
            .Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("unknown_variable"), p => p.Path.ShouldBe("$.tracks[0].clips[0].text"), p => p.Fix.ShouldBe("Did you mean \"name\"?"));

    [Fact]
    public void A_variable_that_nothing_uses_is_a_warning() =>
        Reading.Read(Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1 }""", """ "variables": { "x": { "type": "text", "default": "" } }, """))
            .Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Code.ShouldBe("unused_variable"), w => w.Path.ShouldBe("$.variables.x"));

    [Fact]
    public void A_value_of_the_wrong_type_is_refused_where_it_is_used() =>
        Reading.Read(Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1, "opacity": "{{a}}" }""", """ "variables": { "a": { "type": "text", "default": "0.5" } }, """))
            .Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("wrong_type"), p => p.Path.ShouldBe("$.tracks[0].clips[0].opacity"));
}
