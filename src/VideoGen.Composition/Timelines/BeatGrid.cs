namespace VideoGen.Composition.Timelines;

/// <summary>Where the music's beats fall, so that scenes can change on them.</summary>
/// <param name="Bpm">Beats per minute, 40 to 240.</param>
/// <param name="FirstBeatFrame">Frame of the film on which the first beat falls, 0 or later.</param>
public sealed record BeatGrid(double Bpm, int FirstBeatFrame)
{
    /// <summary>Frame of the beat nearest to a frame.</summary>
    /// <param name="frame">A frame of the film.</param>
    /// <param name="fps">Frames per second.</param>
    public int Nearest(int frame, int fps)
    {
        var framesPerBeat = 60.0 * fps / Bpm;
        var beat = Math.Max(0, Math.Round((frame - FirstBeatFrame) / framesPerBeat));
        return FirstBeatFrame + (int)Math.Round(beat * framesPerBeat);
    }
}
