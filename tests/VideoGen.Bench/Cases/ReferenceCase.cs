using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;
using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Cases;

/// <summary>The reference film through the whole platform against one hand-written command, in turns.</summary>
internal static class ReferenceCase
{
    public const string Name = "reference";

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        var command = new HandWritten(options.Scale);
        await using var instance = await Instance.StartAsync();
        var sources = await instance.UploadAsync(media.Folder, ReferenceMedia.All);
        var timeline = new ReferenceTimeline(options.Scale);
        var theirs = Path.Combine(options.Folder, "hand-written.mp4");
        var ours = Path.Combine(options.Folder, "videogen.mp4");

        List<Timed> baseline = [], films = [];
        List<double> first = [];
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Say(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            // In turns, and who begins changes: what else the machine does hits both alike.
            var (hand, film) = round % 2 == 0 ? (await HandAsync(), await FilmAsync(round)) : Swap(await FilmAsync(round), await HandAsync());
            if (round == 0)
            {
                await instance.DownloadAsync(film.Job, ours);
                continue;
            }

            baseline.Add(hand);
            films.Add(film.Cost);
            var (seconds, job) = await instance.FirstPlayableAsync(timeline.Document(sources, 100 + round));
            first.Add(seconds);
            await instance.WaitAsync(job);
        }

        double memory;
        await using (var sampler = await instance.WatchWorkersAsync())
        {
            await instance.RenderAsync(timeline.Document(sources, 200));
            memory = sampler.PeakMegabytes;
        }

        var ideal = Path.Combine(options.Folder, "ideal.mp4");
        options.Say("comparing pictures");
        await Timed.RunAsync(media.Folder, "ffmpeg", command.Ideal(ideal));
        return new BenchResult(Name,
        [
            new("ratio_vs_ffmpeg", "wall time ÷ the hand-written command, median of pairs", Median.Of(films.Zip(baseline, (o, b) => o.Wall / b.Wall)), 0.80),
            new("cpu_ratio_vs_ffmpeg", "CPU of the machine, platform and all ÷ the command's, median of pairs", Median.Of(films.Zip(baseline, (o, b) => o.Cpu / b.Cpu)), 0.90),
            new("first_playable_s", "submit → first segment of the stream fetched, seconds", Median.Of(first), 2),
            new("wall_s", "our wall time, seconds", Median.Of(films.Select(f => f.Wall))),
            new("ffmpeg_wall_s", "the command's wall time, seconds", Median.Of(baseline.Select(b => b.Wall))),
            new("peak_memory_slot_mb", "workers with all their tools ÷ slots, highest PSS in MB", memory / Environment.ProcessorCount, 300),
            new("ssim", "likeness of the two films, without the rows of text, which two programs set a hair apart", await SsimAsync(theirs, ours), 0.99, Higher: true),
            new("ssim_ideal", "likeness of our film to the same without loss and with stills that move without steps", await SsimAsync(ideal, ours)),
            new("ffmpeg_ssim_ideal", "likeness of the command's film to that", await SsimAsync(ideal, theirs)),
            new("bytes_ratio", "bytes ÷ the command's", (double)new FileInfo(ours).Length / new FileInfo(theirs).Length, 1.0),
        ]);

        Task<Timed> HandAsync() => Timed.RunAsync(media.Folder, "ffmpeg", command.Arguments(theirs));
        Task<Rendered> FilmAsync(int take) => instance.RenderAsync(timeline.Document(sources, take));
        static (Timed, Rendered) Swap(Rendered film, Timed hand) => (hand, film);
    }

    private static async Task<double> SsimAsync(string reference, string film)
    {
        var output = await ProcessHandle.RunAsync(
            new ProcessSpec("ffmpeg", "-nostdin", "-hide_banner", "-i", film, "-i", reference, "-lavfi", "[0:v]settb=1/30,setpts=N,crop=1280:440:0:140[a];[1:v]settb=1/30,setpts=N,crop=1280:440:0:140[b];[a][b]ssim", "-f", "null", "-"),
            TimeSpan.FromMinutes(10));
        var line = output.Split('\n').Last(l => l.Contains("All:", StringComparison.Ordinal));
        var text = line[(line.IndexOf("All:", StringComparison.Ordinal) + 4)..].Split(' ')[0];
        return double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
