using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using Xunit;

namespace VideoGen.Composition.Tests.Painting;

public sealed class ContrastTests
{
    public static TheoryData<string, Motif> Looks()
    {
        var data = new TheoryData<string, Motif>();
        foreach (var palette in Palettes.All)
            foreach (var motif in Enum.GetValues<Motif>()) data.Add(palette.Name, motif);
        return data;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void Text_can_be_read_on_every_ground(string paletteName, Motif motif)
    {
        var palette = Palettes.All.Single(p => p.Name == paletteName);
        foreach (var (width, height, text) in ((int, int, Box)[])[(320, 180, new(40, 40, 280, 110)), (180, 320, new(16, 60, 164, 200))])
        {
            for (var scene = 0; scene < 3; scene++)
            {
                var grounds = Grounds(palette, motif, scene, width, height, text);
                foreach (var (name, ink) in Inks(palette)) grounds.Min(ground => Rgb.Contrast(ink, ground)).ShouldBeGreaterThanOrEqualTo(4.5, $"{name}, scene {scene} at {width}x{height}");
            }
        }
    }

    [Fact]
    public void Words_can_be_read_on_the_ground_and_captions_against_their_outline()
    {
        foreach (var palette in Palettes.All)
            foreach (var (name, colour) in Inks(palette)) Rgb.Contrast(colour, palette.Base).ShouldBeGreaterThan(4.5, $"{palette.Name} {name}");
    }

    [Fact]
    public void Palettes_differ_and_some_are_light()
    {
        Palettes.All.Select(p => p.Name).ShouldBeUnique();
        Palettes.All.Select(p => (p.Base, p.Accent)).ShouldBeUnique();
        Palettes.All.Count.ShouldBeGreaterThanOrEqualTo(20);
        Palettes.All.Count(p => p.IsLight).ShouldBeGreaterThanOrEqualTo(8);
    }

    private static IEnumerable<(string Name, Rgb Colour)> Inks(Palette palette) =>
        [("text", palette.Text), ("muted", palette.Muted), ("accent", palette.Accent), ("spoken", palette.Spoken)];

    /// <summary>Colours behind the text, as they are painted, each once.</summary>
    private static HashSet<Rgb> Grounds(Palette palette, Motif motif, int scene, int width, int height, Box text)
    {
        var stage = new Stage(width, height, palette, scene * 11.3f, 5);
        ILayer[] layers = [.. Backdrop.Layers(stage, motif, scene, [text]), new QuietLayer(stage, [text])];
        var row = new RowCanvas(width);
        HashSet<Rgb> grounds = [];
        foreach (var time in (float[])[0.4f, 3.1f])
        {
            foreach (var layer in layers) layer.Begin(time);
            for (var y = 0; y < height; y++)
            {
                foreach (var layer in layers) layer.Paint(y, row);
                if (y < text.Top || y >= text.Bottom) continue;
                for (var x = (int)text.Left; x < text.Right; x++) grounds.Add(new Rgb(Byte(row.R[x]), Byte(row.G[x]), Byte(row.B[x])));
            }
        }

        return grounds;
    }

    private static float Byte(float value) => MathF.Round(Math.Clamp(value, 0, 1) * 255) / 255;
}
