using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Painting;

public sealed class ScrimTests
{
    public static TheoryData<SceneKind> Kinds => [.. Enum.GetValues<SceneKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_of_every_kind_can_be_read_over_a_white_photo_and_a_black_one(SceneKind kind)
    {
        foreach (var palette in Palettes.All)
        {
            foreach (var frame in (FrameSize[])[new(640, 360), new(360, 640), new(400, 400), new(400, 500)])
            {
                var drawing = Drawing(kind, palette, frame);
                foreach (var picture in (Rgb[])[new(1, 1, 1), new(0, 0, 0)])
                {
                    var ground = Composite(drawing, picture);
                    foreach (var line in drawing.Layout.Lines.Where(l => l.Text.Length > 0))
                        Worst(ground, line).ShouldBeGreaterThanOrEqualTo(4.5, $"{palette.Name} {frame} {line.Role} \"{line.Text}\" over {picture}");
                }
            }
        }
    }

    [Fact]
    public void The_picture_keeps_most_of_the_frame_where_words_stand_at_its_foot()
    {
        var ground = Composite(Drawing(SceneKind.Image, Palettes.Named("slate"), new FrameSize(640, 360)), new Rgb(1, 1, 1));

        ground.Take(80).Min(row => row[320].Luminance).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Without_words_nothing_lies_over_the_picture()
    {
        var card = Card(SceneKind.Image, Palettes.Named("slate"));
        var drawing = Drawing(card with { Scene = card.Scene with { Headline = "", Kicker = null, Subline = null } }, new FrameSize(320, 180));

        Composite(drawing, new Rgb(1, 1, 1)).SelectMany(row => row).ShouldAllBe(pixel => pixel.Luminance > 0.999);
    }

    [Fact]
    public void What_shines_through_is_what_its_alpha_says()
    {
        var drawing = Drawing(SceneKind.Quote, Palettes.Named("mint"), new FrameSize(320, 180));
        var picture = new byte[FrameFormat.Yuva420p.Bytes(320, 180)];

        new OverlayPainter("", 320, 180, new FrameRate(30, 1), drawing.Ground, drawing.Layers).Paint(60, picture);

        // Laid over white by its alpha it is what was painted on white.
        const int Alpha = 320 * 180 * 3 / 2;
        var painted = Composite(drawing, new Rgb(1, 1, 1));
        for (var y = 0; y < 180; y += 7)
        {
            for (var x = 0; x < 320; x += 7)
            {
                var share = picture[Alpha + (y * 320) + x] / 255.0;
                var want = painted[y][x];
                var laid = (((picture[(y * 320) + x] - 16) / 219.0) * share) + (1 - share);
                laid.ShouldBe((0.2126 * want.R) + (0.7152 * want.G) + (0.0722 * want.B), 0.012, $"{x},{y}");
            }
        }
    }

    private static SceneDrawing Drawing(SceneKind kind, Palette palette, FrameSize frame) => Drawing(Card(kind, palette), frame);

    private static SceneDrawing Drawing(SceneCard card, FrameSize frame) => SceneDrawing.Of(card, frame, new FrameRate(30, 1), 150, TestFonts.Find, 5);

    private static SceneCard Card(SceneKind kind, Palette palette) => new()
    {
        Scene = new Scene
        {
            Id = "", Kind = kind, Headline = "The harbour at first light", Emphasis = "harbour", Kicker = "Morning", Subline = "before the boats leave", Narration = "", Items = ["1969: Light", "Air and water", "Coffee"],
            Values = [new(3), new(5), new(4)], Sides = [new("Tea", ["green"]), new("Coffee", ["black"])], Number = new(42),
        },
        Design = new FilmDesign(palette, FontPairs.All[0], Motif.Ribbons, default, 3), Language = "en", Pictures = [new ScenePicture { Source = "photo.jpg" }],
    };

    /// <summary>All that is painted, laid over one colour, when everything has come.</summary>
    private static Rgb[][] Composite(SceneDrawing drawing, Rgb picture)
    {
        var layers = drawing.Layers();
        foreach (var layer in layers) layer.Begin(3.5f);
        var row = new RowCanvas(drawing.Frame.Width);
        return [.. Enumerable.Range(0, drawing.Frame.Height).Select(y =>
        {
            row.BlendFlat(picture, 1, 0, row.Width);
            foreach (var layer in layers) layer.Paint(y, row);
            return Enumerable.Range(0, row.Width).Select(x => new Rgb(row.R[x], row.G[x], row.B[x])).ToArray();
        })];
    }

    private static double Worst(Rgb[][] ground, TextLine line) =>
        Enumerable.Range((int)line.Ink.Top, Math.Max(1, (int)line.Ink.Height)).SelectMany(y => Enumerable.Range((int)line.Ink.Left, (int)line.Ink.Width).Select(x => ground[y][x]))
            .Min(pixel => new[] { line.Colour }.Concat(line.Pieces.Select(p => p.Colour)).Min(ink => Rgb.Contrast(ink, pixel)));
}
