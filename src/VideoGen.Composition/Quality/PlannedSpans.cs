using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;

namespace VideoGen.Composition.Quality;

/// <summary>Where a timeline itself asks for stillness, black or silence: there they are no fault.</summary>
/// <param name="Still">Nothing that shows there moves.</param>
/// <param name="Empty">Nothing shows there but the background.</param>
/// <param name="Silent">Nothing sounds there.</param>
public sealed record PlannedSpans(IReadOnlyList<FrameRange> Still, IReadOnlyList<FrameRange> Empty, IReadOnlyList<FrameRange> Silent)
{
    /// <summary>A fade that ends, a letter that settles: so many frames beside motion still count as motion.</summary>
    private const long Settling = 2;

    /// <summary>A film of which nothing is planned.</summary>
    public static PlannedSpans None { get; } = new([], [], []);

    /// <summary>Reads a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    public static PlannedSpans Of(ResolvedTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        FrameRange[] film = [new(0, timeline.Frames)];
        var moving = timeline.Layers.SelectMany(layer => Moves(layer, timeline)).Concat(timeline.Captions.Where(t => t.Style is not null).SelectMany(t => t.Cues).Select(c => Frames(c.Start, c.End, timeline.Rate)));
        var shown = timeline.Layers.Select(l => new FrameRange(l.Start, l.Start + l.Frames));
        var heard = SoundPlan.Of(timeline).Clips.Select(c => new FrameRange(FrameOf(c.StartSample, timeline.Rate), FrameOf(c.StartSample + c.Samples, timeline.Rate) + 1));
        return new PlannedSpans(
            [.. FrameRange.Subtract(film, Merge(moving)).Select(r => new FrameRange(Math.Max(0, r.From - Settling), r.To + Settling))],
            [.. FrameRange.Subtract(film, Merge(shown))],
            [.. FrameRange.Subtract(film, Merge(heard))]);
    }

    private static IEnumerable<FrameRange> Moves(Layer layer, ResolvedTimeline timeline)
    {
        var (start, end) = (layer.Start, layer.Start + layer.Frames);
        if (layer is VideoLayer or MotionLayer or AudiogramLayer or ImageLayer { KenBurns: not null } || (layer is SceneLayer scene && !IsStill(scene, timeline)) || (layer is GroupLayer group && group.Inner.Layers.Any(l => Moves(l, group.Inner).Any())))
            yield return new FrameRange(start, end);
        if (layer.In is { } come)
            yield return new FrameRange(start, start + come.Frames);
        if (layer.Out is { } go)
            yield return new FrameRange(end - go.Frames, end);
        foreach (var curve in (Curve[])[layer.X, layer.Y, layer.Width, layer.Height, layer.Scale, layer.Rotation, layer.Opacity, layer.CornerRadius])
        {
            if (!curve.IsConstant)
                yield return new FrameRange(start + (long)Math.Floor(curve.Keys[0].Frame), start + (long)Math.Ceiling(curve.Keys[^1].Frame));
        }

        // Each motion of letters is over within a second, one way and the other.
        if (layer is TextLayer { Motion: not TextMotion.None })
        {
            yield return new FrameRange(start, Math.Min(end, start + 30));
            yield return new FrameRange(Math.Max(start, end - 30), end);
        }

        // What comes or goes between other frames is a change, too.
        yield return new FrameRange(start, start + 1);
        yield return new FrameRange(end, end + 1);
    }

    /// <summary>Whether a scene is one still that does not move; its words come within a second.</summary>
    private static bool IsStill(SceneLayer scene, ResolvedTimeline timeline) =>
        scene.Card.Pictures.Count > 0 && scene.Card.Pictures.All(p => p.Motion == VisualMotion.None && timeline.Sources[p.Source].IsStill);

    private static List<FrameRange> Merge(IEnumerable<FrameRange> ranges)
    {
        var merged = new List<FrameRange>();
        foreach (var range in ranges.Where(r => r.To > r.From).OrderBy(r => r.From))
        {
            if (merged.Count > 0 && merged[^1].To >= range.From)
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, range.To) };
            else
                merged.Add(range);
        }

        return merged;
    }

    private static FrameRange Frames(TimeSpan from, TimeSpan to, FrameRate rate) =>
        new((long)Math.Floor(from.TotalSeconds * rate.PerSecond), (long)Math.Ceiling(to.TotalSeconds * rate.PerSecond));

    private static long FrameOf(long sample, FrameRate rate) => (long)((Int128)Math.Max(0, sample) * rate.Numerator / ((Int128)SoundPlan.SampleRate * rate.Denominator));
}
