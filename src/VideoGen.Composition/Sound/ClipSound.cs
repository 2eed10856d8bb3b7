using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Sound;

/// <summary>What one clip adds to the sound of a film: its source at its tempo, direction and volume.</summary>
public sealed class ClipSound
{
    private readonly SoundClip _clip;
    private readonly FrameRate _rate;
    private readonly IStereoSource _source;
    private readonly TimeStretch? _stretch;
    private float[] _block = [];
    private long _next;

    /// <summary>Opens a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="rate">The film's frames, in which its volume counts.</param>
    /// <param name="source">The decoded source from the clip's trim on.</param>
    public ClipSound(SoundClip clip, FrameRate rate, IStereoSource source)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(source);
        (_clip, _rate) = (clip, rate);
        var map = new TempoMap(clip);
        var length = Math.Min(source.Samples, (long)Math.Ceiling(map.SourceSamples));
        _source = clip.Reverse ? new Backwards(source, length) : source;
        if (clip.Loop && source.Samples > 0)
            _source = new Repeated(_source, clip.Reverse ? length : source.Samples);
        _stretch = map.IsPlain ? null : new TimeStretch(_source, map);
    }

    /// <summary>Samples of the source that a clip plays at most, from its trim on, with what a change of tempo looks ahead.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="filmSamples">Length of the film, after which nothing is heard.</param>
    public static long SourceSamples(SoundClip clip, long filmSamples)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var map = new TempoMap(clip);
        var heard = Math.Min(clip.Samples, filmSamples - clip.StartSample);

        // Backwards, the end of the clip's stretch is heard first.
        var needed = clip.Reverse ? map.SourceSamples : map.SourceAt(heard);
        return (long)Math.Ceiling(needed) + (map.IsPlain || clip.Reverse ? 0 : 4_800);
    }

    /// <summary>Adds the clip to a stretch of the film. Stretches come in order, without gaps, from the film's start.</summary>
    /// <param name="at">First sample of the film.</param>
    /// <param name="stereo">Interleaved; the clip is added to what is there.</param>
    public void AddTo(long at, Span<float> stereo)
    {
        var from = Math.Max(at, Math.Max(0, _clip.StartSample));
        var to = Math.Min(at + (stereo.Length / 2), _clip.StartSample + _clip.Samples);
        if (to <= from)
            return;
        var count = (int)(to - from) * 2;
        if (_block.Length < count)
            _block = new float[count];
        var block = _block.AsSpan(0, count);
        Read(from - _clip.StartSample, block);
        Shape(from - _clip.StartSample, block);
        var target = stereo.Slice((int)(from - at) * 2, count);
        SampleMath.Add(target, block);
    }

    private void Read(long offset, Span<float> block)
    {
        if (_stretch is null)
        {
            _source.Read(offset, block);
            return;
        }

        // A clip that begins before the film plays its first part unheard.
        for (; _next < offset; _next += Math.Min(block.Length / 2, offset - _next))
            _stretch.Read(block[..((int)Math.Min(block.Length / 2, offset - _next) * 2)]);
        _stretch.Read(block);
        _next += block.Length / 2;
    }

    /// <summary>Volume frame by frame, with straight lines between: a keyframe that jumps takes one frame and does not click.</summary>
    private void Shape(long offset, Span<float> block)
    {
        var constant = _clip.Volume.IsConstant;
        var gain = (float)_clip.Volume.At(0);
        if (constant && offset >= _clip.FadeIn && offset + (block.Length / 2) <= _clip.Samples - _clip.FadeOut)
        {
            SampleMath.Multiply(block, gain);
            return;
        }

        var (frame, from, to, start, end) = (-1L, gain, gain, 0L, 0L);
        for (var i = 0; i < block.Length / 2; i++)
        {
            var sample = offset + i;
            if (!constant)
            {
                if (sample >= end || frame < 0)
                {
                    frame = FrameOf(sample);
                    (start, end) = (_rate.SamplesBefore(frame, 48_000), _rate.SamplesBefore(frame + 1, 48_000));
                    (from, to) = ((float)_clip.Volume.At(frame), (float)_clip.Volume.At(frame + 1));
                }

                gain = from + ((to - from) * (sample - start) / (end - start));
            }

            var total = gain * Fade(sample, _clip.FadeIn) * Fade(_clip.Samples - 1 - sample, _clip.FadeOut);
            block[i * 2] *= total;
            block[(i * 2) + 1] *= total;
        }
    }

    private long FrameOf(long sample)
    {
        var frame = (long)((Int128)sample * _rate.Numerator / ((Int128)_rate.Denominator * 48_000));
        while (_rate.SamplesBefore(frame + 1, 48_000) <= sample) frame++;
        return frame;
    }

    private static float Fade(long sample, long length) =>
        sample >= length ? 1 : MathF.Sin(MathF.PI / 2 * (sample + 0.5f) / length);

    private sealed class Backwards(IStereoSource source, long length) : IStereoSource
    {
        public long Samples => length;

        public void Read(long at, Span<float> stereo)
        {
            source.Read(length - at - (stereo.Length / 2), stereo);
            stereo.Reverse();
            for (var i = 0; i < stereo.Length; i += 2)
                (stereo[i], stereo[i + 1]) = (stereo[i + 1], stereo[i]);

            // What lies before the trim does not belong to the clip.
            var tail = Math.Clamp(length - at, 0, stereo.Length / 2);
            stereo[((int)tail * 2)..].Clear();
        }
    }

    private sealed class Repeated(IStereoSource source, long period) : IStereoSource
    {
        public long Samples => long.MaxValue / 4;

        public void Read(long at, Span<float> stereo)
        {
            while (stereo.Length > 0)
            {
                var place = ((at % period) + period) % period;
                var count = (int)Math.Min(stereo.Length / 2, period - place);
                source.Read(place, stereo[..(count * 2)]);
                stereo = stereo[(count * 2)..];
                at += count;
            }
        }
    }
}
