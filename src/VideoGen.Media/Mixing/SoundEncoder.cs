using VideoGen.Composition.Layers;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Encodes a mix: the film's sound once for both of its files, and the stems beside it.</summary>
internal sealed class SoundEncoder(IFFmpeg ffmpeg, string folder, MixCost cost)
{
    public const string FilmName = "film-sound.m4a";
    public const string StreamName = "film-stream.mp4";
    public const string IndexName = "film-stream.json";

    /// <summary>AAC adds a few tenths of a decibel to a peak, on sharp drums more.</summary>
    private const double FirstMargin = 0.7;
    private const int MostRounds = 3;
    private const string CheckName = "check.f32";

    private static readonly string[] RawInput = ["-f", "f32le", "-ar", "48000", "-ac", "2", "-i"];
    private static readonly string[] Codec = ["-c:a", "aac", "-threads", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"];

    /// <summary>Levels, encodes and measures what came out, and lowers the ceiling by what the encoder added until the peak is right.</summary>
    public async Task<MixResult> EncodeAsync(MixBoard board, SoundSettings settings, CancellationToken ct)
    {
        var ceiling = settings.TruePeak - FirstMargin;
        await Task.Run(() => board.Level(ceiling, ct), ct);
        var stems = StemsAsync(board, ct);
        (Loudness Loudness, IReadOnlyList<SilentSpan> Silences) heard;
        try
        {
            for (var round = 1; ; round++)
            {
                await FilmAsync(ct);
                heard = await MeasureAsync(ct);
                if (heard.Loudness.TruePeak <= settings.TruePeak || round == MostRounds)
                    break;
                ceiling -= heard.Loudness.TruePeak - settings.TruePeak + 0.1;
                await stems; // they are made from the same board
                await Task.Run(() => board.Level(ceiling, ct), ct);
            }
        }
        finally
        {
            await stems;
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, IndexName), FragmentIndex.Read(Path.Combine(folder, StreamName)).ToJson(), ct);
        return new MixResult
        {
            FilmName = FilmName,
            StreamName = StreamName,
            IndexName = IndexName,
            MusicName = NameOf(board, SoundRole.Music),
            NarrationName = NameOf(board, SoundRole.Narration),
            EffectsName = NameOf(board, SoundRole.Effect),
            Loudness = heard.Loudness,
            Silences = heard.Silences,
            CpuTime = cost.Cpu,
            PeakMemoryBytes = cost.Memory,
        };
    }

    /// <summary>One encoder, two files: the film's, and the one in fragments that players load piece by piece.</summary>
    private async Task FilmAsync(CancellationToken ct) => cost.Add(await ffmpeg.RunAsync(
        new FFmpegRun
        {
            WorkDirectory = folder,
            Arguments =
            [
                .. RawInput, MixBoard.FilmName, "-map", "0:a", .. Codec, "-b:a", "160k",
                // A clock of milliseconds, which is the default, could not say the length.
                "-f", "tee",
                $"[f=mp4:fflags=+bitexact:movflags=+faststart:movie_timescale=48000]{FilmName}"
                + $"|[f=mp4:fflags=+bitexact:movflags=+delay_moov+default_base_moof:frag_duration=4000000:movie_timescale=48000]{StreamName}",
            ],
        }, ct));

    private async Task<(Loudness Loudness, IReadOnlyList<SilentSpan> Silences)> MeasureAsync(CancellationToken ct)
    {
        cost.Add(await ffmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = folder, Arguments = ["-threads", "1", "-f", "mov", "-i", FilmName, "-f", "f32le", CheckName] }, ct));
        return await Task.Run(
            () =>
            {
                using var sound = new RawSound(Path.Combine(folder, CheckName));
                return Loudness.Of(sound, ct);
            }, ct);
    }

    private async Task StemsAsync(MixBoard board, CancellationToken ct)
    {
        foreach (var role in board.Stems)
        {
            cost.Add(await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    WorkDirectory = folder,
                    Arguments = [.. RawInput, "pipe:0", .. Codec, "-b:a", "128k", "-movflags", "+faststart", "-movie_timescale", "48000", NameOf(board, role)!],
                    WriteInput = (stream, stop) => board.WriteStemAsync(role, stream, stop),
                }, ct));
        }
    }

    private static string? NameOf(MixBoard board, SoundRole role) => !board.Stems.Contains(role) ? null : role switch
    {
        SoundRole.Music => "music.m4a",
        SoundRole.Narration => "narration.m4a",
        _ => "effects.m4a",
    };
}
