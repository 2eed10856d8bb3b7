using System.Diagnostics;
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

/// <summary>What a second of each scene of a storyboard costs: FilmLab cost BOARD.json. Scenes are rendered one after the other.</summary>
internal static class CostLab
{
    public static async Task RunAsync(IServiceProvider services, string path, Func<Scene, SceneNarration> spoken)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
        var (read, problems) = StoryboardReader.Read(json.RootElement, 1);
        foreach (var problem in problems) Console.WriteLine(problem);
        if (read is null) return;
        // Covers, so that no scene is drawn in another's segment.
        var board = read with { Style = read.Style with { Transition = VideoGen.Composition.Design.Transition.Dip } };
        var narration = board.Scenes.Select(spoken).ToArray();
        var film = FilmTimeline.Create(board, board.Output.Fps, narration, null);
        using var document = JsonDocument.Parse(StoryboardTimeline.Document(board, film, narration, 1, RenderQuality.High).ToJsonString());
        var timeline = TimelineReader.Read(document.RootElement, null, new Dictionary<string, SourceMedia>()).Timeline ?? throw new InvalidOperationException("The timeline cannot be read.");
        var tools = await services.GetRequiredService<ISandboxProbe>().GetAsync(default);
        var plan = TimelinePlanner.Plan(timeline, services.GetRequiredService<FontCatalog>().Find, tools.FFmpegVersion);
        var renderer = services.GetRequiredService<TimelineSegmentRenderer>();
        var work = Directory.CreateTempSubdirectory("filmlab-").FullName;
        Console.WriteLine("| kind | painting | text and coding | both |\n|---|---|---|---|");
        foreach (var scene in film.Scenes)
        {
            var (own, coded) = (Process.GetCurrentProcess().TotalProcessorTime, TimeSpan.Zero);
            var frames = 0L;
            foreach (var segment in plan.Segments.Where(s => s.StartFrame >= scene.StartFrame && s.StartFrame < scene.StartFrame + scene.Frames))
            {
                coded += (await renderer.RenderAsync(plan, segment, new SourceFiles(timeline.Sources, new Dictionary<string, string>()), Path.Combine(work, $"{segment.Index}"), null, default)).CpuTime;
                frames += segment.Frames;
            }

            own = Process.GetCurrentProcess().TotalProcessorTime - own;
            var seconds = frames / (double)board.Output.Fps;
            var form = scene.Scene.Form is { } drawn ? $" ({drawn.ToString().ToLowerInvariant()})" : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {JsonNamingPolicy.SnakeCaseLower.ConvertName(scene.Scene.Kind.ToString())}{form} | {own.TotalSeconds / seconds:0.00} | {coded.TotalSeconds / seconds:0.00} | {(own + coded).TotalSeconds / seconds:0.00} |"));
        }

        Directory.Delete(work, recursive: true);
    }
}
