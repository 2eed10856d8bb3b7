namespace VideoGen.Composition.Sound;

/// <summary>A finished mix and the two stems that it is the sum of, all interleaved stereo at 48 kHz.</summary>
public sealed class Mixdown
{
    /// <summary>Music under speech is this much quieter than alone.</summary>
    private const double DuckDecibels = -9;

    /// <summary>Music alone against the voice, in LU: it carries the pauses without jumping out of them.</summary>
    private const double MusicAgainstVoice = -4.5;

    /// <summary>Highest peak of a stem: −1 dBFS, since an encoder may add to it.</summary>
    private const float StemCeiling = 0.891f;

    private readonly float[] _voice;
    private readonly float[] _music;
    private readonly float _voiceGain;
    private float _filmGain;

    private Mixdown(float[] voice, float[] music, float voiceGain)
    {
        (_voice, _music, _voiceGain) = (voice, music, voiceGain);
        Film = new float[music.Length];
    }

    /// <summary>What the film sounds like.</summary>
    public float[] Film { get; }

    /// <summary>Mixes narration and music to a loudness.</summary>
    /// <param name="voice">One channel at 48 kHz; may be silent. Belongs to the mix from here on.</param>
    /// <param name="music">Interleaved stereo of the same length. Belongs to the mix from here on: it is turned down in place, since a long film's sound is large.</param>
    /// <param name="loudness">Wanted integrated loudness in LUFS.</param>
    /// <param name="ceiling">Highest true peak in dBTP, below 0.</param>
    public static Mixdown Create(float[] voice, float[] music, double loudness, double ceiling)
    {
        ArgumentNullException.ThrowIfNull(voice);
        ArgumentNullException.ThrowIfNull(music);
        if (music.Length != voice.Length * 2)
            throw new ArgumentException("Voice and music must be equally long.", nameof(music));
        var voiceLoudness = LoudnessMeter.Integrated(voice, 1);
        var speaks = double.IsFinite(voiceLoudness);
        var bed = Gain(loudness + (speaks ? MusicAgainstVoice : 0) - LoudnessMeter.Integrated(music, 2));
        foreach (ref var sample in music.AsSpan())
            sample *= bed;
        if (speaks)
            Ducking.Apply(music, Ducking.Speech(voice), Gain(DuckDecibels));
        var mix = new Mixdown(voice, music, speaks ? Gain(loudness - voiceLoudness) : 0);
        mix.Relevel(loudness, ceiling);
        return mix;
    }

    /// <summary>Makes <see cref="Film"/> again at another loudness or ceiling.</summary>
    /// <param name="loudness">Wanted integrated loudness in LUFS.</param>
    /// <param name="ceiling">Highest true peak in dBTP, below 0.</param>
    public void Relevel(double loudness, double ceiling)
    {
        var sum = new float[_music.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = _music[i] + (_voice[i / 2] * _voiceGain);
        _filmGain = Level(sum, loudness, Gain(ceiling), Film);
    }

    /// <summary>The music as it is in the film, quieter under speech.</summary>
    public float[] MusicStem()
    {
        var stem = new float[_music.Length];
        PeakLimiter.Apply(_music, _filmGain, StemCeiling, stem);
        return stem;
    }

    /// <summary>The narration as it is in the film.</summary>
    public float[] VoiceStem()
    {
        var wide = new float[_music.Length];
        for (var i = 0; i < wide.Length; i++)
            wide[i] = _voice[i / 2] * _voiceGain;
        var stem = new float[wide.Length];
        PeakLimiter.Apply(wide, _filmGain, StemCeiling, stem);
        return stem;
    }

    /// <summary>Amplifies and limits until the limited sound has the loudness: limiting takes some away, so it is measured again.</summary>
    private static float Level(float[] sum, double loudness, float ceiling, float[] film)
    {
        var decibels = loudness - LoudnessMeter.Integrated(sum, 2);
        for (var round = 0; ; round++)
        {
            PeakLimiter.Apply(sum, Gain(decibels), ceiling, film);
            var missing = loudness - LoudnessMeter.Integrated(film, 2);
            if (Math.Abs(missing) < 0.1 || round == 3 || !double.IsFinite(missing))
                return Gain(decibels);
            decibels += missing;
        }
    }

    private static float Gain(double decibels) => double.IsFinite(decibels) ? (float)Math.Pow(10, decibels / 20) : 1;
}
