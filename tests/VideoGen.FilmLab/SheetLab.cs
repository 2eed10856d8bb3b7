using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;
using VideoGen.Media.Fonts;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using Transition = VideoGen.Composition.Design.Transition;

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

        var work = Directory.CreateTempSubdirectory("filmlab-").FullName;
        for (var shape = 0; shape < Shapes.Length; shape++)
        {
            for (var i = 0; i < count; i++)
            {
                // Each in another look, unless one is asked for.
                var style = new StoryboardStyle { Palette = args.Length > 5 ? args[5] : Palettes.All[(first + i) * 7 % Palettes.All.Count].Name, Background = (Motif)((first + i) * 3 % Enum.GetValues<Motif>().Length), Transition = Transition.None };
                await StillAsync(services, board with { Style = style }, Shapes[shape], first + i, spoken, Path.Combine(work, $"{i}-{shape}.png"));
            }
        }

        // A strip for each scene; strips stand in two columns when there are many.
        var ffmpeg = services.GetRequiredService<IFFmpeg>();
        var columns = count > 6 ? 2 : 1;
        for (var scene = 0; scene < count; scene++)
        {
            string[] inputs = [.. Shapes.SelectMany((_, shape) => (string[])["-f", "image2", "-i", $"file:{scene}-{shape}.png"])];
            var scaled = string.Concat(Shapes.Select((_, shape) => FormattableString.Invariant($"[{shape}]scale=-2:{height}:flags=area,pad=iw+8:ih:0:0:0x808080[v{shape}];")));
            var strip = scaled + string.Concat(Shapes.Select((_, shape) => $"[v{shape}]")) + $"hstack=inputs={Shapes.Length}";
            await ffmpeg.RunAsync(new FFmpegRun { Arguments = [.. inputs, "-filter_complex", strip, "-frames:v", "1", "-update", "1", FormattableString.Invariant($"file:strip-{scene:00}.png")], WorkDirectory = work }, default);
        }

        var tile = FormattableString.Invariant($"tile={columns}x{(count + columns - 1) / columns}:padding=8:color=0x808080");
        await ffmpeg.RunAsync(
            new FFmpegRun { Arguments = ["-f", "image2", "-i", "file:strip-%02d.png", "-vf", tile, "-frames:v", "1", "-q:v", "4", "-update", "1", "file:sheet.jpg"], WorkDirectory = work }, default);
        File.Copy(Path.Combine(work, "sheet.jpg"), args[1], overwrite: true);
        Directory.Delete(work, recursive: true);
    }

    private static async Task StillAsync(IServiceProvider services, Storyboard board, (int Width, int Height) size, int scene, Func<Scene, SceneNarration> spoken, string path)
    {
        var work = path + "-work";
        board = board with { Output = board.Output with { Width = size.Width, Height = size.Height } };
        var narration = board.Scenes.Select(spoken).ToArray();
        var film = FilmTimeline.Create(board, board.Output.Fps, narration, null);
        using var document = JsonDocument.Parse(StoryboardTimeline.Document(board, film, narration, 1, RenderQuality.High).ToJsonString());
        var voice = await VoiceAsync(services, document.RootElement, Path.Combine(work, "voice"));
        var reading = TimelineReader.Read(document.RootElement, null, voice.Facts);
        foreach (var problem in reading.Problems) Console.WriteLine(problem);
        if (reading.Timeline is not { } timeline) return;
        var tools = await services.GetRequiredService<ISandboxProbe>().GetAsync(default);
        var renderer = services.GetRequiredService<TimelineSegmentRenderer>();
        var placed = film.Scenes[scene];
        var graph = TimelinePlanner.Frame(timeline, placed.StartFrame + (long)(placed.Frames * Settled), services.GetRequiredService<FontCatalog>().Find, tools.FFmpegVersion);
        File.Move(await renderer.StillAsync(graph, timeline.Rate, voice, new StillFormat(size.Width, StillKind.Png), Path.Combine(work, "still"), default), path);
    }

    /// <summary>Something like a voice for all that is spoken, so that it can be seen.</summary>
    private static async Task<SourceFiles> VoiceAsync(IServiceProvider services, JsonElement document, string folder)
    {
        Directory.CreateDirectory(folder);
        const string Voice = "aevalsrc='(0.35+0.3*sin(13*t)*sin(4.1*t))*(sin(2*PI*180*t)+0.6*sin(2*PI*410*t+sin(9*t))+0.45*sin(2*PI*950*t)+0.3*sin(2*PI*2300*t)*sin(7*t)+0.2*sin(2*PI*5200*t)*sin(11*t))':d=12:s=48000";
        await services.GetRequiredService<IFFmpeg>().RunAsync(new FFmpegRun { Arguments = ["-f", "lavfi", "-i", Voice, "file:voice.wav"], WorkDirectory = folder }, default);
        var path = Path.Combine(folder, "voice.wav");
        if (await services.GetRequiredService<MediaProbe>().ProbeAsync(path, default) is not ProbeResult.Usable usable) throw new InvalidOperationException("The voice cannot be read.");
        var names = TimelineReader.Speeches(document, null, new Dictionary<string, SourceMedia>()).Select(s => s.Name).Distinct().ToArray();
        return new SourceFiles(names.ToDictionary(n => n, _ => usable.Media), names.ToDictionary(n => n, _ => path));
    }
}
