using System.Text.Json;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media.Tests.Rendering;

/// <summary>Small films of real prompts: 320x240 at 12 frames a second.</summary>
internal static class TestFilms
{
    public const int Fps = 12;

    public static readonly FrameSize Frame = new(320, 240);

    public static async Task<(Storyboard Board, TimelinePlan Plan)> PlanAsync(MediaHost host, string prompt, double seconds = 3)
    {
        var board = PromptPlanner.Plan(new GenerateRequest
        {
            Prompt = prompt, Frames = (int)(seconds * Fps), Width = Frame.Width, Height = Frame.Height, Fps = Fps, Seed = 3, Quality = RenderQuality.High, Priority = JobPriority.Normal,
        });
        var narration = board.Scenes.Select(Spoken).ToArray();
        var document = StoryboardTimeline.Document(board, FilmTimeline.Create(board, Fps, narration, null), narration, 1, RenderQuality.High);
        using var json = JsonDocument.Parse(document.ToJsonString());
        var timeline = TimelineReader.Read(json.RootElement, null, new Dictionary<string, SourceMedia>()).Timeline ?? throw new InvalidDataException("The storyboard is no timeline.");
        var tools = await host.Probe.GetAsync(default);
        return (board, TimelinePlanner.Plan(timeline, host.Get<FontCatalog>().Find, tools.FFmpegVersion));
    }

    public static async Task<string[]> RenderAsync(MediaHost host, TimelinePlan plan, string name)
    {
        List<string> files = [];
        foreach (var segment in plan.Segments)
            files.Add((await RenderAsync(host, plan, segment, host.PathOf($"{name}{segment.Index}"))).Path);
        return [.. files];
    }

    public static Task<RenderedSegment> RenderAsync(MediaHost host, TimelinePlan plan, TimelineSegment segment, string folder, Action<long>? onFrames = null, CancellationToken ct = default) =>
        host.Get<TimelineSegmentRenderer>().RenderAsync(plan, segment, new SourceFiles(new Dictionary<string, SourceMedia>(), new Dictionary<string, string>()), folder, onFrames, ct);

    /// <summary>A film with a tone as its sound.</summary>
    public static async Task<(string Path, Storyboard Board)> FilmAsync(MediaHost host, string prompt)
    {
        var (board, plan) = await PlanAsync(host, prompt);
        var parts = await RenderAsync(host, plan, "part");
        var seconds = FormattableString.Invariant($"{board.Frames / (double)Fps}");
        await host.FFmpeg.RunAsync(
            new FFmpegRun { Arguments = ["-f", "lavfi", "-i", $"sine=r=48000:d={seconds}", "-c:a", "aac", "tone.m4a"], WorkDirectory = host.Folder },
            default);
        var folder = Directory.CreateDirectory(host.PathOf("film")).FullName;
        var film = await host.Get<FilmAssembler>().AssembleAsync(parts, host.PathOf("tone.m4a"), board.Title, board.Language, new FrameRate(TestFilms.Fps, 1), board.Frames, folder, default);
        return (film, board);
    }

    /// <summary>Hashes of the decoded frames of a file in the host's folder.</summary>
    public static async Task<string[]> FrameHashesAsync(MediaHost host, string path)
    {
        var input = Path.GetRelativePath(host.Folder, path);
        await host.FFmpeg.RunAsync(
            new FFmpegRun { Arguments = ["-i", $"file:{input}", "-map", "0:v", "-f", "framemd5", "hashes.txt"], WorkDirectory = host.Folder },
            default);
        var lines = await File.ReadAllLinesAsync(host.PathOf("hashes.txt"));
        return [.. lines.Where(l => !l.StartsWith('#')).Select(l => l.Split(',')[^1].Trim())];
    }

    private static SceneNarration Spoken(Scene scene)
    {
        var words = scene.Narration.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SceneNarration(scene.Id, TimeSpan.FromSeconds(words.Length / 6.0), [.. words.Select((w, i) => new SpokenWord(w, TimeSpan.FromSeconds(i / 6.0), TimeSpan.FromSeconds((i + 0.9) / 6.0)))]);
    }
}
