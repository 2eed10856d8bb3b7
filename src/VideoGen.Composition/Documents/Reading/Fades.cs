using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Multiplies a curve by a fade at each end.</summary>
internal static class Fades
{
    private const int MostSamples = 300;

    /// <summary>The faded curve.</summary>
    /// <param name="curve">What is faded.</param>
    /// <param name="frames">Frames of the clip.</param>
    /// <param name="first">Frames of the fade at the start; 0 for none.</param>
    /// <param name="last">Frames of the fade at the end; 0 for none. Together with the first at most all frames.</param>
    public static Curve Apply(Curve curve, long frames, long first, long last)
    {
        if (first == 0 && last == 0) return curve;
        if (curve.IsConstant) return Constant(curve.Keys[0].Value, frames, first, last);
        List<Keyframe> keys = [];
        var (from, to) = (first, frames - last);
        // Two moves at once make no Bézier curve: the fades themselves are written frame by frame.
        foreach (var frame in Steps(0, from)) keys.Add(Sample(curve, frame, (double)frame / first));
        if (first > 0 || from < to) keys.Add(Sample(curve, from, 1));
        keys.AddRange(Between(curve, from, to));
        if (last > 0) keys.AddRange(Steps(to, frames).Append(frames).Select(frame => Sample(curve, frame, (double)(frames - frame) / last)));
        return Curve.Of(Rising(keys));
    }

    private static Curve Constant(double value, long frames, long first, long last)
    {
        List<Keyframe> keys = [];
        if (first > 0) keys.AddRange([new Keyframe(0, 0, Easing.Linear), new Keyframe(first, value, Easing.Linear)]);
        if (last > 0)
        {
            if (frames - last > first || first == 0) keys.Add(new Keyframe(frames - last, value, Easing.Linear));
            keys.Add(new Keyframe(frames, 0, Easing.Linear));
        }

        return Curve.Of(keys);
    }

    /// <summary>The curve between the fades: its own keyframes, cut open where a fade meets a move.</summary>
    private static IEnumerable<Keyframe> Between(Curve curve, long from, long to)
    {
        for (var i = 0; i < curve.Keys.Count; i++)
        {
            var key = curve.Keys[i];
            if (key.Frame <= from || (i > 0 && curve.Keys[i - 1].Frame >= to)) continue;
            var starts = i == 0 ? key.Frame : curve.Keys[i - 1].Frame;
            if (i == 0 || (starts >= from && key.Frame <= to) || curve.Keys[i - 1].Value == key.Value)
            {
                if (key.Frame <= to) yield return key;
                continue;
            }

            // The move is under way where a fade ends or begins: what is left of it is sampled.
            foreach (var frame in Steps(Math.Max(from, (long)Math.Ceiling(starts)) + 1, (long)Math.Ceiling(Math.Min(to, key.Frame)))) yield return Sample(curve, frame, 1);
            if (key.Frame < to) yield return key with { Easing = Easing.Linear };
        }
    }

    /// <summary>Frames from the first to before the last: all of them, or of a long stretch as many as a move can need.</summary>
    private static IEnumerable<long> Steps(long first, long last)
    {
        var step = Math.Max(1, (last - first) / MostSamples);
        for (var frame = first; frame < last; frame += step) yield return frame;
    }

    private static Keyframe Sample(Curve curve, long frame, double share) => new(frame, curve.At(frame) * share, Easing.Linear);

    private static IEnumerable<Keyframe> Rising(List<Keyframe> keys)
    {
        var last = double.NegativeInfinity;
        foreach (var key in keys)
        {
            if (key.Frame <= last) continue;
            yield return key;
            last = key.Frame;
        }
    }
}
