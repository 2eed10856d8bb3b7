using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Sound;

/// <summary>Everything that the sound of a film depends on, and nothing else.</summary>
public sealed record SoundPlan
{
    /// <summary>Samples per second of every mix.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Version of everything that mixes. Raise it when a change alters samples.</summary>
    public const int Engine = 4;

    /// <summary>The film's frame rate.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>The film's length in frames.</summary>
    public required long Frames { get; init; }

    /// <summary>The clips that can be heard, in the order of the document.</summary>
    public required IReadOnlyList<SoundClip> Clips { get; init; }

    /// <summary>The files that they use.</summary>
    public required IReadOnlyDictionary<string, SourceMedia> Sources { get; init; }

    /// <summary>How it is mixed.</summary>
    public required SoundSettings Settings { get; init; }

    /// <summary>Exact length of the sound.</summary>
    public long Samples => Rate.SamplesBefore(Frames, SampleRate);

    /// <summary>Takes what is heard from a timeline: no clips past its end, muted ones, or ones of files without sound.</summary>
    /// <param name="timeline">The timeline.</param>
    public static SoundPlan Of(ResolvedTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var samples = timeline.Rate.SamplesBefore(timeline.Frames, SampleRate);
        var heard = timeline.Sounds
            .Where(c => c.Samples > 0 && c.StartSample < samples && c.StartSample + c.Samples > 0)
            .Where(c => !c.Volume.IsConstant || c.Volume.At(0) > 0)
            .Where(c => c.IsMade || timeline.Sources.TryGetValue(c.Source, out var source) && source.Audio is not null)
            .ToArray();
        return new SoundPlan
        {
            Rate = timeline.Rate,
            Frames = timeline.Frames,
            Clips = heard,
            Sources = heard.Where(c => !c.IsMade).Select(c => c.Source).Distinct().ToDictionary(name => name, name => timeline.Sources[name]),
            Settings = timeline.Sound,
        };
    }

    /// <summary>Names the sound by its content: an equal key is an equal sound.</summary>
    /// <param name="ffmpegVersion">Version of the tool that decodes and encodes.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public string Key(string ffmpegVersion)
    {
        var text = new StringBuilder();
        void Add(params ReadOnlySpan<IFormattable> numbers)
        {
            foreach (var number in numbers)
                text.Append(number.ToString(null, CultureInfo.InvariantCulture)).Append(' ');
        }

        text.Append("sound ").Append(ffmpegVersion).Append('\n');
        Add(Engine, Samples);

        // Without volume that moves, the rate of frames is of no matter.
        if (Clips.Any(c => !c.Volume.IsConstant))
            Add(Rate.Numerator, Rate.Denominator);
        Add(Settings.Loudness ?? double.NaN, Settings.TruePeak, Settings.DuckDecibels);
        foreach (var clip in Clips)
        {
            text.Append('\n').Append(NameOf(clip)).Append(' ').Append(clip.Role).Append(clip.Ducks ? "" : " n").Append(clip.Reverse ? " r" : "").Append(clip.Loop ? " l " : " ");
            Add(clip.StartSample, clip.Samples, clip.Trim.Ticks, clip.Speed, clip.FadeIn, clip.FadeOut);
            foreach (var key in clip.Volume.Keys)
                Add(key.Frame, key.Value, key.Easing.X1, key.Easing.Y1, key.Easing.X2, key.Easing.Y2, key.Easing.Steps);
            text.Append("t ");
            foreach (var span in clip.Tempos)
                Add(span.FromSample, span.Samples, span.Tempo);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private string NameOf(SoundClip clip) => clip switch
    {
        { Music: { } brief } => Text(brief),
        { Effect: { } effect } => string.Create(CultureInfo.InvariantCulture, $"effect {effect.Kind} {effect.Samples} {effect.Seed}"),
        _ => Sources[clip.Source].Sha256,
    };

    private static string Text(Music.MusicBrief brief) => string.Create(
        CultureInfo.InvariantCulture, $"music {brief.Mood} {brief.Seed} {brief.BeatsPerMinute:R} {brief.Samples} {string.Join(',', brief.SceneStarts.Select(s => s.Ticks.ToString(CultureInfo.InvariantCulture)))}");
}
