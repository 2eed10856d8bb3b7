using System.Text.Json.Nodes;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Sound.Effects;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Scenes;

/// <summary>Which sounds a film's scenes make: air where one scene gives way to the next, a counter that runs, points that appear. Sparing: what comes soon after another is left out.</summary>
internal static class SceneEffects
{
    private const double WhooshSeconds = 0.7;
    private const double PopSeconds = 0.25;
    private const double CountTail = 1.39; // the ticks of a count take 0.72 of its sound
    private const double BetweenWhooshes = 3;
    private const double BetweenPops = 0.5;

    /// <summary>The effects of a film in the order of time.</summary>
    /// <param name="board">The storyboard.</param>
    /// <param name="film">Where its scenes stand.</param>
    /// <param name="usual">How its scenes follow each other.</param>
    /// <returns>Kind, first second and length.</returns>
    public static IEnumerable<(SoundEffectKind Kind, double At, double Seconds)> Of(Storyboard board, FilmTimeline film, Transition usual)
    {
        var last = double.NegativeInfinity;
        foreach (var placed in film.Scenes)
        {
            var (start, seconds) = (film.TimeOf(placed.StartFrame).TotalSeconds, (double)placed.Frames / film.Fps);
            var moves = (placed.Scene.Transition ?? usual) is not (Transition.None or Transition.Dip or Transition.Fade);
            if (placed.Index > 0 && moves && start - last >= BetweenWhooshes)
            {
                yield return (SoundEffectKind.Whoosh, start - (WhooshSeconds / 2), WhooshSeconds);
                last = start;
            }

            foreach (var effect in Within(placed, seconds)) yield return effect with { At = start + effect.At };
        }
    }

    /// <summary>The clips of a timeline's track.</summary>
    public static IEnumerable<JsonObject> Clips(Storyboard board, FilmTimeline film, Transition usual)
    {
        if (!board.Effects.On) yield break;
        var number = 0L;
        foreach (var (kind, at, seconds) in Of(board, film, usual))
        {
            var start = Math.Max(0, (int)Math.Round(at * film.Fps));
            var length = Math.Min((int)Math.Ceiling(seconds * film.Fps), film.Frames - start);
            if (length < 1) continue;
            var clip = new JsonObject
            {
                ["type"] = "sfx", ["sound"] = Words<SoundEffectKind>.Of(kind), ["seed"] = number++, ["start"] = StoryboardTimeline.Frames(start), ["length"] = StoryboardTimeline.Frames(length),
            };
            if (board.Effects.Gain != 0) clip["volume"] = StoryboardTimeline.Gain(board.Effects.Gain);
            yield return clip;
        }
    }

    private static IEnumerable<(SoundEffectKind Kind, double At, double Seconds)> Within(TimelineScene placed, double seconds)
    {
        var scene = placed.Scene;
        if (scene is { Kind: SceneKind.Number, Number: not null })
        {
            yield return (SoundEffectKind.Count, FigureStack.CountStart, FigureStack.CountSeconds(seconds) * CountTail);
            yield break;
        }

        if (scene.Kind is not (SceneKind.List or SceneKind.Steps or SceneKind.Timeline or SceneKind.Chart)) yield break;
        var last = double.NegativeInfinity;
        foreach (var time in ItemTimes.Of(scene, seconds, placed.Words))
        {
            if (time - last < BetweenPops || time > seconds - PopSeconds) continue;
            yield return (SoundEffectKind.Pop, time, PopSeconds);
            last = time;
        }
    }
}
