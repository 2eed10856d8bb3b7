using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Refuses films that are too much work although each of their figures is within its range.</summary>
internal static class FilmSize
{
    public static void Check(ReadingContext context, ResolvedTimeline film)
    {
        var (pixels, layers) = Of(film, new Dictionary<ResolvedTimeline, (double, double)>(ReferenceEqualityComparer.Instance));
        if (pixels > TimelineLimits.MaxFilmPixels || layers > TimelineLimits.Layers)
            context.Wrong(JsonPath.Root.Member("output"), TimelineCodes.TooLarge, "Size, frame rate, duration and compositions together ask for too large a film.", "Make it shorter, smaller or slower, or use fewer compositions.");
    }

    /// <summary>A composition that is used often is counted often, but looked at once.</summary>
    private static (double Pixels, double Layers) Of(ResolvedTimeline timeline, Dictionary<ResolvedTimeline, (double Pixels, double Layers)> known)
    {
        if (known.TryGetValue(timeline, out var found)) return found;
        var pixels = (double)timeline.Width * timeline.Height * timeline.Frames;
        double layers = timeline.Layers.Count;
        foreach (var group in timeline.Layers.OfType<GroupLayer>())
        {
            var inner = Of(group.Inner, known);
            pixels += inner.Pixels * Math.Min(1, (double)group.Frames / group.Inner.Frames);
            layers += inner.Layers;
        }

        return known[timeline] = (pixels, layers);
    }
}
