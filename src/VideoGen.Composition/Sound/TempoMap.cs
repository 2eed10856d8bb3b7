using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Sound;

/// <summary>Which moment of its source a clip plays at each of its moments.</summary>
internal sealed class TempoMap
{
    private readonly List<(long From, double Source, double Rate)> _stretches = [];

    public TempoMap(SoundClip clip)
    {
        var (at, source) = (0L, 0.0);
        void Add(long length, double rate)
        {
            if (length <= 0) return;
            _stretches.Add((at, source, rate));
            (at, source) = (at + length, source + (length * rate));
        }

        foreach (var span in clip.Tempos)
        {
            Add(span.FromSample - at, clip.Speed);
            Add(Math.Min(span.FromSample + span.Samples, clip.Samples) - at, clip.Speed * span.Tempo);
        }

        Add(clip.Samples - at, clip.Speed);
        SourceSamples = source;
        IsPlain = _stretches.TrueForAll(s => s.Rate == 1);
    }

    /// <summary>Length of the source that the whole clip plays.</summary>
    public double SourceSamples { get; }

    /// <summary>Whether it plays the source as it is.</summary>
    public bool IsPlain { get; }

    /// <summary>Sample of the source, counted from the clip's trim.</summary>
    public double SourceAt(double sample)
    {
        var stretch = At(sample);
        return stretch.Source + ((sample - stretch.From) * stretch.Rate);
    }

    /// <summary>Samples of the source per sample of the film.</summary>
    public double RateAt(double sample) => At(sample).Rate;

    private (long From, double Source, double Rate) At(double sample)
    {
        for (var i = _stretches.Count - 1; i > 0; i--)
        {
            if (_stretches[i].From <= sample)
                return _stretches[i];
        }

        return _stretches.Count > 0 ? _stretches[0] : (0, 0, 1);
    }
}
