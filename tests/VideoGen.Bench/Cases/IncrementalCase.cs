using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <summary>What an edit costs: one title, the music alone, nothing at all; each against the full render before it.</summary>
internal static class IncrementalCase
{
    public const string Name = "incremental";

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        await using var instance = await Instance.StartAsync();
        var sources = await instance.UploadAsync(media.Folder, ReferenceMedia.All);
        var timeline = new ReferenceTimeline(options.Scale);
        List<double> title = [], music = [], nothing = [], share = [];
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Say(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            var full = await instance.RenderAsync(timeline.Document(sources, round));
            // Another scene each time: a clip costs more than a still.
            var retitled = await instance.RenderAsync(timeline.Document(sources, round, retitled: (round + 1) % options.Scale.Scenes));
            var remixed = await instance.RenderAsync(timeline.Document(sources, round, music: 0.05));
            var again = await instance.RenderAsync(timeline.Document(sources, round));
            if (round == 0)
                continue;
            title.Add(retitled.Cost.Wall / full.Cost.Wall);
            music.Add(remixed.Cost.Wall / full.Cost.Wall);
            nothing.Add(again.Cost.Wall / full.Cost.Wall);
            share.Add((double)retitled.Reused / retitled.Steps);
        }

        return new BenchResult(Name,
        [
            new("ratio", "one title changed ÷ full render, wall", Median.Of(title), 0.12),
            new("reused_share", "steps found of the edit's steps", Median.Of(share)),
            new("audio_ratio", "music's volume changed ÷ full render, wall", Median.Of(music), 0.10),
            new("unchanged_ratio", "rendered again unchanged ÷ full render, wall", Median.Of(nothing), 0.03),
        ]);
    }
}
