using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Stretches of a sound that run at a tempo of their own.</summary>
internal static class Tempos
{
    public const int SampleRate = 48_000;

    /// <summary>The stretches of a clip, in samples of the film; faults are reported.</summary>
    public static IReadOnlyList<TempoSpan> Read(Fields fields, FrameRate rate, long frames)
    {
        if (!fields.Has("tempo")) return [];
        List<TempoSpan> spans = [];
        var samples = rate.SamplesBefore(frames, SampleRate);
        foreach (var (element, path) in fields.Items("tempo"))
        {
            if (Fields.Open(fields.Context, element, "tempo", path) is not { } tempo) continue;
            var (from, to, tempoRate) = (tempo.Time("from"), tempo.Time("to"), tempo.Number("rate", 1));
            if (from is not { } first || to is not { } last) continue;
            var (start, end) = (Samples(first, rate, frames, samples), Samples(last, rate, frames, samples));
            if (end <= start)
                fields.Context.Wrong(tempo.PathOf("to"), TimelineCodes.OutOfRange, "The stretch ends before it begins.", "Let \"to\" be after \"from\".");
            else if (spans.Count > 0 && start < spans[^1].FromSample + spans[^1].Samples)
                fields.Context.Wrong(tempo.PathOf("from"), TimelineCodes.Overlap, "The stretch overlaps the one before.", "Put stretches in order, each after the one before.");
            else if (start < samples)
                spans.Add(new TempoSpan(start, Math.Min(end, samples) - start, tempoRate));
        }

        return spans;
    }

    /// <summary>Seconds of the source that a clip uses up.</summary>
    public static double Consumed(IReadOnlyList<TempoSpan> spans, long samples, double speed) =>
        (samples + spans.Sum(span => span.Samples * (span.Tempo - 1))) / SampleRate * speed;

    /// <summary>Frames that a clip lasts when all that is left of its source is played.</summary>
    /// <param name="fields">The clip.</param>
    /// <param name="rate">Frame rate.</param>
    /// <param name="left">Seconds of the source after the trim.</param>
    /// <param name="speed">Its speed.</param>
    /// <param name="isSound">Whether it is sound alone: then a part of a frame at the end counts, and so does its tempo. A picture has none.</param>
    public static long Natural(Fields fields, FrameRate rate, double left, double speed, bool isSound)
    {
        var exact = left / speed * rate.PerSecond;
        // A tick of rounding in the file's duration must not cost or add a frame.
        var plain = Math.Max(1, (long)(isSound ? Math.Ceiling(exact - 0.01) : Math.Floor(exact + 0.01)));
        if (!isSound || !fields.Has("tempo")) return plain;
        var (low, high) = (1L, (plain * 2) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Consumed(Read(fields, rate, middle), rate.SamplesBefore(middle, SampleRate), speed) >= left - 1e-6) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static long Samples(DocumentTime time, FrameRate rate, long frames, long samples) =>
        time.Kind == TimeKind.Share ? (long)decimal.Round(time.Amount * samples) : time.Kind == TimeKind.Seconds ? (long)decimal.Round(time.Amount * SampleRate) : rate.SamplesBefore(time.Frames(rate, frames), SampleRate);
}
