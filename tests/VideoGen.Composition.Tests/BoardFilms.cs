using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Tests;

/// <summary>Storyboards on their way to films, spoken at three words a second.</summary>
internal static class BoardFilms
{
    public static string Document(Storyboard board, IReadOnlyDictionary<string, SourceMedia>? sources = null)
    {
        var narration = board.Scenes.Select(Spoken).ToArray();
        return StoryboardTimeline.Document(board, FilmTimeline.Create(board, board.Output.Fps, narration, null), narration, 1, RenderQuality.High, sources).ToJsonString();
    }

    /// <summary>The timeline, which has to be right.</summary>
    public static ResolvedTimeline Timeline(Storyboard board)
    {
        using var document = JsonDocument.Parse(Document(board));
        var reading = TimelineReader.Read(document.RootElement, null, new Dictionary<string, SourceMedia>());
        reading.Problems.ShouldBeEmpty();
        return reading.Timeline.ShouldNotBeNull();
    }

    public static TimelinePlan Plan(Storyboard board, string ffmpeg = "5.1") => TimelinePlanner.Plan(Timeline(board), TestFonts.Find, ffmpeg);

    /// <summary>The scenes as they are drawn.</summary>
    public static IReadOnlyList<SceneDrawing> Scenes(Storyboard board) =>
        [.. Timeline(board).Layers.OfType<SceneLayer>().Select(scene => SceneDrawing.Of(
            scene.Card, new FrameSize(board.Output.Width, board.Output.Height), Timeline(board).Rate, scene.Frames, TestFonts.Find, 5))];

    public static Storyboard Sized(this Storyboard board, int width, int height) => board with { Output = board.Output with { Width = width, Height = height } };

    public static SceneNarration Spoken(Scene scene)
    {
        var words = scene.Narration.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SceneNarration(scene.Id, TimeSpan.FromSeconds(words.Length / 3.0), [.. words.Select((w, i) => new SpokenWord(w, TimeSpan.FromSeconds(i / 3.0), TimeSpan.FromSeconds((i + 0.9) / 3.0)))]);
    }
}
