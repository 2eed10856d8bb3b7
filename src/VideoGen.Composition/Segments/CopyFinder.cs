using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>A stretch of the film whose coded frames a source has as they are.</summary>
/// <param name="Span">On the film.</param>
/// <param name="Source">Key in the timeline's sources.</param>
/// <param name="Offset">Number of the source's frame less number of the film's frame.</param>
/// <param name="Cuts">Frames of the film at which it may be cut, with start and end.</param>
internal sealed record CopySpan(FrameSpan Span, string Source, long Offset, IReadOnlyList<long> Cuts);

/// <summary>Finds where a film shows a source unchanged, from keyframe to keyframe.</summary>
internal static class CopyFinder
{
    // A trim that lies between two frames would leave open which of them shows.
    private const double Tolerance = 0.02;

    public static IReadOnlyList<CopySpan> Find(ResolvedTimeline timeline)
    {
        if (!timeline.SmartCopy) return [];
        List<CopySpan> found = [];
        for (var i = 0; i < timeline.Layers.Count; i++)
        {
            if (timeline.Layers[i] is not VideoLayer video || !IsUntouched(video, timeline)) continue;
            if (!timeline.Sources.TryGetValue(video.Source, out var source) || !CopyRules.Fits(source, timeline)) continue;
            foreach (var free in Free(timeline, i))
                if (Whole(video, source.Video!, free, timeline.Rate) is { } span) found.Add(span);
        }

        return [.. found.OrderBy(s => s.Span.Start)];
    }

    private static bool IsUntouched(VideoLayer video, ResolvedTimeline timeline) =>
        video is { Speed: 1, Reverse: false, ChromaKey: null, Blend: BlendMode.Normal }
        && video.Crop == Crop.None && video.Effects.Count == 0
        && video.Opacity is { IsConstant: true } && video.Opacity.At(0) >= 1
        && video.CornerRadius is { IsConstant: true } && video.CornerRadius.At(0) <= 0
        && FullFrames.IsCanvas(video, timeline);

    // Where nothing lies over the layer and it is neither coming nor going.
    private static List<FrameSpan> Free(ResolvedTimeline timeline, int index)
    {
        var layer = timeline.Layers[index];
        var end = Math.Min(layer.Start + layer.Frames, timeline.Frames);
        List<FrameSpan> free = [new(layer.Start + (layer.In?.Frames ?? 0), Math.Min(end, layer.Start + layer.Frames - (layer.Out?.Frames ?? 0)))];
        foreach (var above in timeline.Layers.Skip(index + 1))
            free = FrameSpan.Without(free, new FrameSpan(above.Start, above.Start + above.Frames));
        foreach (var cue in timeline.Captions.Where(c => c.Style is not null).SelectMany(c => c.Cues))
            free = FrameSpan.Without(free, new FrameSpan(Frame(cue.Start, timeline.Rate, Math.Floor) - 1, Frame(cue.End, timeline.Rate, Math.Ceiling) + 1));
        return free;
    }

    private static long Frame(TimeSpan time, FrameRate rate, Func<double, double> round) => (long)round(time.TotalSeconds * rate.PerSecond);

    private static CopySpan? Whole(VideoLayer video, VideoFacts facts, FrameSpan free, FrameRate rate)
    {
        var trim = video.Trim.TotalSeconds * rate.PerSecond;
        var first = Math.Round(trim);
        if (Math.Abs(trim - first) > Tolerance || Math.Abs(facts.StartTime.TotalSeconds * rate.PerSecond) > Tolerance) return null;
        var offset = (long)first - video.Start;
        var boundaries = facts.Frames > 0 ? facts.Keyframes.Append(facts.Frames) : facts.Keyframes;
        long[] cuts = [.. boundaries.Select(k => k - offset).Where(f => f >= free.Start && f <= free.End).Distinct().Order()];
        if (cuts.Length < 2) return null;
        var span = new FrameSpan(cuts[0], cuts[^1]);
        return span.Length < SegmentPace.Of(rate).First ? null : new CopySpan(span, video.Source, offset, cuts);
    }
}
