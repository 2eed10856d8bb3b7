using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting.Motifs;

namespace VideoGen.Composition.Painting;

/// <summary>Puts the layers of a motif together.</summary>
internal static class Backdrop
{
    /// <summary>Layers of a scene's background, from back to front.</summary>
    /// <param name="stage">The frame.</param>
    /// <param name="motif">What moves.</param>
    /// <param name="scene">Number of the scene.</param>
    /// <param name="text">Where text will stand; moons and suns keep clear of it.</param>
    public static IReadOnlyList<ILayer> Layers(Stage stage, Motif motif, int scene, IReadOnlyList<Box> text)
    {
        var palette = stage.Palette;
        List<ILayer> layers = [new MeshLayer(stage, scene, wander: motif == Motif.Mesh ? 2.1f : 1)];
        layers.AddRange(motif switch
        {
            Motif.Waves => (IEnumerable<ILayer>)
            [
                .. Night(stage, 60, 0.55f),
                .. Body(stage, text, 0.14f, 0.42f, 44, Moon(palette), Moon(palette).Toward(stage.Glow(0), 0.35f)),
                new WavesLayer(stage, scene),
                new SparkLayer(stage, scene, 46, 0.5f, 1.05f, 1.5f, 5, 0.5f),
            ],
            Motif.Stars =>
            [
                .. Night(stage, 190, 1),
                .. Body(stage, text, 0.15f, 0.76f, 62, stage.Glow(scene).Toward(palette.Text, 0.55f), stage.Glow(scene).Toward(palette.Base, 0.65f)),
                new SparkLayer(stage, scene, 26, 0, 1, 1.6f, 3, 0.5f),
            ],
            Motif.Bokeh => [new DiscsLayer(stage, scene, large: false), new SparkLayer(stage, scene, 30, 0, 1, 1.3f, 9, 0.4f)],
            Motif.Skyline => [.. Night(stage, 50, 0.5f), new SkylineLayer(stage, scene)],
            Motif.Hills =>
            [
                .. Night(stage, 40, 0.4f),
                .. Body(stage, text, 0.50f, 0.17f, 72, Sun(stage), Sun(stage)),
                new HillsLayer(stage, scene),
            ],
            Motif.Grid => [.. Night(stage, 50, 0.5f), new GridLayer(stage, scene)],
            Motif.Rings => [new RingsLayer(stage, scene), .. Night(stage, 26, 1)],
            Motif.Ribbons => [new RibbonsLayer(stage, scene), .. Night(stage, 24, 1)],
            Motif.Mesh => [],
            Motif.Particles => [new ParticlesLayer(stage, scene)],
            Motif.Flow => [new FlowLayer(stage, scene)],
            Motif.Geometric => [new GeometricLayer(stage, scene)],
            Motif.Paper => [new PaperLayer(stage, scene)],
            _ => [new DiscsLayer(stage, scene, large: true)],
        });
        return layers;
    }

    /// <summary>A body at the right or left, at one height or another, where it stands clear of the text; nowhere when there is no such place.</summary>
    private static IEnumerable<ILayer> Body(Stage stage, IReadOnlyList<Box> text, float height, float otherHeight, float radius, Rgb colour, Rgb shade)
    {
        var reach = (radius + 70) * stage.Unit;
        foreach (var (x, y) in ((float, float)[])[(0.9f, height), (0.1f, height), (0.9f, otherHeight), (0.1f, otherHeight)])
        {
            var (cx, cy) = (x * stage.Width, y * stage.Height);
            var room = new Box(cx - reach, cy - reach, cx + reach, cy + reach);
            if (text.Any(t => t.Left < room.Right && room.Left < t.Right && t.Top < room.Bottom && room.Top < t.Bottom)) continue;
            return [new BodyLayer(stage, x, y, radius, colour, shade)];
        }

        return [];
    }

    private static Rgb Sun(Stage stage) => stage.Palette.IsLight ? stage.Glow(2) : stage.Palette.Accent.Toward(stage.Glow(1), 0.45f);

    private static Rgb Moon(Palette palette) => palette.IsLight ? palette.Glows[2] : new Rgb(0.90f, 0.94f, 0.98f);

    private static SparkLayer[] Night(Stage stage, int count, float bottom) =>
        stage.Palette.IsLight ? [] : [new SparkLayer(stage, 0, count, 0, bottom, 0.95f, 0, 0)];
}
