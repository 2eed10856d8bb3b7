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
        const int Width = 320, Height = 180;
        var palette = Palettes.All.Single(p => p.Name == paletteName);
        var text = new Box(40, 40, 280, 110);
        for (var scene = 0; scene < 3; scene++)
        {
            var stage = new Stage(Width, Height, palette, scene * 11.3f, 5);
            ILayer[] layers = [.. Backdrop.Layers(stage, motif, scene, [text]), new QuietLayer(stage, [text])];
            var row = new RowCanvas(Width);
            var (worst, low) = (double.MaxValue, 0);
            foreach (var layer in layers) layer.Begin(1.7f);
            for (var y = 0; y < Height; y++)
            {
                foreach (var layer in layers) layer.Paint(y, row);
                if (y < text.Top || y >= text.Bottom) continue;
                for (var x = (int)text.Left; x < text.Right; x++)
                {
                    var ground = new Rgb(Math.Clamp(row.R[x], 0, 1), Math.Clamp(row.G[x], 0, 1), Math.Clamp(row.B[x], 0, 1));
                    var contrast = Math.Min(Rgb.Contrast(palette.Text, ground), Rgb.Contrast(palette.Accent, ground));
                    worst = Math.Min(worst, contrast);
                    if (contrast < 4.5) low++;
                }
            }

            low.ShouldBe(0, $"scene {scene}, worst {worst:0.00}");
        }
    }

    [Fact]
    public void Spoken_words_can_be_read_against_their_outline()
    {
        foreach (var palette in Palettes.All) Rgb.Contrast(palette.Spoken, palette.Base).ShouldBeGreaterThan(4.5, palette.Name);
    }
}
