using System.Globalization;
using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Tests.Corpus;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using Xunit;
using Xunit.Abstractions;

namespace VideoGen.Media.Tests.Rendering;

/// <summary>
/// The words of every scene as ffmpeg really draws them: all of them are there, in their colours, within the title-safe area and where the layout
/// has put them. CORPUS=full takes the whole corpus, in minutes; else some prompts that are hard in different ways.
/// </summary>
public sealed class CorpusFrameTests(ITestOutputHelper output)
{
    private const double Margin = 0.05;

    // Glow around letters is fainter than this share of the way from the ground to the ink.
    private const double Ink = 0.72;
    private const double LeastInk = 0.02;
    private static readonly string[] Hard = ["one_letter", "advert", "code", "line_chart", "endless_word", "emoji_mixed", "markup", "mixed_direction", "begriff", "sual", "bun", "liebiao"];

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(720, 1280)]
    public async Task Every_word_is_drawn_where_it_belongs(int width, int height)
    {
        var prompts = Environment.GetEnvironmentVariable("CORPUS") == "full" ? CorpusPrompt.All : [.. CorpusPrompt.All.Where(p => Hard.Contains(p.Id))];
        using var host = new MediaHost();
        var tools = await host.Probe.GetAsync(default);
        var major = int.Parse(tools.FFmpegVersion.Split('.')[0], CultureInfo.InvariantCulture);
        List<string> faults = [];
        var scenes = 0;
        foreach (var prompt in prompts)
        {
            foreach (var (scene, rate) in Scenes(prompt, width, height, host.Get<FontCatalog>().Find, major))
            {
                scenes++;
                var picture = await DrawAsync(host, scene, rate);
                faults.AddRange(Faults(scene, picture).Select(f => $"{prompt.Id}: {f}"));
            }
        }

        output.WriteLine($"{scenes} scenes of {prompts.Count} prompts at {width}x{height}, {faults.Count} faults");
        faults.ShouldBeEmpty();
    }

    private static IEnumerable<(SceneDrawing Scene, FrameRate Rate)> Scenes(CorpusPrompt prompt, int width, int height, Func<FontName, Composition.Typography.FontFace> find, int major)
    {
        var board = PromptPlanner.Plan(new GenerateRequest
        {
            Prompt = prompt.Text, Frames = (int)(prompt.Seconds * 30), Width = width, Height = height, Fps = 30, Seed = 11, Quality = RenderQuality.High, Priority = JobPriority.Normal,
        });
        SceneNarration[] narration = [.. board.Scenes.Select(s => new SceneNarration(s.Id, TimeSpan.Zero, []))];
        using var document = JsonDocument.Parse(StoryboardTimeline.Document(board, FilmTimeline.Create(board, 30, narration, null), narration, 1, RenderQuality.High).ToJsonString());
        var film = TimelineReader.Read(document.RootElement, null, new Dictionary<string, SourceMedia>()).Timeline.ShouldNotBeNull();
        return [.. film.Layers.OfType<SceneLayer>().Select(layer => (SceneDrawing.Of(layer.Card, new FrameSize(width, height), film.Rate, layer.Frames, find, major), film.Rate))];
    }

    /// <summary>The scene's words on its plain ground, once all of them have come.</summary>
    private static async Task<byte[]> DrawAsync(MediaHost host, SceneDrawing scene, FrameRate rate)
    {
        var (catalog, ground) = (host.Get<FontCatalog>(), scene.Ground.ToRgba());
        var folder = Directory.CreateDirectory(host.PathOf("fonts")).FullName;
        foreach (var path in scene.Fonts.Select(catalog.PathOf)) File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        await File.WriteAllTextAsync(host.PathOf("t.ass"), scene.Ass());
        var source = FormattableString.Invariant($"color=0x{ground.R:X2}{ground.G:X2}{ground.B:X2}:s={scene.Frame.Width}x{scene.Frame.Height}:r={rate},format=rgb24,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709:range=tv");
        await host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments =
                [
                    "-f", "lavfi", "-i", source, "-vf", FormattableString.Invariant($"setpts=PTS+{scene.ReadyFrame}/({rate}*TB),ass=filename=t.ass:fontsdir=fonts,setpts=N,scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24"),
                    "-frames:v", "1", "-f", "rawvideo", "out.raw",
                ],
                WorkDirectory = host.Folder,
            },
            default);
        return await File.ReadAllBytesAsync(host.PathOf("out.raw"));
    }

    private static IEnumerable<string> Faults(SceneDrawing scene, byte[] picture)
    {
        var (width, height) = (scene.Frame.Width, scene.Frame.Height);
        // On plates letters have the colour of the ground; on the plain ground those cannot be seen.
        var lines = scene.Layout.Lines.Where(l => Distance(l.Colour, scene.Ground) > 0.2 && l.Role is not TextRole.Figure).ToArray();
        Rgb[] inks = [.. lines.SelectMany(l => l.Pieces.Select(p => p.Colour).Append(l.Colour)).Distinct()];
        var isInk = new bool[width * height];
        for (var i = 0; i < isInk.Length; i++)
        {
            var pixel = new Rgb(picture[3 * i] / 255f, picture[(3 * i) + 1] / 255f, picture[(3 * i) + 2] / 255f);
            isInk[i] = Distance(pixel, scene.Ground) > 0.1 && Array.Exists(inks, ink => Distance(pixel, ink) < (1 - Ink) * Distance(ink, scene.Ground));
        }

        foreach (var line in lines)
        {
            var (from, to) = (Math.Max(0, (int)line.Ink.Top), Math.Min(height, (int)line.Ink.Bottom + 1));
            var (left, right) = (Math.Max(0, (int)line.Ink.Left), Math.Min(width, (int)line.Ink.Right + 1));
            var drawn = Enumerable.Range(from, to - from).Sum(y => isInk.AsSpan((y * width) + left, right - left).Count(true));
            if (line.Text.Any(char.IsLetterOrDigit) && drawn < LeastInk * (to - from) * (right - left)) yield return $"“{line.Text}” is not drawn";
        }

        var (outside, strayed) = (0, 0);
        for (var i = 0; i < isInk.Length; i++)
        {
            if (!isInk[i]) continue;
            var (x, y) = (i % width, i / width);
            if (x < Margin * width || x >= (1 - Margin) * width || y < Margin * height || y >= (1 - Margin) * height) outside++;
            // Letters have parts above and below their capitals, and slide in by a little.
            if (!scene.Layout.Lines.Any(l => x >= l.Ink.Left - (0.2 * l.Size) && x <= l.Ink.Right + (0.2 * l.Size) && y >= l.Ink.Top - (0.55 * l.Size) && y <= l.Ink.Bottom + (0.45 * l.Size))) strayed++;
        }

        if (outside > 0) yield return $"{outside} pixels of text lie outside the title-safe area";
        if (strayed > 4) yield return $"{strayed} pixels of text lie where no line should be";
    }

    private static double Distance(Rgb a, Rgb b) => Math.Sqrt(((a.R - b.R) * (a.R - b.R)) + ((a.G - b.G) * (a.G - b.G)) + ((a.B - b.B) * (a.B - b.B)));
}
