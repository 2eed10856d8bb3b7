using VideoGen.Composition.Captions;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Titles;

/// <summary>Writes text, shapes and captions of a stretch of a film as an ASS file, whose clock starts with the stretch.</summary>
public static class AssLayers
{
    /// <summary>Most events of one file.</summary>
    public const int MaxEvents = 40_000;

    /// <summary>Version for canvases in RGB, where colours stay what they are.</summary>
    public const int AnyMajorOnRgb = int.MaxValue;

    /// <summary>Whether a file of this kind draws all of a layer, so that it needs no canvas of its own.</summary>
    public static bool CanDraw(Layer layer) =>
        layer is TextLayer or ShapeLayer && layer.Blend == BlendMode.Normal && layer.Effects.Count == 0 && IsFade(layer.In) && IsFade(layer.Out);

    /// <summary>The file for a run of layers. Transitions of a layer are drawn as fades.</summary>
    /// <param name="timeline">The film: its size, rate and language.</param>
    /// <param name="layers">Text and shapes that lie directly on top of each other, bottom first.</param>
    /// <param name="captions">Captions to draw above them.</param>
    /// <param name="start">First frame of the stretch.</param>
    /// <param name="frames">Length of the stretch.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    /// <param name="ffmpegMajor">Major version of the ffmpeg that will draw on a BT.709 picture; <see cref="AnyMajorOnRgb"/> for a canvas in RGB.</param>
    /// <returns>The file, and the typefaces it needs.</returns>
    /// <exception cref="AssBudgetException">The stretch would need more than <see cref="MaxEvents"/> events.</exception>
    public static (string Ass, IReadOnlyList<FontName> Fonts) Write(
        ResolvedTimeline timeline, IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions, long start, long frames, Func<FontName, FontFace> fonts, int ffmpegMajor)
    {
        var fallback = new FallbackFonts(fonts, timeline.Language);
        var (events, colours) = (new EventRuns(timeline.Rate), AssColours.For(ffmpegMajor));
        SortedSet<FontName> used = new(Comparer<FontName>.Create((a, b) => string.CompareOrdinal(a.Family + a.FileName, b.Family + b.FileName)));
        for (var order = 0; order < layers.Count; order++)
        {
            var layer = layers[order];
            Action<long, long>? draw = layer switch
            {
                TextLayer text => Text(text, order),
                ShapeLayer shape => (frame, local) => ShapeDrawer.Draw(events, shape: shape, order: order, frame: frame, local: local, colours: colours),
                _ => throw new ArgumentException($"{layer.GetType().Name} cannot be drawn as ASS.", nameof(layers)),
            };
            for (var frame = Math.Max(0, layer.Start - start); frame < Math.Min(frames, layer.Start + layer.Frames - start); frame++)
                draw(frame, start + frame - layer.Start);
        }

        for (var i = 0; i < captions.Count; i++)
        {
            if (captions[i].Style is not { } style) continue;
            var pages = new CaptionDrawer(events, layers.Count + i, style, timeline, fallback, colours).Draw(captions[i].Cues, start, frames);
            Use(pages.Select(p => p.Block));
        }

        var file = new AssFile(new FrameSize(timeline.Width, timeline.Height), MaxEvents);
        events.WriteTo(file);
        if (file.IsFull) throw new AssBudgetException();
        return (file.ToString(), [.. used]);

        Action<long, long> Text(TextLayer text, int order)
        {
            var block = TextBlock.Of(text, fallback);
            Use([block]);
            var drawer = new TextDrawer(block, new TextMotions(block, timeline.Rate.PerSecond), colours, new FrameSize(timeline.Width, timeline.Height));
            return (frame, local) => drawer.Draw(events, order, frame, local);
        }

        void Use(IEnumerable<TextBlock> blocks) => used.UnionWith(blocks.SelectMany(b => b.Lines).SelectMany(l => l.Pieces).Select(p => p.Font));
    }

    private static bool IsFade(Layers.Transition? transition) => transition is null or { Kind: TransitionKind.Fade };
}
