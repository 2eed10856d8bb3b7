using System.Globalization;
using VideoGen.Composition.Music;
using VideoGen.Composition.Sound;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

internal sealed class SoundMixer(IFFmpeg ffmpeg) : ISoundMixer
{
    private const double TargetLufs = -14;

    /// <summary>The meter shows tenths: at −1.1 the peak is surely below −1 dBTP.</summary>
    private const double HighestTruePeak = -1.1;
    private const double LufsTolerance = 0.9;

    /// <summary>Peaks before encoding: AAC adds a few tenths of a decibel, on sharp drums more.</summary>
    private const double FirstCeiling = -1.8;
    private const int MostRounds = 4;

    private const string FilmRaw = "film.f32";
    private const string FilmName = "film-sound.m4a";
    private const string MusicName = "music.m4a";
    private const string NarrationName = "narration.m4a";

    public async Task<MixResult> MixAsync(MixOrder order, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order.SpeechTempo, 1);
        var cost = new MixCost();
        var voice = await new VoiceChain(ffmpeg, order, cost).RunAsync(ct);
        var music = MusicSynthesizer.Play(order.Music, Composer.Compose(order.Music), ct);

        var speaks = order.Voice.Count > 0;
        var (mix, loudness) = await LevelAsync(order.Folder, voice, music, cost, ct);
        await StemAsync(order.Folder, mix.MusicStem(), MusicName, cost, ct);
        if (speaks)
            await StemAsync(order.Folder, mix.VoiceStem(), NarrationName, cost, ct);
        return new MixResult
        {
            FilmName = FilmName,
            MusicName = MusicName,
            NarrationName = speaks ? NarrationName : null,
            Loudness = loudness,
            CpuTime = cost.Cpu,
            PeakMemoryBytes = cost.Memory,
        };
    }

    /// <summary>Encodes, measures what came out, and lowers the ceiling by what the encoder added until the peak is right.</summary>
    private async Task<(Mixdown Mix, Loudness Loudness)> LevelAsync(string folder, float[] voice, float[] music, MixCost cost, CancellationToken ct)
    {
        var mix = Mixdown.Create(voice, music, TargetLufs, FirstCeiling);
        var ceiling = FirstCeiling;
        for (var round = 1; ; round++)
        {
            await SoundFiles.WriteRawAsync<float>(Path.Combine(folder, FilmRaw), mix.Film, ct);
            await EncodeAsync(folder, FilmRaw, FilmName, "160k", cost, ct);
            var (loudness, run) = await LoudnessCheck.MeasureAsync(ffmpeg, folder, FilmName, ct);
            cost.Add(run);

            // Sound shorter than one block of the measurement has no loudness; it only has to keep its peak.
            var measurable = double.IsFinite(loudness.Integrated);
            if (loudness.TruePeak <= HighestTruePeak && (!measurable || Math.Abs(loudness.Integrated - TargetLufs) <= LufsTolerance))
                return (mix, loudness);
            if (round == MostRounds)
                throw Missed(loudness);
            ceiling -= Math.Max(0, loudness.TruePeak - HighestTruePeak) + 0.15;
            mix.Relevel(TargetLufs, ceiling);
        }
    }

    private static MediaException Missed(Loudness loudness) => new(
        ErrorCodes.OutputInvalid,
        string.Create(CultureInfo.InvariantCulture, $"The sound came out at {loudness.Integrated:0.0} LUFS with a true peak of {loudness.TruePeak:0.0} dB."),
        "");

    private async Task StemAsync(string folder, float[] stem, string name, MixCost cost, CancellationToken ct)
    {
        var raw = Path.ChangeExtension(name, ".f32");
        await SoundFiles.WriteRawAsync<float>(Path.Combine(folder, raw), stem, ct);
        await EncodeAsync(folder, raw, name, "128k", cost, ct);
    }

    private async Task EncodeAsync(string folder, string raw, string name, string bitrate, MixCost cost, CancellationToken ct) =>
        cost.Add(await ffmpeg.RunAsync(new FFmpegRun
        {
            WorkDirectory = folder,
            Arguments =
            [
                "-f", "f32le", "-ar", "48000", "-ac", "2", "-i", raw, "-c:a", "aac", "-b:a", bitrate, "-threads", "1",
                "-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart",
                "-movie_timescale", "48000", name, // the default writes the length in milliseconds
            ],
        }, ct));
}

internal sealed class MixCost
{
    public TimeSpan Cpu { get; private set; }

    public long Memory { get; private set; }

    public void Add(FFmpegResult run) => (Cpu, Memory) = (Cpu + run.CpuTime, Math.Max(Memory, run.PeakMemoryBytes));
}
