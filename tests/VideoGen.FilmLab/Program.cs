using VideoGen.Composition.Planning;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

var seconds = double.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
var board = PromptPlanner.Plan(new GenerateRequest
{
    Prompt = args[0], Frames = (int)(seconds * 30), Width = 1280, Height = 720, Fps = 30, Seed = 1, Quality = RenderQuality.High, Priority = JobPriority.Normal,
});
Console.WriteLine($"# {board.Title} [{board.Language}, {board.Mood}]");
foreach (var s in board.Scenes)
    Console.WriteLine($"{s.Id} {s.Kind,-9} | {s.Kicker} | {s.Headline} ({s.Emphasis}) | {s.Subline} | {string.Join(" / ", s.Items)} | {s.Number} | «{s.Narration}»");
