using System.Globalization;
using VideoGen.Composition.Sound;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Puts the narration in its places, cleans it and gives it a little room.</summary>
internal sealed class VoiceChain(IFFmpeg ffmpeg, MixOrder order, MixCost cost)
{
    private const string PlacedRaw = "voice.s16";
    private const string PolishedRaw = "voice.f32";

    /// <summary>Makes raw 32-bit floats: one channel at 48 kHz, as long as the film.</summary>
    /// <returns>Path of the file.</returns>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var clips = new List<(TimeSpan Start, ReadOnlyMemory<short> Samples)>(order.Voice.Count);
        var rate = 0;
        foreach (var clip in order.Voice)
        {
            var name = order.SpeechTempo > 1.005 ? await FasterAsync(clip.WavName, ct) : clip.WavName;
            var (clipRate, samples) = SoundFiles.Read(Path.Combine(order.Folder, name));
            if (rate != 0 && clipRate != rate)
                throw new InvalidDataException("All clips of a film have the same sample rate.");
            rate = clipRate;
            clips.Add((clip.Start, samples));
        }

        var length = (int)Math.Ceiling(order.Music.Seconds * rate);
        await SoundFiles.WriteRawAsync<short>(Path.Combine(order.Folder, PlacedRaw), VoiceTrack.Place(length, rate, clips), ct);
        await PolishAsync(rate, ct);
        return Path.Combine(order.Folder, PolishedRaw);
    }

    private async Task PolishAsync(int rate, CancellationToken ct)
    {
        // Rumble out, body in, the nasal and the sharp band down, even loudness, air above, and two early reflections for a room.
        var samples = order.Music.Samples.ToString(CultureInfo.InvariantCulture);
        string[] chain =
        [
            "highpass=f=85", "equalizer=f=180:t=q:w=1:g=2", "equalizer=f=1100:t=q:w=1.4:g=-2", "equalizer=f=3200:t=q:w=1:g=-3",
            "acompressor=threshold=0.08:ratio=3:attack=8:release=140:makeup=1.6", "treble=g=1.5:f=7500",
            "aresample=48000:filter_size=64", "aecho=1:0.9:17|29:0.10|0.06", $"apad=whole_len={samples}", $"atrim=end_sample={samples}",
        ];
        cost.Add(await ffmpeg.RunAsync(new FFmpegRun
        {
            WorkDirectory = order.Folder,
            Arguments =
            [
                "-f", "s16le", "-ar", rate.ToString(CultureInfo.InvariantCulture), "-ac", "1", "-i", PlacedRaw,
                "-filter_threads", "1", "-af", string.Join(',', chain), "-ac", "1", "-f", "f32le", PolishedRaw,
            ],
        }, ct));
    }

    private async Task<string> FasterAsync(string name, CancellationToken ct)
    {
        var faster = "fast-" + name;
        var tempo = Math.Min(order.SpeechTempo, 100).ToString("0.#####", CultureInfo.InvariantCulture);
        cost.Add(await ffmpeg.RunAsync(new FFmpegRun
        {
            WorkDirectory = order.Folder,
            Arguments = ["-i", name, "-af", $"atempo={tempo}", "-fflags", "+bitexact", "-map_metadata", "-1", "-c:a", "pcm_s16le", faster],
        }, ct));
        return faster;
    }
}
