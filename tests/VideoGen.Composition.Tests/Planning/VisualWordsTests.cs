using Shouldly;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class VisualWordsTests
{
    private const string Script = """
        Scene 1: [visual: harbour.jpg] Fog lifts over the old harbour.
        Scene 2: The first boat leaves at six o'clock every morning.
        [visual: a red boat on a calm sea]
        Scene 3: Nobody on the pier says a single word to it.
        [visual: one.jpg, two.png, three.webp]
        - Nets are mended
        - Coffee is made
        Then the sun comes up over the hills. [b-roll: asset:01990000-0000-7000-8000-000000000001]
        """;

    [Fact]
    public void Each_visual_goes_to_the_words_beside_it_or_below()
    {
        var scenes = Plan(Script).Scenes;

        Of(scenes, "Fog").ShouldBe("harbour.jpg");
        Of(scenes, "first boat").ShouldBeNull();
        Of(scenes, "Nobody").ShouldBe("a red boat on a calm sea");
        Of(scenes, "Nets").ShouldBe("one.jpg two.png three.webp");
        Of(scenes, "sun").ShouldBe("asset:01990000-0000-7000-8000-000000000001");
        scenes.Select(s => s.Narration + s.Headline).ShouldAllBe(text => !text.Contains('['));
    }

    [Fact]
    public void A_plain_statement_makes_room_for_its_picture()
    {
        var scenes = Plan(Script).Scenes;

        scenes.Single(s => s.Narration.Contains("Nobody", StringComparison.Ordinal)).Kind.ShouldBe(SceneKind.Image);
        scenes.Single(s => s.Narration.Contains("Nets", StringComparison.Ordinal)).Kind.ShouldBe(SceneKind.List);
    }

    [Theory]
    [InlineData("A film about tides [visual: tide.jpg]", "tide.jpg")]
    [InlineData("The history of coffee\n[visual: beans]", "beans")]
    [InlineData("Only words here. [visual: ]", null)]
    [InlineData("It ends so. It really ends here and now.\n[visual: last.jpg]", "last.jpg")]
    public void Short_prompts_have_visuals_too(string prompt, string? visual)
    {
        var shown = Plan(prompt).Scenes.Select(s => s.Visual?.Prompt ?? s.Visual?.Source).Where(v => v is not null).Distinct().ToArray();

        shown.ShouldBe(visual is null ? [] : [visual]);
    }

    [Fact]
    public void A_planned_storyboard_is_one_that_can_be_read()
    {
        using var json = System.Text.Json.JsonDocument.Parse(StoryboardJson.Write(Plan(Script)));

        StoryboardReader.Read(json.RootElement, 1).Problems.ShouldBeEmpty();
    }

    private static string? Of(IReadOnlyList<Scene> scenes, string words) =>
        scenes.First(s => (s.Narration + s.Headline).Contains(words, StringComparison.OrdinalIgnoreCase)).Visual is { } visual ? visual.Prompt ?? string.Join(' ', visual.Files) : null;

    private static Storyboard Plan(string prompt) => PromptPlanner.Plan(new GenerateRequest
    {
        Prompt = prompt, Frames = 1200, Width = 1280, Height = 720, Fps = 30, Seed = 3, Quality = RenderQuality.High, Priority = JobPriority.Normal,
    });
}
