namespace VideoGen.Composition.Music;

/// <summary>Reads rhythm strings of sixteen steps per bar of four beats.</summary>
internal static class Rhythm
{
    /// <summary>Strokes of a bar that repeats from <paramref name="from"/> until <paramref name="to"/>, in beats.</summary>
    public static IEnumerable<(double At, bool Strong)> Strokes(string bar, double from, double to, double swing)
    {
        for (var step = 0; ; step++)
        {
            // Every second eighth comes late by the swing; its sixteenths with it.
            var late = step % 4 is 2 or 3 ? swing * 0.5 : 0;
            var at = from + (step / 4.0) + late;
            if (from + (step / 4.0) >= to - 0.01)
                yield break;
            var stroke = bar[step % bar.Length];
            if (stroke != '.' && at < to)
                yield return (at, stroke == 'X');
        }
    }

    /// <summary>Beats from a stroke to the next one of the same bar.</summary>
    public static double UntilNext(string bar, double at)
    {
        var step = (int)Math.Floor((at * 4) + 0.01);
        for (var i = 1; i <= bar.Length; i++)
        {
            if (bar[(step + i) % bar.Length] != '.')
                return i / 4.0;
        }

        return bar.Length / 4.0;
    }
}
