using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;

namespace VideoGen.Media.Tests.Rendering.Timelines;

/// <summary>Draws the film's video clips as they are, one after the other.</summary>
internal static class SimpleComposer
{
    public static async Task<TimelinePlan> PlanAsync(MediaHost host, ResolvedTimeline film) =>
        TimelinePlanner.Plan(film, Compose, host.Get<FontCatalog>().Find, (await host.Probe.GetAsync(default)).FFmpegVersion);

    public static SegmentGraph Compose(ResolvedTimeline film, long start, long frames)
    {
        List<GraphInput> inputs = [];
        List<string> steps = [];
        foreach (var layer in film.Layers.OfType<VideoLayer>().Where(l => l.Start < start + frames && l.Start + l.Frames > start))
        {
            var from = Math.Max(start, layer.Start);
            var count = Math.Min(start + frames, layer.Start + layer.Frames) - from;
            var half = TimeSpan.FromSeconds(film.Rate.SecondsAt(0.5));
            var seek = layer.Trim + TimeSpan.FromSeconds(film.Rate.SecondsAt(from - layer.Start)) - half;
            steps.Add(FormattableString.Invariant($"[{inputs.Count}:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,settb={film.Rate.Denominator}/{film.Rate.Numerator},setpts=N,trim=end_frame={count}[c{inputs.Count}]"));
            inputs.Add(new GraphInput.Source(layer.Source, seek < TimeSpan.Zero ? TimeSpan.Zero : seek, null));
        }

        steps.Add(string.Concat(Enumerable.Range(0, inputs.Count).Select(i => $"[c{i}]")) + FormattableString.Invariant($"concat=n={inputs.Count}:v=1:a=0[v]"));
        return new SegmentGraph(frames, inputs, string.Join(';', steps), new Dictionary<string, string>(), []);
    }
}
