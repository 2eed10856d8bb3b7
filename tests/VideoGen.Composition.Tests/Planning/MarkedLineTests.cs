using Shouldly;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class MarkedLineTests
{
    [Theory]
    [InlineData("Countdown from 5 to lift-off", SceneKind.Countdown, "Lift-off")]
    [InlineData("Count down from 10", SceneKind.Countdown, "")]
    [InlineData("📍 Lisbon, Portugal", SceneKind.Location, "Lisbon")]
    [InlineData("Ort: Berlin, Deutschland", SceneKind.Location, "Berlin")]
    [InlineData("Speaker: Ada Park, chief engineer", SceneKind.LowerThird, "Ada Park")]
    [InlineData("Host: Jo", SceneKind.LowerThird, "Jo")]
    [InlineData("Brand: Helio Works — Power from above", SceneKind.Logo, "Helio Works")]
    [InlineData("Podcast: We paid it off in six summers. It runs for nothing.", SceneKind.Audiogram, "We paid it off in six summers")]
    [InlineData("Definition: Albedo: the share of light that a surface throws back", SceneKind.Definition, "Albedo")]
    [InlineData("Albedo (noun): the share of light that a surface throws back", SceneKind.Definition, "Albedo")]
    [InlineData("\"The best power station is the one nobody sees.\" — Ada Park", SceneKind.Quote, "The best power station is the one nobody sees.")]
    [InlineData("Hygge means a warm evening with friends", SceneKind.Definition, "Hygge")]
    [InlineData("Photosynthesis is the process by which plants make sugar from light.", SceneKind.Definition, "Photosynthesis")]
    [InlineData("$ git init\n$ git commit", SceneKind.Code, "")]
    [InlineData("```python\nfor i in range(3):\n    print(i)\n```", SceneKind.Code, "")]
    [InlineData("Fine print: Offer ends in June.", SceneKind.FinePrint, "Fine print")]
    public void A_line_that_says_what_it_is_becomes_that(string line, SceneKind kind, string headline)
    {
        var scene = PromptPlannerTests.Plan($"The sun gives more power than we use in a year.\n{line}\nAnd that is only the beginning of a long story about light.", 30).Scenes.Single(s => s.Kind == kind);

        scene.Headline.ShouldBe(headline);
    }

    [Theory]
    [InlineData("It costs $ 5 today")]
    [InlineData("This means a lot to all of us here")]
    [InlineData("Tea is a drink")]
    [InlineData("The countdown has begun and nobody can stop it")]
    [InlineData("She said it means that we have to go home now")]
    public void Other_lines_stay_what_they_are(string line) =>
        PromptPlannerTests.Plan($"The sun gives more power than we use in a year.\n{line}.\nAnd that is only the beginning.", 30).Scenes
            .ShouldAllBe(s => s.Kind == SceneKind.Title || s.Kind == SceneKind.Statement || s.Kind == SceneKind.End || s.Kind == SceneKind.Number);

    [Fact]
    public void Code_keeps_how_far_its_lines_stand_in()
    {
        var code = PromptPlannerTests.Plan("How to loop in Python.\n```\n  for i in range(3):\n\tprint(i)\n\n      print('done')\n```\nThat is all there is to say about it.", 30).Scenes.Single(s => s.Kind == SceneKind.Code);

        code.Items.ShouldBe(["for i in range(3):", "  print(i)", "    print('done')"]);
    }

    [Fact]
    public void A_countdown_lasts_as_long_as_it_counts_where_there_is_room()
    {
        SceneOf("Countdown from 5", 30).Duration.ShouldBe(6.2);
        SceneOf("Countdown from 60", 30).Duration.ShouldBeNull();
        SceneOf("Countdown from 5", 30).Number.ShouldBe(new NumberFact(5));
    }

    [Theory]
    [InlineData("Homes with panels: 2019: 12, 2020: 18, 2021: 25 and 2022: 22.", ChartForm.Line, 4)]
    [InlineData("Our power is 40 % wind, 35 % solar and 25 % water.", ChartForm.Donut, 3)]
    [InlineData("Visitors by month:\n- January: 120\n- February: 180\n- March: 90\n- April: 240\n- May: 310\n- June: 400", ChartForm.Line, 6)]
    [InlineData("What people drink:\n- Coffee: 61%\n- Tea: 39%", ChartForm.Donut, 2)]
    [InlineData("Top speed: walking: 5 km/h, bicycle: 22 km/h, car: 130 km/h.", null, 3)]
    public void Figures_are_drawn_as_they_belong_together(string prompt, ChartForm? form, int count)
    {
        var chart = SceneOf(prompt, 30, SceneKind.Chart);

        chart.Form.ShouldBe(form);
        (chart.Items.Count, chart.Values.Count).ShouldBe((count, count));
    }

    [Fact]
    public void An_advertisement_ends_with_its_call_and_its_side_effects()
    {
        var board = PromptPlannerTests.Plan(
            "Make an ad for Zestra, the morning tablet. Wakes you gently. Works for eight hours. Side effects: Headache or nausea may occur. Not for children. Ask your doctor. Call to action: Try it today | zestra.example", 30);

        board.Scenes[^1].ShouldSatisfyAllConditions(
            s => s.Kind.ShouldBe(SceneKind.FinePrint),
            s => s.Items.ShouldBe(["Headache or nausea may occur.", "Not for children.", "Ask your doctor."]),
            s => s.Narration.ShouldBe("Headache or nausea may occur. Not for children. Ask your doctor."),
            s => s.Duration.ShouldBe(6),
            s => SpeechPace.Of(s).ShouldBe(1.4));
        board.Scenes[^2].ShouldSatisfyAllConditions(s => s.Kind.ShouldBe(SceneKind.End), s => s.Headline.ShouldBe("Try it today"), s => s.Subline.ShouldBe("zestra.example"));
        board.Scenes[0].Headline.ShouldContain("Zestra");
    }

    [Fact]
    public void Small_print_that_there_is_no_time_to_say_is_shown_in_full()
    {
        var print = SceneOf("Ad for Zestra.\nSide effects:\n- " + string.Join("\n- ", Enumerable.Range(1, 11).Select(i => $"Effect number {i} that takes a while to say")), 15, SceneKind.FinePrint);

        print.Items.Count.ShouldBe(11);
        print.Duration.ShouldBe(3);
        Sentences(print.Narration).ShouldBeLessThan(3);
    }

    [Theory]
    [InlineData("🎉🚀🔥")]
    [InlineData("?!... ---")]
    public void Signs_alone_make_a_film_that_has_words(string prompt) =>
        PromptPlannerTests.Plan(prompt, 12).Scenes.ShouldAllBe(s => s.Headline.Any(char.IsLetter));

    private static int Sentences(string text) => text.Count(c => c == '.');

    private static Scene SceneOf(string prompt, double seconds, SceneKind kind = SceneKind.Countdown) => PromptPlannerTests.Plan(prompt, seconds).Scenes.Single(s => s.Kind == kind);
}
