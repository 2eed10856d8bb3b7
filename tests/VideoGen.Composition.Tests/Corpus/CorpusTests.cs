using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Scenes;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Corpus;

/// <summary>Every prompt of the corpus is planned, laid out and painted wide and tall; what is measured is in <see cref="SettledFrame"/>.</summary>
public sealed class CorpusTests
{
    private static readonly (int Width, int Height)[] Shapes = [(640, 360), (360, 640)];

    public static TheoryData<string> Prompts => [.. CorpusPrompt.All.Select(p => p.Id)];

    [Fact]
    public void The_corpus_has_sixty_prompts_in_eight_languages_or_more()
    {
        CorpusPrompt.All.Select(p => p.Id).ShouldBeUnique();
        CorpusPrompt.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        CorpusPrompt.All.Select(p => p.Language).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        CorpusPrompt.All.Max(p => p.Text.Length).ShouldBeGreaterThanOrEqualTo(40_000);
    }

    [Theory, MemberData(nameof(Prompts))]
    public void Makes_a_film_whose_every_scene_can_be_read(string id)
    {
        var prompt = CorpusPrompt.All.Single(p => p.Id == id);
        List<string> faults = [];
        foreach (var (width, height) in Shapes)
        {
            var board = PromptPlanner.Plan(new GenerateRequest
            {
                Prompt = prompt.Text, Frames = (int)(prompt.Seconds * 30), Width = width, Height = height, Fps = 30, Seed = 11, Quality = RenderQuality.High, Priority = JobPriority.Normal,
            });
            var problems = StoryboardReader.Read(System.Text.Json.JsonDocument.Parse(StoryboardJson.Write(board)).RootElement, 1).Problems;
            faults.AddRange(problems.Select(p => $"{p.Field} {p.Message}"));
            var film = BoardFilms.Timeline(board);
            if (Math.Abs((film.Frames / 30.0) - prompt.Seconds) > 0.05 * prompt.Seconds) faults.Add($"it lasts {film.Frames} frames");
            faults.AddRange(BoardFilms.Scenes(board).SelectMany((scene, i) => SettledFrame.Faults(scene, new FrameRate(30, 1)).Select(f => $"{width}x{height} {board.Scenes[i].Id} {board.Scenes[i].Kind}: {f}")));
        }

        faults.ShouldBeEmpty();
    }
}
