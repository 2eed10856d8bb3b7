using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class ScenePictureTests
{
    public static TheoryData<int, int, int> Grids()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var (width, height) in ((int, int)[])[(1280, 720), (720, 1280), (1080, 1080), (1080, 1350), (240, 240)])
        {
            for (var count = 1; count <= 6; count++) data.Add(width, height, count);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Places_of_a_grid_are_whole_apart_and_fill_the_frame(int width, int height, int count)
    {
        var places = PictureGrid.Places(new FrameSize(width, height), count);

        places.Count.ShouldBe(count);
        places.ShouldAllBe(p => p.Left >= 0 && p.Top >= 0 && p.Right <= width && p.Bottom <= height && p.Width % 2 == 0 && p.Height % 2 == 0 && p.Width > 40 && p.Height > 40);
        (from a in places from b in places where a != b select a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom).ShouldNotContain(true);
        places.Sum(p => p.Width * p.Height).ShouldBeGreaterThan(0.85 * width * height);
    }

    [Fact]
    public void A_still_moves_a_film_plays_and_the_words_lie_above()
    {
        var graph = Compose(Scene("""{ "source": "photo.jpg", "motion": "in" }"""));
        graph.Inputs.OfType<GraphInput.Drawn>().ShouldHaveSingleItem().Painting.Key.ShouldStartWith("ken burns");
        graph.Inputs.OfType<GraphInput.Painted>().ShouldHaveSingleItem().Painter.Format.ShouldBe(Composition.Painting.FrameFormat.Yuva420p);
        graph.Filter.IndexOf("ass=", StringComparison.Ordinal).ShouldBeGreaterThan(graph.Filter.IndexOf("overlay=", StringComparison.Ordinal));

        Compose(Scene("""{ "source": "sky.mp4" }""")).Inputs.OfType<GraphInput.Source>().ShouldHaveSingleItem().Name.ShouldBe("sky.mp4");
    }

    [Fact]
    public void A_film_that_is_too_short_starts_over_or_stays()
    {
        Compose(Scene("""{ "source": "sky.mp4", "trim": 19 }"""), 60).Inputs.OfType<GraphInput.Source>().Count().ShouldBeGreaterThan(1);
        Compose(Scene("""{ "source": "sky.mp4", "trim": 19, "loop": false }"""), 60).Inputs.OfType<GraphInput.Source>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{ "source": "small.png" }""")]
    [InlineData("""{ "source": "photo.jpg", "fit": "contain_blur" }""")]
    [InlineData("""{ "source": "photo.jpg", "focus": { "x": 0.1 } }""")]
    [InlineData("""{ "source": "photo.jpg", "motion": "left" }""")]
    [InlineData("""{ "source": "photo.jpg" }, { "source": "small.png" }""")]
    [InlineData("""{ "source": "sky.mp4", "trim": 2 }""")]
    public void Each_property_of_a_picture_changes_the_film(string picture)
    {
        var other = picture.Contains("sky", StringComparison.Ordinal) ? """{ "source": "sky.mp4" }""" : """{ "source": "photo.jpg" }""";

        Key(Scene(picture)).ShouldNotBe(Key(Scene(other)));
    }

    [Theory]
    [InlineData("music.mp3", ".source", "wrong_media")]
    [InlineData("nothing.jpg", ".source", "asset_not_found")]
    [InlineData("sky.mp4\", \"trim\": \"20", ".trim", "out_of_range")]
    public void A_file_that_cannot_be_shown_is_told(string source, string member, string code) =>
        Reading.Read(Reading.Clips(Scene($$"""{ "source": "{{source}}" }"""))).Problems.ShouldContain(p => p.Path == "$.tracks[0].clips[0].pictures[0]" + member && p.Code == code);

    [Fact]
    public void Storyboards_hand_their_pictures_on_and_play_the_sound_that_is_wanted()
    {
        var board = Board("""{ "kind": "image", "headline": "a", "visual": { "source": "photo.jpg", "focus": { "x": 0.2, "y": 0.3 }, "motion": "out" } }, { "kind": "video", "visual": { "source": "sky.mp4", "sound": true } }, { "kind": "grid", "visual": { "sources": ["photo.jpg", "small.png"] } }""").ShouldNotBeNull();
        using var document = JsonDocument.Parse(BoardFilms.Document(board, Reading.Sources));

        var reading = Composition.Documents.TimelineReader.Read(document.RootElement, null, Reading.Sources);

        reading.Problems.ShouldBeEmpty();
        var cards = reading.Timeline!.Layers.Cast<SceneLayer>().Select(l => l.Card).ToArray();
        cards[0].Pictures.ShouldHaveSingleItem().ShouldBe(new ScenePicture { Source = "photo.jpg", FocusX = 0.2, FocusY = 0.3, Motion = VisualMotion.Out });
        cards[2].Pictures.Select(p => p.Source).ShouldBe(["photo.jpg", "small.png"]);
        reading.Timeline.Sounds.Where(s => s is { Music: null, Effect: null }).ShouldHaveSingleItem().Source.ShouldBe("sky.mp4");
    }

    [Fact]
    public void Captions_of_a_light_film_are_light_with_a_dark_edge_where_it_shows_pictures()
    {
        var board = Board("""{ "headline": "a", "narration": "One two three.", "visual": { "source": "photo.jpg" } }""").ShouldNotBeNull() with { Style = new StoryboardStyle { Palette = "paper" } };
        Composition.Design.Rgb Colour(string document, string member) => Composition.Design.Rgb.Hex(JsonDocument.Parse(document).RootElement.GetProperty("captions").GetProperty("style").GetProperty(member).GetString()![1..7]);
        var (over, plain) = (BoardFilms.Document(board, Reading.Sources), BoardFilms.Document(board));

        Colour(over, "colour").Luminance.ShouldBeGreaterThan(0.8);
        foreach (var letters in (string[])["colour", "highlight"])
            Composition.Design.Rgb.Contrast(Colour(over, letters), Colour(over, "stroke")).ShouldBeGreaterThan(4.5);
        Colour(plain, "colour").Luminance.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void The_sample_names_files_that_lie_beside_it()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.File("docs", "samples", "storyboards", "photos.json")));
        var (board, problems) = StoryboardReader.Read(json.RootElement, 1);

        problems.ShouldBeEmpty();
        foreach (var file in VisualRules.Sources(board.ShouldNotBeNull())) File.Exists(Repository.File("docs", "samples", "storyboards", file.Name)).ShouldBeTrue(file.Name);
    }

    [Fact]
    public void A_scene_whose_picture_is_not_there_is_drawn()
    {
        var board = Board("""{ "kind": "image", "headline": "a", "visual": { "prompt": "a foggy harbour" } }""").ShouldNotBeNull();

        BoardFilms.Plan(board).Segments.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{ "kind": "image" }""", "scenes[0].visual")]
    [InlineData("""{ "kind": "grid", "visual": { "source": "a.jpg" } }""", "scenes[0].visual.sources")]
    [InlineData("""{ "headline": "a", "visual": {} }""", "scenes[0].visual")]
    [InlineData("""{ "headline": "a", "visual": { "source": "a.jpg", "prompt": "b" } }""", "scenes[0].visual")]
    [InlineData("""{ "headline": "a", "visual": { "source": "https://a/b.jpg" } }""", "scenes[0].visual.source")]
    [InlineData("""{ "headline": "a", "visual": { "source": "../b.jpg" } }""", "scenes[0].visual.source")]
    [InlineData("""{ "headline": "a", "visual": { "source": "asset:7" } }""", "scenes[0].visual.source")]
    [InlineData("""{ "headline": "a", "visual": { "sources": ["a.jpg"] } }""", "scenes[0].visual.sources")]
    [InlineData("""{ "headline": "a", "visual": { "sources": ["a.jpg", "/b.jpg"] } }""", "scenes[0].visual.sources[1]")]
    [InlineData("""{ "headline": "a", "visual": { "source": "a.jpg", "focus": { "x": 2 } } }""", "scenes[0].visual.focus")]
    [InlineData("""{ "headline": "a", "visual": { "source": "a.jpg", "trim": -1 } }""", "scenes[0].visual.trim")]
    [InlineData("""{ "headline": "a", "visual": { "source": "a.jpg", "motion": "up" } }""", "scenes[0].visual.motion")]
    [InlineData("""{ "headline": "a", "visual": { "source": "a.jpg", "colour": 1 } }""", "scenes[0].visual.colour")]
    [InlineData("""{ "headline": "a", "visual": { "prompt": " " } }""", "scenes[0].visual.prompt")]
    public void What_is_wrong_with_a_visual_is_told_by_its_path(string scene, string path)
    {
        using var json = JsonDocument.Parse($$"""{ "seed": 1, "scenes": [ {{scene}} ] }""");

        StoryboardReader.Read(json.RootElement, 1).Problems.Select(p => p.Field).ShouldContain(path);
    }

    [Theory]
    [InlineData("nothing.jpg", "scenes[0].visual.source", "asset_not_found")]
    [InlineData("music.mp3", "scenes[0].visual.source", "wrong_media")]
    [InlineData("silent.mp4", "scenes[0].visual.source", "wrong_media", "\"sound\": true")]
    [InlineData("sky.mp4", "scenes[0].visual.source", "wrong_media", "\"trim\": 20")]
    public void What_is_wrong_with_a_file_is_told_by_its_path(string source, string path, string code, string more = "\"motion\": \"none\"")
    {
        var board = Board($$"""{ "headline": "a", "visual": { "source": "{{source}}", {{more}} } }""").ShouldNotBeNull();

        VisualRules.Sources(board).ShouldHaveSingleItem().Name.ShouldBe(source);
        var problem = VisualRules.Check(board, Reading.Sources).ShouldHaveSingleItem();
        (problem.Field, problem.Code).ShouldBe((path, code));
    }

    private static Storyboard? Board(string scenes)
    {
        using var json = JsonDocument.Parse($$"""{ "seed": 1, "duration": 6, "scenes": [ {{scenes}} ] }""");
        return StoryboardReader.Read(json.RootElement, 1).Storyboard;
    }

    private static string Scene(string pictures) => $$"""{ "type": "scene", "kind": "image", "headline": "a", "length": 3, "pictures": [ {{pictures}} ] }""";

    private static SegmentGraph Compose(string clip, int frames = 30) => SegmentComposer.Compose(Reading.Good(Reading.Clips(clip)), 0, frames, new GraphContext(TestFonts.Find, 5));

    private static string Key(string clip) => TimelinePlanner.Plan(Reading.Good(Reading.Clips(clip)), TestFonts.Find, "5.1").Segments[0].Key;
}
