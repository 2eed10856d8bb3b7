using System.Runtime.InteropServices;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;

namespace VideoGen.Media.Mixing;

/// <summary>Mixes clips to stems and stems to a film, half a second at a time, with files between the passes.</summary>
internal sealed class MixBoard(string folder, long samples, FrameRate rate, SoundSettings settings) : IDisposable
{
    private const int Block = 24_000;

    /// <summary>Highest peak of a stem: −1 dBFS, since an encoder may add to it.</summary>
    private static readonly PeakCeiling StemCeiling = new(0.891f);
    private const double LevelTolerance = 0.1;
    private const int MostRounds = 6;

    private readonly Dictionary<SoundRole, RawSound> _stems = [];
    private readonly HashSet<SoundRole> _wide = [];
    private double? _decibels;

    /// <summary>Name of the levelled film sound in the folder: raw 32-bit floats.</summary>
    public const string FilmName = "film.f32";

    public IReadOnlyCollection<SoundRole> Stems => _stems.Keys;

    /// <summary>Plays all clips into the stems they belong to.</summary>
    public void Mix(IReadOnlyList<(SoundClip Clip, IStereoSource Source)> parts, CancellationToken ct)
    {
        // Narration first: music has to know where there is speech.
        var speech = Array.Empty<bool>();
        foreach (var role in (SoundRole[])[SoundRole.Narration, SoundRole.Effect, SoundRole.Music])
        {
            var clips = parts.Where(p => p.Clip.Role == role).Select(p => (p.Clip.Ducks, Sound: new ClipSound(p.Clip, rate, p.Source))).ToArray();
            if (clips.Length == 0)
                continue;
            var finder = role == SoundRole.Narration && settings.DuckDecibels > 0 ? new SpeechFinder() : null;
            var ducker = role == SoundRole.Music && settings.DuckDecibels > 0 ? new Ducker(speech, Gain(-settings.DuckDecibels)) : null;
            var path = Path.Combine(folder, FormattableString.Invariant($"stem-{(int)role}.f32"));
            Write(
                path,
                (at, block) =>
                {
                    block.Clear();
                    foreach (var clip in clips.Where(c => c.Ducks))
                        clip.Sound.AddTo(at, block);
                    ducker?.Apply(block);
                    foreach (var clip in clips.Where(c => !c.Ducks))
                        clip.Sound.AddTo(at, block);
                    finder?.Add(block);
                    if (!_wide.Contains(role) && !SampleMath.IsMono(block))
                        _wide.Add(role);
                },
                ct);
            speech = finder?.Find() ?? speech;
            _stems.Add(role, new RawSound(path));
        }
    }

    /// <summary>Amplifies and limits the film until the limited sound has its loudness: limiting takes some away, so it is measured again.</summary>
    /// <param name="ceiling">Highest true peak.</param>
    /// <param name="ct">Ends the work.</param>
    public void Level(PeakCeiling ceiling, CancellationToken ct)
    {
        var sum = new Together([.. _stems.Values]);
        var decibels = _decibels ?? (settings.Loudness is { } wanted && Measure(sum, samples, ct) is var loudness && double.IsFinite(loudness) ? wanted - loudness : 0);
        var (slope, before) = (1.0, (Decibels: double.NaN, Loudness: double.NaN));
        for (var round = 0; ; round++)
        {
            var limiter = new PeakLimiter(sum, Gain(decibels), ceiling);
            var meter = new LoudnessMeter();
            Write(
                Path.Combine(folder, FilmName),
                (_, block) =>
                {
                    limiter.Read(block);
                    if (settings.Loudness is not null)
                        meter.Add(block);
                },
                ct);
            _decibels = decibels;
            var missing = (settings.Loudness ?? double.NaN) - meter.Integrated;
            if (!double.IsFinite(missing) || Math.Abs(missing) < LevelTolerance || round == MostRounds)
                return;

            // The harder the limiter works, the less of a step arrives: the last step shows how much.
            if (double.IsFinite(before.Loudness) && Math.Abs(decibels - before.Decibels) > 0.01)
                slope = Math.Clamp((meter.Integrated - before.Loudness) / (decibels - before.Decibels), 0.2, 1);
            before = (decibels, meter.Integrated);
            decibels += missing / slope;
        }
    }

    /// <summary>Highest true peak of each <see cref="PeakCeiling.Step"/> of the levelled film, linear.</summary>
    public IReadOnlyList<float> Peaks(CancellationToken ct)
    {
        using var film = new RawSound(Path.Combine(folder, FilmName));
        var meter = new TruePeakMeter();
        Play(film, film.Samples, meter.Add, ct);
        meter.Finish();
        return meter.Steps;
    }

    /// <summary>Gives the stems as they are in the film levelled last; they stay the same when it is levelled again.</summary>
    public IReadOnlyList<LevelledStem> LevelledStems()
    {
        var gain = Gain(_decibels ?? 0);
        return
        [
            .. _stems.Select(stem =>
            {
                var channels = _wide.Contains(stem.Key) ? 2 : 1;
                return new LevelledStem(stem.Key, channels, (stream, ct) => WriteStemAsync(stem.Value, gain, channels, stream, ct));
            }),
        ];
    }

    private async Task WriteStemAsync(RawSound stem, float gain, int channels, Stream stream, CancellationToken ct)
    {
        var limiter = new PeakLimiter(stem, gain, StemCeiling);
        var bytes = new byte[Block * 2 * sizeof(float)];
        for (var at = 0L; at < samples; at += Block)
        {
            var count = (int)Math.Min(Block, samples - at);
            var block = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, count * 2 * sizeof(float)));
            limiter.Read(block);
            for (var i = 0; channels == 1 && i < count; i++)
                block[i] = block[i * 2];
            await stream.WriteAsync(bytes.AsMemory(0, count * channels * sizeof(float)), ct);
        }
    }

    /// <summary>Integrated loudness of a sound.</summary>
    public static double Measure(IStereoSource source, long samples, CancellationToken ct)
    {
        var meter = new LoudnessMeter();
        Play(source, samples, meter.Add, ct);
        return meter.Integrated;
    }

    public static float Gain(double decibels) => double.IsFinite(decibels) ? (float)Math.Pow(10, decibels / 20) : 1;

    public void Dispose()
    {
        foreach (var stem in _stems.Values)
            stem.Dispose();
    }

    public static void Play(IStereoSource source, long samples, Action<ReadOnlySpan<float>> listen, CancellationToken ct)
    {
        var block = new float[Block * 2];
        for (var at = 0L; at < samples; at += Block)
        {
            ct.ThrowIfCancellationRequested();
            var part = block.AsSpan(0, (int)Math.Min(Block, samples - at) * 2);
            source.Read(at, part);
            listen(part);
        }
    }

    private void Write(string path, BlockMaker make, CancellationToken ct)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new float[Block * 2];
        for (var at = 0L; at < samples; at += Block)
        {
            ct.ThrowIfCancellationRequested();
            var part = block.AsSpan(0, (int)Math.Min(Block, samples - at) * 2);
            make(at, part);
            file.Write(MemoryMarshal.AsBytes(part));
        }
    }

    private delegate void BlockMaker(long at, Span<float> block);
}

/// <param name="Role">Which stem.</param>
/// <param name="Channels">1 when both sides are the same: a voice is, and half the work to encode.</param>
/// <param name="WriteAsync">Writes raw 32-bit floats.</param>
internal sealed record LevelledStem(SoundRole Role, int Channels, Func<Stream, CancellationToken, Task> WriteAsync);
