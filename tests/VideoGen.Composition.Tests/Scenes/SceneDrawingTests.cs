using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Planning;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class SceneDrawingTests
{
    private const string Prompt = "Why does the ocean glow at night?";

    [Fact]
    public void The_same_scene_gives_the_same_bytes_in_any_order()
    {
        var scene = Scenes(Prompt)[0];
        var (first, second) = (Painter(scene), Painter(scene));

        Picture(second, 5);
        Picture(second, 20).ShouldBe(Picture(first, 20));
    }

    [Fact]
    public void Backgrounds_move_and_differ_from_scene_to_scene()
    {
        var pictures = Scenes(Prompt).Take(2).SelectMany(s => (int[])[20, 24], (s, frame) => Picture(Painter(s), frame)).ToArray();

        pictures.Distinct(new BytesComparer()).Count().ShouldBe(4);
    }

    [Fact]
    public void Four_prompts_look_different() =>
        ((string[])[Prompt, "Our company grew by 45% this quarter", "Cats, dogs and other funny pets", "How do computers learn?"])
            .Select(p => DesignPicker.Pick(PromptPlannerTests.Plan(p, 12)).Motif).ShouldBeUnique();

    [Fact]
    public void A_style_that_is_set_wins_over_the_words()
    {
        var board = PromptPlannerTests.Plan(Prompt, 12) with { Style = new StoryboardStyle { Palette = "mint", Fonts = "technical", Background = Motif.Grid, Transition = Design.Transition.Iris, Accent = "#FF0000" } };

        var design = DesignPicker.Pick(board);

        (design.Palette.Name, design.Fonts.Name, design.Motif, design.Transition, design.Palette.Accent).ShouldBe(("mint", "technical", Motif.Grid, Design.Transition.Iris, new Rgb(1, 0, 0)));
    }

    [Fact]
    public void The_still_of_a_scene_is_a_frame_on_which_all_its_words_stand()
    {
        foreach (var scene in Scenes("Three facts about tea: it is old, it is warm and it is loved. 84% of people in Britain drink it each day."))
        {
            var at = scene.ReadyFrame / 30.0;
            scene.Layout.Lines.ShouldAllBe(line => line.AppearAt < at);
            (scene.ReadyFrame / (double)scene.Frames).ShouldBeInRange(0.15, 0.97);
        }
    }

    [Fact]
    public void The_film_is_shown_by_the_segment_in_which_its_first_headline_stands()
    {
        var board = PromptPlannerTests.Plan(Prompt, 12);
        var ready = BoardFilms.Scenes(board)[0].ReadyFrame;

        var plan = BoardFilms.Plan(board);
        var poster = plan.Segments[plan.Poster];

        (poster.StartFrame + poster.StillFrame).ShouldBe(ready);
        plan.View(poster).StillFrame.ShouldBe(poster.StillFrame!.Value);
    }

    private static IReadOnlyList<SceneDrawing> Scenes(string prompt) => BoardFilms.Scenes(PromptPlannerTests.Plan(prompt, 12).Sized(320, 180));

    private static LayerPainter Painter(SceneDrawing scene) => new(scene.Key, 320, 180, new FrameRate(30, 1), scene.Layers);

    private static byte[] Picture(LayerPainter painter, int frame)
    {
        var picture = new byte[painter.Format.Bytes(painter.Width, painter.Height)];
        painter.Paint(frame, picture);
        return picture;
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
