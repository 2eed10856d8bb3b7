using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Music;

/// <summary>The tempo of a film's music, known before anything has a place in time, so that scenes can be cut on its beats.</summary>
public static class MusicTempo
{
    /// <summary>A whole number of beats per minute within the mood's range.</summary>
    /// <param name="mood">The film's mood.</param>
    /// <param name="seed">The film's seed.</param>
    public static int BeatsPerMinute(Mood mood, long seed)
    {
        var style = MusicStyle.Of(mood);
        return style.SlowestBeats + Chance.Of(seed, "tempo").Next(style.FastestBeats - style.SlowestBeats + 1);
    }
}
