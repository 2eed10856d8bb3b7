using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A stretch of a source that is read in one go.</summary>
/// <param name="Time">Seconds of the source that show on its first frame, played forwards.</param>
/// <param name="Frames">Frames of the film.</param>
/// <param name="Reversed">Played backwards.</param>
internal readonly record struct SourcePiece(double Time, int Frames, bool Reversed);

/// <summary>Divides what a shot shows of a source into stretches: one per turn of a loop, and short ones when they run backwards, since those are held in memory.</summary>
internal static class SourcePieces
{
    private const long MostReversedBytes = 96L << 20;
    private const int MostPieces = 64;

    /// <summary>Seconds of the picture; the file may go on with sound alone.</summary>
    public static double LengthOf(SourceMedia source) => source.Video is { Frames: > 0, Rate: { } rate, IsVariable: false } video
        ? Math.Min(rate.SecondsAt(video.Frames) + Math.Max(0, video.StartTime.TotalSeconds), Math.Max(source.Duration.TotalSeconds, 0.001))
        : source.Duration.TotalSeconds;

    public static IReadOnlyList<SourcePiece> Of(FrameRate rate, VideoLayer layer, Shot shot, double length, long frameBytes)
    {
        var first = layer.Reverse ? layer.Frames - shot.First - shot.Count : shot.First;
        var most = layer.Reverse ? (int)Math.Clamp(MostReversedBytes / Math.Max(1, frameBytes), 4, int.MaxValue) : int.MaxValue;
        List<SourcePiece> pieces = [];
        for (var done = 0; done < shot.Count;)
        {
            var (time, left) = At(rate, layer, first + done, length);
            var frames = Math.Min(Math.Min(left, shot.Count - done), most);
            // A loop of very few frames: as many turns as make sense to open, the last one held.
            if (pieces.Count == MostPieces - 1) frames = shot.Count - done;
            pieces.Add(new SourcePiece(time, frames, layer.Reverse));
            done += frames;
        }

        if (layer.Reverse) pieces.Reverse();
        return pieces;
    }

    private static (double Time, int FramesLeft) At(FrameRate rate, VideoLayer layer, long frame, double length)
    {
        var (trim, played) = (layer.Trim.TotalSeconds, rate.SecondsAt(frame) * layer.Speed);
        var turn = length - trim;
        if (!layer.Loop || turn <= 0) return (trim + played, int.MaxValue);
        // A frame that begins within rounding of a turn's end belongs to the next one.
        var turns = Math.Floor((played / turn) + 1e-6);
        var into = Math.Max(0, played - (turns * turn));
        var left = Math.Ceiling(((turn - into) / layer.Speed * rate.PerSecond) - 1e-3);
        return (trim + into, (int)Math.Max(1, Math.Min(left, int.MaxValue)));
    }
}
