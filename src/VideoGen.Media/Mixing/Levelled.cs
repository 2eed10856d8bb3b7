using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sound.Effects;

namespace VideoGen.Media.Mixing;

/// <summary>
/// Sounds at a loudness that their volumes can count on: voices all alike, composed music a little beneath them, effects as they are made. Files stay as they are.
/// </summary>
internal static class Levelled
{
    /// <summary>Loudness of a film's voices together, in LUFS.</summary>
    private const double Voice = -16;

    /// <summary>Loudness of a piece of music alone under a voice, in LUFS: it carries the pauses without jumping out of them.</summary>
    private const double Music = Voice - 4.5;

    /// <summary>One sound per clip of a plan.</summary>
    /// <param name="plan">What is played.</param>
    /// <param name="decoded">The sounds of its files; null for what VideoGen makes.</param>
    /// <param name="ct">Ends the work.</param>
    public static IReadOnlyList<IStereoSource> Of(SoundPlan plan, IReadOnlyList<RawSound?> decoded, CancellationToken ct)
    {
        var spoken = plan.Clips.Zip(decoded).Where(p => IsSpoken(p.First)).Select(p => p.Second!).ToArray();
        var voice = spoken.Length == 0 ? 1 : GainTo(Voice, spoken, ct);
        return [.. plan.Clips.Zip(decoded, (clip, sound) => clip switch
        {
            { Music: { } brief } => Play(clip, brief, ct),
            { Effect: { } effect } => new StereoBuffer(EffectSynthesizer.Play(effect)),
            _ when IsSpoken(clip) => new Amplified(sound!, voice),
            _ => (IStereoSource)sound!,
        })];
    }

    private static bool IsSpoken(SoundClip clip) => clip.Source.StartsWith(SpokenText.Scheme, StringComparison.Ordinal);

    private static Amplified Play(SoundClip clip, MusicBrief brief, CancellationToken ct)
    {
        var music = new StereoBuffer(MusicSynthesizer.Play(brief, Composer.Compose(brief), ct));
        return new Amplified(music, GainTo(Music, [music], ct), (long)Math.Round(clip.Trim.TotalSeconds * SoundPlan.SampleRate));
    }

    private static float GainTo(double loudness, IReadOnlyList<IStereoSource> sounds, CancellationToken ct)
    {
        var meter = new LoudnessMeter();
        foreach (var sound in sounds)
            MixBoard.Play(sound, sound.Samples, meter.Add, ct);
        return MixBoard.Gain(loudness - meter.Integrated);
    }

    /// <summary>A sound, louder or quieter, from a sample on.</summary>
    private sealed class Amplified(IStereoSource source, float gain, long skip = 0) : IStereoSource
    {
        public long Samples => Math.Max(0, source.Samples - skip);

        public void Read(long at, Span<float> stereo)
        {
            source.Read(at + skip, stereo);
            SampleMath.Multiply(stereo, gain);
        }
    }
}
