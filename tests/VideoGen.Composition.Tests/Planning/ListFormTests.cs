using Shouldly;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class ListFormTests
{
    [Theory]
    [InlineData("Top speed:\n- Walking: 5 km/h\n- Bicycle: 22.5 km/h\n- Car: 130 km/h", SceneKind.Chart)]
    [InlineData("What people drink:\n- Coffee: 61%\n- Tea: 39%", SceneKind.Chart)]
    [InlineData("Caffeine in a cup:\n- Green tea: 30 mg\n- Coffee: 95 mg", SceneKind.Chart)]
    [InlineData("# How to brew tea\n- Boil water\n- Wait\n- Pour", SceneKind.Steps)]
    [InlineData("A history of flight:\n- 1783: a balloon over Paris\n- In 1903, the Wright brothers\n- July 1969 – the Moon", SceneKind.Timeline)]
    [InlineData("How to brew tea:\n- Boil water\n- Wait four minutes\n- Pour", SceneKind.Steps)]
    [InlineData("So geht Tee:\n- Wasser kochen\n- Vier Minuten warten", SceneKind.Steps)]
    [InlineData("Three reasons to walk:\n- health\n- money\n- joy", SceneKind.List)]
    [InlineData("Mixed:\n- Coffee: 61%\n- Tea: cheap", SceneKind.List)]
    [InlineData("Mixed units:\n- Coffee: 61%\n- Tea: 5 km", SceneKind.List)]
    [InlineData("Mixed times:\n- 1783: a balloon\n- later: the Moon", SceneKind.List)]
    public void A_list_takes_the_form_that_its_points_ask_for(string prompt, SceneKind kind) =>
        PromptPlannerTests.Plan(prompt, 20).Scenes.Where(s => s.Items.Count > 0).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void Two_things_with_their_points_are_compared()
    {
        var scene = PromptPlannerTests.Plan("Tea or coffee?\n- Tea: calm, cheap, old\n- Coffee: strong, fast", 20).Scenes.Single(s => s.Kind == SceneKind.Comparison);

        scene.Headline.ShouldBe("Tea or coffee?");
        scene.Sides.Select(s => s.Title).ShouldBe(["Tea", "Coffee"]);
        scene.Sides[0].Items.ShouldBe(["Calm", "Cheap", "Old"]);
    }

    [Fact]
    public void A_chart_keeps_names_and_figures_apart()
    {
        var chart = PromptPlannerTests.Plan("Top speed:\n- walking: 5 km/h\n- bicycle: 22.5 km/h", 20).Scenes.Single(s => s.Kind == SceneKind.Chart);

        chart.Items.ShouldBe(["Walking", "Bicycle"]);
        chart.Values.ShouldBe([new NumberFact(5, 0, "", " km/h"), new NumberFact(22.5, 1, "", " km/h")]);
    }

    [Theory]
    [InlineData("How to make tea:\n- Boil water\n- Wait")]
    [InlineData("Top speed:\n- Walking: 5 km/h\n- Car: 130 km/h")]
    public void The_title_card_of_a_list_is_what_stands_above_it(string prompt)
    {
        var scenes = PromptPlannerTests.Plan(prompt, 20).Scenes;

        scenes[0].Kind.ShouldBe(SceneKind.Title);
        scenes[0].Headline.ShouldBe(scenes[1].Headline);
        scenes[^1].ShouldSatisfyAllConditions(s => s.Kind.ShouldBe(SceneKind.End), s => s.Items.ShouldBeEmpty(), s => s.Values.ShouldBeEmpty());
    }

    [Fact]
    public void Dates_come_first()
    {
        PromptPlannerTests.Plan("A history of flight:\n- In 1903, the Wright brothers fly.\n- 1969: the Moon", 20).Scenes.Single(s => s.Kind == SceneKind.Timeline)
            .Items.ShouldBe(["1903: The Wright brothers fly", "1969: The Moon"]);
    }
}
