using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <summary>How soon a film can be watched, and what the platform adds to a film that costs next to nothing.</summary>
internal static class FirstPlayableCase
{
    public const string Name = "first-playable";

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        await using var instance = await Instance.StartAsync();
        var sources = await instance.UploadAsync(media.Folder, ReferenceMedia.All);
        var timeline = new ReferenceTimeline(options.Scale);
        List<double> first = [], whole = [], small = [];
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Say(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            var full = await instance.RenderAsync(timeline.Document(sources, round));
            var (seconds, job) = await instance.FirstPlayableAsync(timeline.Document(sources, 100 + round));
            await instance.WaitAsync(job);
            var tiny = await instance.RenderAsync(TinyFilm.Document(round));
            if (round == 0)
                continue;
            first.Add(seconds);
            whole.Add(full.Cost.Wall);
            small.Add(tiny.Cost.Wall);
        }

        return new BenchResult(Name,
        [
            new("first_playable_s", "submit → first segment of the stream fetched, seconds", Median.Of(first), 2),
            new("share_of_full", "of the full render's wall time", Median.Of(first) / Median.Of(whole)),
            new("one_segment_film_s", "submit → completed for a film of one small segment, seconds", Median.Of(small)),
        ]);
    }
}
