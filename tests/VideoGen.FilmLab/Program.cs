using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Media;
using VideoGen.Media.Checks;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

// Renders silent films, to look at: FilmLab TIMELINE.json OUT.mp4 [plan] | FilmLab PROMPT SECONDS WIDTHxHEIGHT SEED OUT.mp4 | FilmLab PROMPT SECONDS plan
using var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging().AddVideoGenMedia().BuildServiceProvider();
if (args[0].EndsWith(".json", StringComparison.Ordinal))
{
    await TimelineLab.RunAsync(services, args[0], args[1], args.Length > 2 && args[2] == "plan");
    return;
}

var seconds = double.Parse(args[1], CultureInfo.InvariantCulture);
var size = args[2] == "plan" ? [1280, 720] : args[2].Split('x').Select(int.Parse).ToArray();
var request = new GenerateRequest
{
    Prompt = args[0],
    Frames = (int)(seconds * 30),
    Width = size[0],
    Height = size[1],
    Fps = 30,
    Seed = args.Length > 3 ? long.Parse(args[3], CultureInfo.InvariantCulture) : 1,
    Quality = RenderQuality.High,
    Priority = JobPriority.Normal,
};
var board = PromptPlanner.Plan(request);
Console.WriteLine($"# {board.Title} [{board.Language}, {board.Mood}]");
foreach (var s in board.Scenes)
    Console.WriteLine($"{s.Id} {s.Kind,-9} | {s.Kicker} | {s.Headline} ({s.Emphasis}) | {s.Subline} | {string.Join(" / ", s.Items)} | {s.Number} | «{s.Narration}»");
if (args[2] == "plan") return;

var tools = await services.GetRequiredService<ISandboxProbe>().GetAsync(default);
var timeline = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(Spoken)], new BeatGrid(96, 0));
var plan = FilmPlan.Create(
    board, timeline, new FrameSize(size[0], size[1]), EncoderSettings.For(request.Quality), services.GetRequiredService<FontCatalog>().Find, tools.FFmpegVersion);
Console.WriteLine($"{plan.Design.Palette.Name} {plan.Design.Fonts.Name} {plan.Design.Motif} {plan.Design.Transition}; {tools.SandboxName}");

var work = Directory.CreateTempSubdirectory("filmlab-").FullName;
var renderer = services.GetRequiredService<SegmentRenderer>();
var clock = Stopwatch.StartNew();
var before = Process.GetCurrentProcess().TotalProcessorTime;
List<RenderedSegment> parts = [];
foreach (var segment in plan.Segments) parts.Add(await renderer.RenderAsync(segment, Path.Combine(work, $"s{segment.Index}"), null, default));
var own = Process.GetCurrentProcess().TotalProcessorTime - before;
var film = await services.GetRequiredService<FilmAssembler>().AssembleAsync([.. parts.Select(p => p.Path)], null, board.Title, board.Language, new FrameRate(request.Fps, 1), board.Frames, work, default);
var facts = await services.GetRequiredService<OutputCheck>().CheckAsync(film, new FilmWanted(size[0], size[1], new VideoGen.Composition.Layers.FrameRate(30, 1), board.Frames, HasAudio: false), default);
Console.WriteLine(facts);
File.Copy(film, args[4], overwrite: true);
var cpu = parts.Sum(p => p.CpuTime.TotalSeconds);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{clock.Elapsed.TotalSeconds:0.0} s wall; per film second: ffmpeg {cpu / seconds:0.00} + painting {own.TotalSeconds / seconds:0.00} CPU s; peak {parts.Max(p => p.PeakMemoryBytes) >> 20} MB; {new FileInfo(film).Length >> 10} KB; stills {string.Join(',', plan.Segments.Select(s => timeline.Scenes[s.Index].StartFrame + s.StillFrame))}"));
Directory.Delete(work, recursive: true);

static SceneNarration Spoken(Scene scene)
{
    var words = scene.Narration.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    var spoken = words.Select((w, i) => new SpokenWord(w, TimeSpan.FromSeconds(i / 2.6), TimeSpan.FromSeconds((i + 0.92) / 2.6))).ToArray();
    return new SceneNarration(scene.Id, TimeSpan.FromSeconds(words.Length / 2.6), spoken);
}
