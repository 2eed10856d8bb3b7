using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

/// <summary>Every scene of a storyboard in four shapes, as it stands near its end: FilmLab sheet BOARD.json OUT.jpg [HEIGHT] [FIRST] [COUNT] [PALETTE].</summary>
internal static class SheetLab
{
    private const double Settled = 0.72;
    private static readonly (int Width, int Height)[] Shapes = [(1280, 720), (720, 1280), (1080, 1080), (864, 1080)];

    public static async Task RunAsync(IServiceProvider services, string[] args, Func<Scene, SceneNarration> spoken)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(args[0]));
        var (board, problems) = StoryboardReader.Read(json.RootElement, 1);
        foreach (var problem in problems) Console.WriteLine(problem);
        if (board is null) return;
        int Number(int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;
        var (height, first) = (Number(2, 240), Number(3, 0));
        var count = Math.Min(Number(4, board.Scenes.Count), board.Scenes.Count - first);
        if (args.Length > 5) board = board with { Style = board.Style with { Palette = args[5] } };

        var work = Directory.CreateTempSubdirectory("filmlab-").FullName;
        for (var shape = 0; shape < Shapes.Length; shape++) await StillsAsync(services, board, Shapes[shape], shape, (first, count), spoken, work);

        // One row for each scene; rows stand in two columns when there are many.
        var columns = count > 6 ? 2 : 1;
        var rows = (count + columns - 1) / columns;
        List<string> inputs = [];
        List<string> chains = [];
        List<string> layout = [];
        int[] widths = [.. Shapes.Select(s => s.Width * height / s.Height / 2 * 2)];
        const int Gap = 8;
        for (var scene = 0; scene < count; scene++)
        {
            for (var shape = 0; shape < Shapes.Length; shape++)
            {
                inputs.AddRange(["-f", "image2", "-i", $"file:{scene}-{shape}.png"]);
                chains.Add(FormattableString.Invariant($"[{chains.Count}]scale={widths[shape]}:{height}:flags=area[v{chains.Count}]"));
                var x = (scene / rows * (widths.Sum() + (5 * Gap))) + widths.Take(shape).Sum() + (shape * Gap);
                layout.Add(FormattableString.Invariant($"{x}_{scene % rows * (height + Gap)}"));
            }
        }

        var graph = string.Join(';', chains) + ";" + string.Concat(Enumerable.Range(0, chains.Count).Select(i => $"[v{i}]")) + FormattableString.Invariant($"xstack=inputs={chains.Count}:layout={string.Join('|', layout)}:fill=0x808080");
        await services.GetRequiredService<IFFmpeg>().RunAsync(
            new FFmpegRun { Arguments = [.. inputs, "-filter_complex", graph, "-frames:v", "1", "-q:v", "4", "-update", "1", "file:sheet.jpg"], WorkDirectory = work }, default);
        File.Copy(Path.Combine(work, "sheet.jpg"), args[1], overwrite: true);
        Directory.Delete(work, recursive: true);
    }

    private static async Task StillsAsync(
        IServiceProvider services, Storyboard board, (int Width, int Height) size, int shape, (int First, int Count) scenes, Func<Scene, SceneNarration> spoken, string work)
    {
        board = board with { Output = board.Output with { Width = size.Width, Height = size.Height } };
        var narration = board.Scenes.Select(spoken).ToArray();
        var film = FilmTimeline.Create(board, board.Output.Fps, narration, null);
        using var document = JsonDocument.Parse(StoryboardTimeline.Document(board, film, narration, 1, RenderQuality.High).ToJsonString());
        var reading = TimelineReader.Read(document.RootElement, null, new Dictionary<string, SourceMedia>());
        foreach (var problem in reading.Problems) Console.WriteLine(problem);
        if (reading.Timeline is not { } timeline) return;
        var tools = await services.GetRequiredService<ISandboxProbe>().GetAsync(default);
        var renderer = services.GetRequiredService<TimelineSegmentRenderer>();
        var none = new SourceFiles(timeline.Sources, new Dictionary<string, string>());
        await Parallel.ForAsync(0, scenes.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, ct) =>
        {
            var placed = film.Scenes[scenes.First + i];
            var graph = TimelinePlanner.Frame(timeline, placed.StartFrame + (long)(placed.Frames * Settled), services.GetRequiredService<FontCatalog>().Find, tools.FFmpegVersion);
            var still = await renderer.StillAsync(graph, timeline.Rate, none, new StillFormat(size.Width, StillKind.Png), Path.Combine(work, $"w{i}-{shape}"), ct);
            File.Move(still, Path.Combine(work, $"{i}-{shape}.png"));
        });
    }
}
