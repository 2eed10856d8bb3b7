using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <summary>One worker that uses one core against two of them.</summary>
internal static class ParallelCase
{
    public const string Name = "parallel";

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        var timeline = new ReferenceTimeline(options.Scale);
        await using var one = await Instance.StartAsync("--Worker:Replicas=1", "--Worker:Capacity=1");
        await using var two = await Instance.StartAsync("--Worker:Replicas=2", "--Worker:Capacity=1");
        var (sourcesOfOne, sourcesOfTwo) = (await one.UploadAsync(media.Folder, ReferenceMedia.All), await two.UploadAsync(media.Folder, ReferenceMedia.All));
        List<double> ratios = [];
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Say(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            var alone = await one.RenderAsync(timeline.Document(sourcesOfOne, round));
            var both = await two.RenderAsync(timeline.Document(sourcesOfTwo, round));
            if (round > 0)
                ratios.Add(both.Cost.Wall / alone.Cost.Wall);
        }

        return new BenchResult(Name, [new("ratio", "two workers of one slot ÷ one, wall", Median.Of(ratios), 0.65)]);
    }
}
