using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Tests;

internal static class FilmPlans
{
    public static FilmPlan Of(Storyboard board, FrameSize frame, string ffmpeg = "5.1")
    {
        var timeline = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(Spoken)], null);
        return FilmPlan.Create(board, timeline, frame, EncoderSettings.For(RenderQuality.High), TestFonts.Find, ffmpeg);
    }

    public static SceneNarration Spoken(Scene scene)
    {
        var words = scene.Narration.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SceneNarration(scene.Id, TimeSpan.FromSeconds(words.Length / 3.0), [.. words.Select((w, i) => new SpokenWord(w, TimeSpan.FromSeconds(i / 3.0), TimeSpan.FromSeconds((i + 0.9) / 3.0)))]);
    }
}
