using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Storage;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>A recording of the user's as a film's music.</summary>
public sealed class OwnTrackTests
{
    private const int Tempo = 126;
    private const double LeadIn = 0.31;

    [Fact]
    public async Task Scenes_change_on_the_beats_of_the_recording_and_it_is_the_films_music()
    {
        await using var worker = await WorkerHost.StartAsync();
        var order = await OrderAsync(worker);

        var film = await worker.FilmAsync(order);

        var report = JsonDocument.Parse(film.Film.ReportJson).RootElement;
        report.GetProperty("music").GetProperty("beats_per_minute").GetInt32().ShouldBe(Tempo);
        const double Beat = 60.0 / Tempo * 30;
        foreach (var scene in report.GetProperty("scenes").EnumerateArray().Skip(1))
        {
            var off = scene.GetProperty("start_frame").GetInt32() % Beat;
            Math.Min(off, Beat - off).ShouldBeLessThan(1.01);
        }

        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.MusicStem);
        report.GetProperty("passed").GetBoolean().ShouldBeTrue();
        // What was heard is kept.
        (await worker.RenderToEndAsync(order)).Last().Planned.SoundKey.ShouldBe(film.Plan.SoundKey);
    }

    [Fact]
    public async Task Another_recording_is_another_sound_and_a_damaged_one_is_named()
    {
        await using var worker = await WorkerHost.StartAsync();
        var first = (await worker.RenderToEndAsync(await OrderAsync(worker))).Last().Planned;
        var second = (await worker.RenderToEndAsync(await OrderAsync(worker, tempo: 96))).Last().Planned;

        second.SoundKey.ShouldNotBe(first.SoundKey);
        var broken = (await worker.RenderToEndAsync(await OrderAsync(worker, bytes: new byte[2000]))).Last().Failure.ShouldNotBeNull();
        broken.Code.ShouldBe("input_corrupt");
        broken.Message.ShouldContain("song.wav");
    }

    [Fact]
    public async Task A_recording_of_somebody_else_is_never_played()
    {
        await using var worker = await WorkerHost.StartAsync();
        var order = await OrderAsync(worker);
        order.Plan.StoryboardSourcesJson = order.Plan.StoryboardSourcesJson.Replace(order.OwnerId, Guid.CreateVersion7().ToString("D"), StringComparison.Ordinal);

        (await worker.RenderToEndAsync(order)).Last().Failure.ShouldNotBeNull().Code.ShouldBe("invalid_request");
    }

    private static async Task<RenderRequest> OrderAsync(WorkerHost worker, int tempo = Tempo, byte[]? bytes = null)
    {
        var request = WorkerHost.Film(frames: 360, fps: 30, width: 160, height: 90);
        bytes ??= Wav(tempo);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var media = new SourceMedia
        {
            Sha256 = sha, ObjectKey = $"users/{request.OwnerId}/uploads/{sha}", Bytes = bytes.Length, Name = "song.wav", Demuxer = "wav", Duration = TimeSpan.FromSeconds(20),
            Audio = new AudioFacts("pcm_s16le", 48_000, 2, TimeSpan.Zero),
        };
        await worker.Store.PutAsync(media.ObjectKey, new MemoryStream(bytes), new PutOptions { ContentType = "audio/wav" }, default);
        var board = StoryboardJson.TryRead(request.Plan.StoryboardJson).ShouldNotBeNull();
        request.Plan.StoryboardJson = StoryboardJson.Write(board with { Music = new StoryboardMusic { Source = "song.wav" } });
        request.Plan.StoryboardSourcesJson = SourceMediaJson.WriteAll(new Dictionary<string, SourceMedia> { ["song.wav"] = media });
        return request;
    }

    /// <summary>Twenty seconds of composed music that begin between two beats.</summary>
    private static byte[] Wav(int tempo)
    {
        var brief = new MusicBrief { Mood = Mood.Energetic, Seed = 5, BeatsPerMinute = tempo, Samples = 21 * MusicBrief.SampleRate, SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(3)] };
        var sound = MusicSynthesizer.Play(brief, Composer.Compose(brief), CancellationToken.None).AsSpan((int)(LeadIn * MusicBrief.SampleRate) * 2);
        using var wav = new MemoryStream();
        using var writer = new BinaryWriter(wav);
        writer.Write("RIFF"u8);
        writer.Write(36 + (sound.Length * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)2);
        writer.Write(MusicBrief.SampleRate);
        writer.Write(MusicBrief.SampleRate * 4);
        writer.Write((short)4);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(sound.Length * 2);
        foreach (var sample in sound) writer.Write((short)(sample * 30_000));
        return wav.ToArray();
    }
}
