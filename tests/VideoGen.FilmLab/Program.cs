using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Media;

// Renders silent films, to look at: FilmLab sheet BOARD.json OUT.jpg | FilmLab cost BOARD.json | FilmLab TIMELINE.json OUT.mp4 [plan] | FilmLab STORYBOARD.json OUT.mp4 | FilmLab PROMPT SECONDS WIDTHxHEIGHT SEED OUT.mp4 | FilmLab PROMPT SECONDS plan
using var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging().AddVideoGenMedia().BuildServiceProvider();
if (args[0] == "sheet")
{
    await SheetLab.RunAsync(services, args[1..], Spoken);
    return;
}

if (args[0] == "cost")
{
    await CostLab.RunAsync(services, args[1], Spoken);
    return;
}

if (args[0].EndsWith(".json", StringComparison.Ordinal))
{
    using var given = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(args[0]));
    if (given.RootElement.TryGetProperty("scenes", out _))
    {
        var (read, problems) = StoryboardReader.Read(given.RootElement, 1);
        foreach (var problem in problems) Console.WriteLine(problem);
        if (read is not null) await BoardAsync(read, RenderQuality.High, Path.GetDirectoryName(Path.GetFullPath(args[0]))!, args[1]);
        return;
    }

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

await BoardAsync(board, request.Quality, Directory.CreateTempSubdirectory("filmlab-").FullName, args[4]);

async Task BoardAsync(Storyboard film, RenderQuality quality, string folder, string output)
{
    var narration = film.Scenes.Select(Spoken).ToArray();
    var sources = await TimelineLab.ProbeAsync(services, folder, VisualRules.Sources(film).Select(s => s.Name));
    var document = StoryboardTimeline.Document(film, FilmTimeline.Create(film, film.Output.Fps, narration, new BeatGrid(96, 0)), narration, 1, quality, sources);
    var timeline = Path.Combine(folder, "filmlab.timeline.json");
    await File.WriteAllTextAsync(timeline, document.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    Console.WriteLine(timeline);
    await TimelineLab.RunAsync(services, timeline, output, onlyPlan: false);
}

static SceneNarration Spoken(Scene scene)
{
    var words = scene.Narration.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    var spoken = words.Select((w, i) => new SpokenWord(w, TimeSpan.FromSeconds(i / 2.6), TimeSpan.FromSeconds((i + 0.92) / 2.6))).ToArray();
    return new SceneNarration(scene.Id, TimeSpan.FromSeconds(words.Length / 2.6), spoken);
}
