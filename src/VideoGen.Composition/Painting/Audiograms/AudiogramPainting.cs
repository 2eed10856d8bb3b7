using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Audiograms;

/// <summary>Sound made visible, from the sound itself.</summary>
public sealed class AudiogramPainting : IPainting
{
    private readonly AudiogramLayer _layer;
    private readonly FrameRate _rate;
    private readonly IReadOnlyList<SoundClip> _clips;
    private readonly IReadOnlyList<ClipClock> _clocks;

    /// <summary>A painting of a layer's sound. Frames count from the layer's start.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="timeline">Its timeline: sounds, sources and rate.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public AudiogramPainting(AudiogramLayer layer, ResolvedTimeline timeline, int width, int height)
    {
        (_layer, _rate, Width, Height) = (layer, timeline.Rate, width, height);
        var (from, to) = (Sample(0), Sample(layer.Frames));
        var all = layer.Sound is { } one ? [timeline.Sounds[one]] : timeline.Sounds;
        // Composed music has no file to look at.
        _clips = [.. all.Where(c => !c.IsMade && timeline.Sources.ContainsKey(c.Source) && c.StartSample < to && c.StartSample + c.Samples > from)];
        _clocks = [.. _clips.Select(c => new ClipClock(c, timeline.Sources[c.Source].Duration.TotalSeconds))];
        Key = Text(width, height);
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Rgba;

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PaintingMaterial> Materials(long first, long count) => [.. Voices(first, count).Select(v => v.Material)];

    /// <inheritdoc/>
    public IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded)
    {
        var voices = Voices(first, count).Zip(decoded, (v, d) => v with { Samples = ((DecodedMaterial.Sound)d).Samples });
        return new AudiogramPainter(_layer, new SoundLevels([.. voices], _rate, _layer.Bars, Sample), Width, Height, Key);
    }

    private long Sample(long frame) => _rate.SamplesBefore(_layer.Start + frame, PaintingMaterial.Sound.Rate);

    /// <summary>The clips that a stretch needs, each with the part of its source that is looked at.</summary>
    private IEnumerable<Voice> Voices(long first, long count)
    {
        var (from, to) = (Sample(first - SoundLevels.FramesBefore(_rate)), Sample(first + count + SoundLevels.FramesAfter(_rate)));
        for (var i = 0; i < _clips.Count; i++)
        {
            var (clip, clock) = (_clips[i], _clocks[i]);
            var (start, end) = (Math.Max(from, clip.StartSample), Math.Min(to, clip.StartSample + clip.Samples));
            if (start >= end) continue;
            // Frame by frame, since loops and tempos make the way from one end to the other anything but straight.
            var (low, high) = (double.MaxValue, double.MinValue);
            for (var sample = start; ; sample = Math.Min(end, sample + 400))
            {
                var seconds = clock.SecondsAt(sample);
                (low, high) = (Math.Min(low, seconds), Math.Max(high, seconds));
                if (sample == end) break;
            }

            var head = (long)Math.Floor((low - SoundLevels.Reach) * PaintingMaterial.Sound.Rate);
            var length = (long)Math.Ceiling((high + SoundLevels.Reach) * PaintingMaterial.Sound.Rate) - head;
            yield return new Voice(clock, head, new PaintingMaterial.Sound(clip.Source, TimeSpan.FromSeconds((double)head / PaintingMaterial.Sound.Rate), (int)length));
        }
    }

    private string Text(int width, int height)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"audiogram {width}x{height} {_layer.Kind} {PainterKeys.Of(_layer.Colour)} {_layer.Bars} {_rate}");
        foreach (var clip in _clips)
        {
            var from = clip.StartSample - Sample(0);
            text.Append(CultureInfo.InvariantCulture, $" [{from} {clip.Samples} {clip.Trim.Ticks} {clip.Speed:R} {clip.Reverse} {clip.Loop} {PainterKeys.Of(clip.Volume)} {clip.FadeIn} {clip.FadeOut}");
            foreach (var tempo in clip.Tempos) text.Append(CultureInfo.InvariantCulture, $" {tempo.FromSample}+{tempo.Samples}x{tempo.Tempo:R}");
            text.Append(']');
        }

        return text.ToString();
    }
}

/// <summary>A clip's sound.</summary>
/// <param name="Clock">What it plays when.</param>
/// <param name="Head">Sample of the source at the first of the samples.</param>
/// <param name="Material">What was asked for.</param>
/// <param name="Samples">What came.</param>
internal sealed record Voice(ClipClock Clock, long Head, PaintingMaterial.Sound Material, ReadOnlyMemory<float> Samples = default);
