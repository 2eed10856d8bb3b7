using Shouldly;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests;

public sealed class StoryboardJsonTests
{
    [Fact]
    public void A_storyboard_comes_back_as_it_was()
    {
        var storyboard = new Storyboard
        {
            Title = "T \"q\" 🌊",
            Language = "en",
            Mood = Mood.Mysterious,
            Seed = long.MinValue,
            Duration = 3,
            Scenes =
            [
                new Scene { Id = "s1", Kind = SceneKind.Number, Headline = "H", Number = new NumberFact(1.5, 1, "$", " km"), Narration = "N" },
                new Scene { Id = "s2", Kind = SceneKind.List, Headline = "L", Items = ["a", "b"], Narration = "" },
            ],
        };

        var read = StoryboardJson.TryRead(StoryboardJson.Write(storyboard));

        StoryboardJson.Write(read.ShouldNotBeNull()).ShouldBe(StoryboardJson.Write(storyboard));
        read.Scenes[1].Items.ShouldBe(["a", "b"]);
        read.Scenes[0].Number.ShouldBe(storyboard.Scenes[0].Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"title\":null,\"language\":\"en\",\"mood\":\"calm\",\"seed\":1,\"duration\":9,\"scenes\":[]}")]
    [InlineData("{\"title\":\"t\",\"language\":\"en\",\"mood\":7,\"seed\":1,\"duration\":9,\"scenes\":[]}")]
    public void What_is_no_storyboard_is_refused(string json) => StoryboardJson.TryRead(json).ShouldBeNull();
}
