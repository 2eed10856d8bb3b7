using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Sound;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Balances composed music and a voice; the rest is a mix of two clips like any other.</summary>
internal sealed class SoundMixer(IFFmpeg ffmpeg) : ISoundMixer
{
    /// <summary>Music alone against the voice, in LU: it carries the pauses without jumping out of them.</summary>
    private const double MusicAgainstVoice = -4.5;
    private const double TargetLufs = ISoundMixer.TargetLufs;
    private static readonly SoundSettings Settings = new() { Loudness = TargetLufs, TruePeak = -1.1, DuckDecibels = 9 };

    public async Task<MixResult> MixAsync(MixOrder order, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order.SpeechTempo, 1);
        var cost = new MixCost();
        var length = order.Music.Samples;
        using var voice = order.Voice.Count == 0 ? null : new RawSound(await new VoiceChain(ffmpeg, order, cost).RunAsync(ct), channels: 1);
        using var board = new MixBoard(order.Folder, length, new FrameRate(SoundPlan.SampleRate, 1), Settings);
        await Task.Run(
            () =>
            {
                var music = new StereoBuffer(MusicSynthesizer.Play(order.Music, Composer.Compose(order.Music), ct));
                var spoken = voice is null ? double.NegativeInfinity : MixBoard.Measure(voice, length, ct);
                var speaks = double.IsFinite(spoken);
                var bed = TargetLufs + (speaks ? MusicAgainstVoice : 0) - MixBoard.Measure(music, length, ct);
                List<(SoundClip, IStereoSource)> parts = [(Clip(SoundRole.Music, length, bed), music)];
                if (voice is not null)
                    parts.Add((Clip(SoundRole.Narration, length, TargetLufs - spoken), voice));
                board.Mix(parts, ct);
            }, ct);
        return await new SoundEncoder(ffmpeg, order.Folder, cost).EncodeAsync(board, Settings, ct);
    }

    private static SoundClip Clip(SoundRole role, long samples, double decibels) => new()
    {
        Path = "", Source = role.ToString(), StartSample = 0, Samples = samples, Role = role, Volume = MixBoard.Gain(decibels),
    };
}
