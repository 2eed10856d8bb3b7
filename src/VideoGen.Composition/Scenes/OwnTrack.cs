using System.Text.Json.Nodes;
using VideoGen.Composition.Music;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;

namespace VideoGen.Composition.Scenes;

/// <summary>A recording that plays as a film's music: it begins on its first beat, scenes change on its beats, and it goes from a beat on as the film ends.</summary>
/// <param name="Source">Its name among the files of the storyboard.</param>
/// <param name="Beats">Where its beats fall; null when it has no steady ones.</param>
/// <param name="Loudness">As it was recorded, in LUFS.</param>
public sealed record OwnTrack(string Source, FoundBeats? Beats, double Loudness)
{
    /// <summary>Loudness of music under a voice, in LUFS.</summary>
    private const double Aim = -20.5;

    // What is all but silent is not made loud.
    private const double Quietest = -45;
    private const double LeastFade = 1.5;

    /// <summary>The film's beats while it plays; null when there are none.</summary>
    public BeatGrid? Grid => Beats is { } beats ? new BeatGrid(beats.BeatsPerMinute, 0) : null;

    /// <summary>The clip that plays it.</summary>
    internal JsonObject Clip(Storyboard board, FilmTimeline film)
    {
        var seconds = film.TimeOf(film.Frames).TotalSeconds;
        return new JsonObject
        {
            ["type"] = "audio", ["name"] = "music", ["source"] = Source, ["role"] = "music", ["start"] = 0, ["length"] = "end", ["loop"] = true,
            ["trim"] = Math.Round(Beats?.First.TotalSeconds ?? 0, 3), ["fade_out"] = Math.Round(FadeOf(seconds), 3),
            ["volume"] = StoryboardTimeline.Gain(board.Music.Gain + Aim - Math.Max(Loudness, Quietest)),
        };
    }

    /// <summary>Seconds from the last beat that leaves room for the fade to the end.</summary>
    private double FadeOf(double seconds)
    {
        if (Beats is not { } beats) return Math.Min(LeastFade, seconds / 2);
        var beat = 60 / beats.BeatsPerMinute;
        var from = Math.Floor(Math.Max(0, seconds - LeastFade) / beat) * beat;
        return Math.Min(seconds - from, seconds / 2);
    }
}
