using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class EveryKindTests
{
    private static readonly (int Width, int Height)[] Shapes = [(640, 360), (360, 640), (480, 480), (384, 480)];

    public static TheoryData<string, string, Motif> Looks() => new() { { "abyss", "grotesk", Motif.Ribbons }, { "paper", "poster", Motif.Hills }, { "citrus", "console", Motif.Bokeh }, { "neon", "elegant", Motif.Geometric } };

    [Theory]
    [MemberData(nameof(Looks))]
    public void Can_be_read_in_every_shape_with_few_words_and_with_many(string palette, string fonts, Motif motif)
    {
        List<string> faults = [];
        foreach (var (width, height) in Shapes)
        {
            foreach (var scenes in new[] { EveryKind.Few, EveryKind.Many })
            {
                var drawings = BoardFilms.Scenes(Board(scenes, palette, fonts, motif, width, height));
                for (var i = 0; i < scenes.Count; i++)
                    faults.AddRange(SettledFrame.Faults(drawings[i], new FrameRate(30, 1)).Select(f => $"{scenes[i].Id} {width}x{height}: {f}"));
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_sample_shows_every_kind_and_can_be_read()
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Documents.Repository.File("docs", "samples", "storyboards", "kinds.json")));

        var (board, problems) = StoryboardReader.Read(document.RootElement, 1);

        problems.ShouldBeEmpty();
        board.ShouldNotBeNull().Scenes.Select(s => s.Kind).Distinct().Order().ShouldBe(Enum.GetValues<SceneKind>().Except([SceneKind.Image, SceneKind.Video, SceneKind.Grid]));
        board.Scenes.Where(s => s.Kind == SceneKind.Chart).Select(s => s.Form ?? ChartForm.Bar).Order().ShouldBe(Enum.GetValues<ChartForm>());
        foreach (var (width, height) in Shapes)
            BoardFilms.Scenes(board.Sized(width, height)).SelectMany(s => SettledFrame.Faults(s, new FrameRate(30, 1))).ShouldBeEmpty();
    }

    private static Storyboard Board(IReadOnlyList<Scene> scenes, string palette, string fonts, Motif motif, int width, int height) => new()
    {
        Title = "Kinds", Language = "en", Mood = Mood.Calm, Seed = 3, Duration = scenes.Count * 6, Output = new StoryboardOutput { Width = width, Height = height },
        Style = new StoryboardStyle { Palette = palette, Fonts = fonts, Background = motif }, Scenes = [.. scenes.Select(s => s with { Narration = "", Duration = 6 })],
    };
}
