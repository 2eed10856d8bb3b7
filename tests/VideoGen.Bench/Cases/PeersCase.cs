using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Peers;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <summary>The same film with other programs that make films from code, in turns with ours. They come from npm; one that can't be installed here is left out, and the reason said.</summary>
internal static class PeersCase
{
    public const string Name = "peers";

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        await using var instance = await Instance.StartAsync();
        var sources = await instance.UploadAsync(media.Folder, ReferenceMedia.All);
        var timeline = new ReferenceTimeline(options.Scale);
        Peer[] peers = [new Editly(media, options.Scale, options.Folder), new Remotion(media, options.Scale, options.Folder)];
        var take = 0;
        await instance.RenderAsync(timeline.Document(sources, take));
        List<Figure> figures = [];
        foreach (var peer in peers)
        {
            options.Say($"installing {peer.Name}");
            if (await peer.InstallAsync() is { } reason)
            {
                options.Say($"{peer.Name} is left out: {reason}");
                figures.Add(new($"vs_{peer.Name}", $"left out: {reason}", double.NaN, peer.Goal, Higher: true));
                continue;
            }

            List<double> ratios = [];
            for (var round = 1; round <= options.Rounds; round++)
            {
                options.Say($"{peer.Name}, round {round} of {options.Rounds}");
                var theirs = await peer.RenderAsync();
                var ours = await instance.RenderAsync(timeline.Document(sources, ++take));
                ratios.Add(theirs.Wall / ours.Cost.Wall);
            }

            figures.Add(new($"vs_{peer.Name}", $"wall time of {peer.Title} ÷ ours: so many times faster are we", Median.Of(ratios), peer.Goal, Higher: true));
        }

        return new BenchResult(Name, figures);
    }
}
