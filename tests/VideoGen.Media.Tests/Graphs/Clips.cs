using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Requests;

namespace VideoGen.Media.Tests.Graphs;

/// <summary>Timelines of 160x90 at 30 frames a second, and layers that fill them.</summary>
internal static class Clips
{
    public const int Width = 160;
    public const int Height = 90;

    public static readonly FrameRate Rate = new(30, 1);

    public static ResolvedTimeline Film(long frames, IReadOnlyDictionary<string, SourceMedia> sources, params Layer[] layers) => new()
    {
        Width = Width, Height = Height, Rate = Rate, Frames = frames, Background = new Rgba(0, 0, 0), Encoder = EncoderSettings.For(RenderQuality.High),
        Title = "", Language = "en", Layers = layers, Sources = sources,
    };

    public static ResolvedTimeline Film(long frames, params Layer[] layers) => Film(frames, new Dictionary<string, SourceMedia>(), layers);

    public static VideoLayer Video(string source, long frames, long start = 0) => new()
    {
        Path = "$", Start = start, Frames = frames, Source = source, X = Width / 2, Y = Height / 2, Width = Width, Height = Height,
    };

    public static ImageLayer Image(string source, long frames, long start = 0) => new()
    {
        Path = "$", Start = start, Frames = frames, Source = source, X = Width / 2, Y = Height / 2, Width = Width, Height = Height,
    };

    public static FillLayer Fill(Rgba colour, long frames, long start = 0) => new()
    {
        Path = "$", Start = start, Frames = frames, Fill = new Fill.Solid(colour), X = Width / 2, Y = Height / 2, Width = Width, Height = Height,
    };

    /// <summary>A colour in a box, by its top left corner.</summary>
    public static FillLayer Box(Rgba colour, double x, double y, double width, double height, long frames, long start = 0) => new()
    {
        Path = "$", Start = start, Frames = frames, Fill = new Fill.Solid(colour), AnchorX = 0, AnchorY = 0, X = x, Y = y, Width = width, Height = height,
    };

    public static Curve Keys(params (double Frame, double Value)[] keys) => Curve.Of(keys.Select(k => new Keyframe(k.Frame, k.Value, Easing.Linear)));
}
