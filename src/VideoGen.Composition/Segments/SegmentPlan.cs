using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Timelines;

namespace VideoGen.Composition.Segments;

/// <summary>All that is needed to render one scene to a file of its own.</summary>
public sealed record SegmentPlan
{
    internal SegmentPlan(TimelineScene scene, FilmDesign design, SceneLayout layout, double leaveAt, bool isLast) =>
        (Scene, Design, Layout, LeaveAt, IsLast) = (scene, design, layout, leaveAt, isLast);

    /// <summary>Number of the scene in the film, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Size of the picture.</summary>
    public required FrameSize Frame { get; init; }

    /// <summary>Frames per second.</summary>
    public required int Fps { get; init; }

    /// <summary>Exact number of frames.</summary>
    public required int Frames { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal, of everything that decides the segment's pixels and encoding.</summary>
    public required string ContentKey { get; init; }

    /// <summary>Titles and captions as an ASS file.</summary>
    public required string Titles { get; init; }

    /// <summary>Frame, within the scene, on which all of the headline stands: good for a still.</summary>
    public required int StillFrame { get; init; }

    /// <summary>Encoding.</summary>
    public required EncoderSettings Encoder { get; init; }

    /// <summary>What is drawn beside it.</summary>
    public ViewArguments View => ViewArguments.Of(Frame.Width, Frame.Height, Frames, new FrameRate(Fps, 1), StillFrame);

    /// <summary>Typefaces that its titles use.</summary>
    public IReadOnlyList<FontName> FontNames => [.. ((FontName[])[Design.Fonts.Headline, Design.Fonts.Text, FontPairs.Caption]).Distinct()];

    internal TimelineScene Scene { get; }

    internal FilmDesign Design { get; }

    internal SceneLayout Layout { get; }

    /// <summary>Second at which the text has gone.</summary>
    internal double LeaveAt { get; }

    internal bool IsLast { get; }

    /// <summary>The layers behind the text.</summary>
    internal IReadOnlyList<ILayer> Layers()
    {
        var seconds = (float)Frames / Fps;
        var stage = new Stage(Frame.Width, Frame.Height, Design.Palette, Index * 11.3f, Design.Seed);
        return
        [
            .. Backdrop.Layers(stage, Design.Motif, Index, QuietZones()),
            new QuietLayer(stage, QuietZones()),
            new FurnitureLayer(stage, Layout.Furniture, LeaveAt),
            new CoverLayer(stage, Design.Transition, seconds, Index == 0, IsLast),
        ];
    }

    internal IReadOnlyList<Box> QuietZones()
    {
        List<Box> zones = [];
        if (Layout.Lines.Count > 0) zones.Add(Layout.Lines.Select(l => l.Ink).Aggregate((a, b) => a.With(b)).Grown(14 * Frame.Unit));
        return zones;
    }
}
