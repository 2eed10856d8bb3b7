using System.Globalization;
using System.Text.Json;
using VideoGen.Composition.Music;
using VideoGen.Composition.Timelines;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Mixes the film's sound, or finds it mixed.</summary>
internal sealed class SoundStep(ISoundMixer mixer, ISandboxProbe probe, StepStore store)
{
    public const string Name = "audio";

    /// <summary>The mark that all files of a mix are there: written last.</summary>
    private const string Mark = "mix.json";

    public async Task<MixResult> RunAsync(RenderRun run, FilmTimeline film, MusicBrief music, NarrationStep.Narrated narrated, CancellationToken ct)
    {
        using var span = run.Span(Name);
        var began = run.Time.GetTimestamp();
        var order = Order(run, film, music, narrated);
        var tools = await probe.GetAsync(ct);
        var key = KeyOf(order, narrated, tools.FFmpegVersion);
        var result = await FindAsync(run, key, ct);
        var reused = result is not null;
        if (result is null)
        {
            result = await mixer.MixAsync(order, ct);
            run.Add(new StepCost(result.CpuTime, result.PeakMemoryBytes));
            run.Progress.Advance(Name, 0.9);
            await KeepAsync(run, key, result, ct);
        }

        run.Progress.Finish(Name, reused);
        run.Done(Name, key, reused, began);
        return result;
    }

    private static MixOrder Order(RenderRun run, FilmTimeline film, MusicBrief music, NarrationStep.Narrated narrated) => new()
    {
        Folder = run.Folder.Path,
        Music = music,
        SpeechTempo = film.SpeechTempo,
        Voice =
        [
            .. film.Scenes.Zip(narrated.Lines)
                .Where(pair => pair.Second.Wav is not null)
                .Select(pair => new VoiceClip(film.SpeechStartOf(pair.First), pair.Second.Wav!)), // checked above
        ],
    };

    private static string KeyOf(MixOrder order, NarrationStep.Narrated narrated, string version)
    {
        var music = order.Music;
        List<string> parts =
        [
            "sound", "2", version, music.Mood.ToString(), Text(music.Seed), music.BeatsPerMinute.ToString("R", CultureInfo.InvariantCulture), Text(music.Samples),
            order.SpeechTempo.ToString("R", CultureInfo.InvariantCulture), .. music.SceneStarts.Select(s => Text(s.Ticks)), "voice",
        ];
        var keys = narrated.Lines.Where(l => l.Wav is not null).Select(l => l.Key).ToArray();
        for (var i = 0; i < keys.Length; i++)
            parts.AddRange([keys[i], Text(order.Voice[i].Start.Ticks)]);
        return ContentKey.Of(parts);
    }

    private async Task<MixResult?> FindAsync(RenderRun run, string key, CancellationToken ct)
    {
        if (!await store.GetFileAsync(run.Job.StepKey(key, Mark), run.Folder[Mark], ct))
            return null;
        MixResult? result;
        try
        {
            await using var file = File.OpenRead(run.Folder[Mark]);
            result = await JsonSerializer.DeserializeAsync<MixResult>(file, cancellationToken: ct);
        }
        catch (JsonException)
        {
            return null;
        }

        foreach (var (name, _) in result?.Files ?? [])
        {
            if (!await store.GetFileAsync(run.Job.StepKey(key, name), run.Folder[name], ct))
                return null;
        }

        return result;
    }

    private async Task KeepAsync(RenderRun run, string key, MixResult result, CancellationToken ct)
    {
        foreach (var (name, type) in result.Files)
            await store.PutFileAsync(run.Job.StepKey(key, name), run.Folder[name], type, ct);
        await File.WriteAllBytesAsync(run.Folder[Mark], JsonSerializer.SerializeToUtf8Bytes(result), ct);
        await store.PutFileAsync(run.Job.StepKey(key, Mark), run.Folder[Mark], "application/json", ct);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
