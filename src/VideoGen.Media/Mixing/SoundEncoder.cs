using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Encodes a mix: the film's sound once for both of its files, and the stems beside it.</summary>
internal sealed class SoundEncoder(IFFmpeg ffmpeg, string folder, MixCost cost)
{
    public const string FilmName = "film-sound.m4a";
    public const string StreamName = "film-stream.mp4";
    public const string IndexName = "film-stream.json";

    /// <summary>What the first round leaves to the encoder, which adds to sharp peaks, in decibels.</summary>
    private const double FirstMargin = 0.7;
    private const int MostRounds = 6;

    /// <summary>From this round on everything is lowered: what the encoder adds turned up in other places than before.</summary>
    private const int LowerAllRound = 3;
    private const string CheckName = "check.f32";

    // The film has a rate, at which peaks stay near what was mixed. Stems have a quality: the encoder tries again and again to spend a rate that
    // pure tones, pauses and a voice alone do not need, for up to three times the cost. Music comes to about 140 kbit/s, a voice to 50.
    private const string FilmRate = "160k", StemQuality = "1.2";

    // The fast search spreads its errors better than the default one, at half the cost: at 160 kbit/s it is 1 dB further below what can be heard on
    // music and 10 dB on speech and drums, and adds little to peaks. Guesses at noise, envelope and place of a sound only make it worse.
    private static readonly string[] Codec =
    [
        "-c:a", "aac", "-aac_coder", "fast", "-aac_tns", "0", "-aac_pns", "0", "-aac_is", "0",
        "-threads", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
    ];

    /// <summary>Levels, encodes and measures what came out, and lowers the places at which the encoder went too high until the peak is right.</summary>
    public async Task<MixResult> EncodeAsync(MixBoard board, SoundSettings settings, CancellationToken ct)
    {
        var ceiling = new PeakCeiling(MixBoard.Gain(settings.TruePeak - FirstMargin));
        await Task.Run(() => board.Level(ceiling, ct), ct);
        var stems = StemsAsync(board, ct);
        Heard heard;
        try
        {
            for (var round = 1; ; round++)
            {
                await FilmAsync(ct);
                heard = await MeasureAsync(ct);
                if (heard.Loudness.TruePeak <= settings.TruePeak || round == MostRounds)
                    break;
                await Task.Run(
                    () =>
                    {
                        ceiling.Lower(board.Peaks(ct), heard.Peaks, MixBoard.Gain(settings.TruePeak), MixBoard.Gain(-0.1 * round));
                        if (round >= LowerAllRound)
                            ceiling.LowerAll(MixBoard.Gain(settings.TruePeak - heard.Loudness.TruePeak - 0.1));
                        board.Level(ceiling, ct);
                    }, ct);
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
                .. RawInput(2), MixBoard.FilmName, "-map", "0:a", .. Codec, "-b:a", FilmRate,
                // A clock of milliseconds, which is the default, could not say the length.
                "-f", "tee",
                $"[f=mp4:fflags=+bitexact:movflags=+faststart:movie_timescale=48000]{FilmName}"
                + $"|[f=mp4:fflags=+bitexact:movflags=+delay_moov+default_base_moof:frag_duration=4000000:movie_timescale=48000]{StreamName}",
            ],
        }, ct));

    private async Task<Heard> MeasureAsync(CancellationToken ct)
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
        foreach (var stem in board.LevelledStems())
        {
            cost.Add(await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    WorkDirectory = folder,
                    Arguments =
                    [
                        .. RawInput(stem.Channels), "pipe:0", .. Codec, "-q:a", StemQuality, "-movflags", "+faststart", "-movie_timescale", "48000",
                        NameOf(board, stem.Role)!,
                    ],
                    WriteInput = stem.WriteAsync,
                }, ct));
        }
    }

    private static string[] RawInput(int channels) => ["-f", "f32le", "-ar", "48000", "-ac", channels == 1 ? "1" : "2", "-i"];

    private static string? NameOf(MixBoard board, SoundRole role) => !board.Stems.Contains(role) ? null : role switch
    {
        SoundRole.Music => "music.m4a",
        SoundRole.Narration => "narration.m4a",
        _ => "effects.m4a",
    };
}
