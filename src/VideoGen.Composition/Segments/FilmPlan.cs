using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Segments;

/// <summary>The picture of a film: its look and its segments.</summary>
/// <param name="Design">The look.</param>
/// <param name="Segments">One for each scene, in order.</param>
public sealed record FilmPlan(FilmDesign Design, IReadOnlyList<SegmentPlan> Segments)
{
    /// <summary>Plans the picture of a film.</summary>
    /// <param name="storyboard">What it says.</param>
    /// <param name="timeline">When it says it.</param>
    /// <param name="frame">Size of the picture.</param>
    /// <param name="encoder">How to encode.</param>
    /// <param name="find">Finds typefaces.</param>
    /// <param name="ffmpegVersion">Version of the ffmpeg that will render: another one may give other bytes.</param>
    public static FilmPlan Create(
        Storyboard storyboard, FilmTimeline timeline, FrameSize frame, EncoderSettings encoder, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        var design = DesignPicker.Pick(storyboard);
        var kit = new LayoutKit(frame, design, FontSet.Of(design.Fonts, find)) { Colours = AssColours.For(ffmpegVersion) };
        var segments = timeline.Scenes.Select(scene => Segment(kit.For(scene.Scene, storyboard.Language), scene, timeline, storyboard.Language, encoder, ffmpegVersion));
        return new FilmPlan(design, [.. segments]);
    }

    private static SegmentPlan Segment(LayoutKit kit, TimelineScene scene, FilmTimeline timeline, string language, EncoderSettings encoder, string ffmpegVersion)
    {
        var isLast = scene.Index == timeline.Scenes.Count - 1;
        var seconds = (double)scene.Frames / timeline.Fps;
        var leaveAt = Math.Max(0.2, seconds - (isLast ? 0.45 : CoverLayer.Out * 0.75));
        var layout = SceneLayouts.Of(
            kit, new Layers.SceneCard { Scene = scene.Scene, Design = kit.Design, Language = language, Number = scene.Index, Times = ItemTimes.Of(Drawable.Of(scene.Scene), seconds, scene.Words) }, seconds);
        var segment = new SegmentPlan(scene, kit.Design, layout, leaveAt, isLast)
        {
            Index = scene.Index,
            Frame = kit.Frame,
            Fps = timeline.Fps,
            Frames = scene.Frames,
            ContentKey = "",
            Titles = Titles(kit, scene, layout, timeline.Fps, language, seconds, leaveAt),
            StillFrame = Still(layout, scene.Frames, timeline.Fps, leaveAt),
            Encoder = encoder,
        };
        return segment with { ContentKey = SegmentKey.Of(segment, kit.Fonts, ffmpegVersion) };
    }

    private static string Titles(LayoutKit kit, TimelineScene scene, SceneLayout layout, int fps, string language, double seconds, double leaveAt)
    {
        var file = new AssFile(kit.Frame, seconds);
        var animator = new TitleAnimator(file, kit, leaveAt);
        foreach (var line in layout.Lines)
        {
            animator.Add(line);
            if (line.Role == TextRole.Figure && layout.Count is { } count && scene.Scene.Number is { } fact) FigureAnimator.Add(file, kit, line, fact, language, count, fps, leaveAt);
        }

        CaptionAnimator.Add(file, kit, layout, scene.Words);
        return file.ToString();
    }

    private static int Still(SceneLayout layout, int frames, int fps, double leaveAt)
    {
        var ready = layout.Lines.Where(l => l.Role is TextRole.Headline or TextRole.Kicker or TextRole.Subline or TextRole.Figure)
            .Select(l => l.AppearAt + (0.085 * l.Pieces.Count) + 0.45).DefaultIfEmpty(0.5).Max();
        if (layout.Count is { } count) ready = Math.Max(ready, count.Start + count.Length + 0.2);
        var latest = Math.Max(0, (int)((leaveAt - 0.3) * fps));
        return Math.Clamp((int)(ready * fps), 0, Math.Min(latest, frames - 1));
    }
}
