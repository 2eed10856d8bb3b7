using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Processes;
using VideoGen.Storage;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>What stands beside a finished film.</summary>
public sealed partial class FinishTests
{
    private const string TwoColours = """
        [ { "clips": [ { "type": "colour", "colour": "#204060", "length": "60f" }, { "type": "colour", "colour": "#604020", "length": "60f" } ] } ]
        """;

    [Fact]
    public async Task A_film_has_a_small_still_for_lists()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(Timeline(TwoColours, 120, width: 640, height: 360));

        var thumbnail = film.Film.Outputs.Single(o => o.Kind == OutputKind.Thumbnail);
        (thumbnail.Width, thumbnail.Height, thumbnail.ContentType).ShouldBe((320, 180, "image/jpeg"));
        var (size, pixels) = await DecodeAsync(worker, await ReadAsync(worker, thumbnail));
        size.ShouldBe((320, 180));
        pixels[..3].ShouldBeLike(0x20, 0x40, 0x60);
    }

    [Fact]
    public async Task The_poster_is_the_middle_of_the_first_segment_and_as_large_as_the_film()
    {
        await using var worker = await WorkerHost.StartAsync();
        // Red rises by four each frame.
        var request = Timeline("""
            [ { "clips": [ { "type": "colour", "colour": "#000000", "length": "60f" } ] },
              { "clips": [ { "type": "colour", "colour": "#F00000", "length": "60f", "opacity": [ { "at": 0, "value": 0 }, { "at": 2, "value": 1, "easing": "linear" } ] } ] } ]
            """, 60);

        var film = await worker.FilmAsync(request);

        var poster = film.Film.Outputs.Single(o => o.Kind == OutputKind.Poster);
        var (size, pixels) = await DecodeAsync(worker, await ReadAsync(worker, poster));
        (size, poster.Width, poster.Height).ShouldBe(((320, 180), 320, 180));
        var first = film.Plan.Segments[0];
        var expected = 240.0 * (first.Frames / 2) / 60;
        ((double)pixels[(((90 * 320) + 160) * 3) + 0]).ShouldBe(expected, 4);
        pixels[(((90 * 320) + 160) * 3) + 2].ShouldBeLessThan((byte)8);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_preview_is_there_when_the_segment_is_also_when_somebody_else_rendered_it(bool kept)
    {
        using var objects = new TempDirectory("objects");
        await using var worker = await WorkerHost.StartAsync(settings: ("Storage:Disk:Root", objects.Path));
        var request = Timeline(TwoColours, 120, width: 1280, height: 720);
        var plan = (await worker.RenderToEndAsync(request)).Last().Planned.ShouldNotBeNull();
        var last = plan.Segments.Count - 1;
        var first = (await worker.RenderToEndAsync(FilmSteps.Segment(request, plan, last, preview: true))).Last().Stored.ShouldNotBeNull();
        await ShouldBePreviewAsync(worker, first.PreviewKey);
        await worker.Store.DeleteAsync(first.PreviewKey, default);
        if (!kept)
            await worker.Store.DeleteAsync(first.ObjectKey[..^"mp4".Length] + "view", default);

        await using var other = await WorkerHost.StartAsync(settings: ("Storage:Disk:Root", objects.Path));
        var second = (await other.RenderToEndAsync(FilmSteps.Segment(request, plan, last, preview: true))).Last().Stored.ShouldNotBeNull();

        second.Reused.ShouldBeTrue();
        await ShouldBePreviewAsync(other, second.PreviewKey);
    }

    private static async Task ShouldBePreviewAsync(WorkerHost worker, string key)
    {
        var (size, pixels) = await DecodeAsync(worker, await ReadAsync(worker, new Output { ObjectKey = key }));
        size.ShouldBe((640, 360));
        pixels[..3].ShouldBeLike(0x60, 0x40, 0x20);
    }

    [Fact]
    public async Task The_times_beside_a_sprite_sheet_point_at_pictures_of_those_times()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(Timeline(TwoColours, 120));

        var sheet = film.Film.Outputs.Single(o => o.Kind == OutputKind.SpriteSheet);
        var (size, pixels) = await DecodeAsync(worker, await ReadAsync(worker, sheet));
        size.ShouldBe((sheet.Width, sheet.Height));
        var times = film.Film.Outputs.Single(o => o.Kind == OutputKind.SpriteVtt);
        times.ContentType.ShouldBe("text/vtt; charset=utf-8");
        var tiles = Tile().Matches(Encoding.UTF8.GetString(await ReadAsync(worker, times)))
            .Select(m => m.Groups.Values.Skip(1).Select(g => double.Parse(g.ValueSpan, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        tiles.Length.ShouldBe(4);
        tiles.Select(t => (t[0], t[1])).ShouldBe([(0.0, 1.0), (1, 2), (2, 3), (3, 4)]);
        foreach (var tile in tiles)
        {
            var (left, top, width, height) = ((int)tile[2], (int)tile[3], (int)tile[4], (int)tile[5]);
            (left + width).ShouldBeLessThanOrEqualTo(size.Width);
            (top + height).ShouldBeLessThanOrEqualTo(size.Height);
            var middle = (((top + (height / 2)) * size.Width) + left + (width / 2)) * 3;
            var colour = tile[0] < 2 ? (0x20, 0x40, 0x60) : (0x60, 0x40, 0x20);
            pixels[middle..(middle + 3)].ShouldBeLike(colour.Item1, colour.Item2, colour.Item3);
        }
    }

    [Fact]
    public async Task Effects_are_a_stem_of_their_own()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Timeline("""
            [ { "clips": [ { "type": "colour", "colour": "#204060", "length": "60f" } ] },
              { "clips": [ { "type": "audio", "source": "bell.wav", "role": "effect", "length": "60f" } ] } ]
            """, 60);
        await AddSoundAsync(worker, request, "bell.wav", seconds: 2, level: 8000);

        var film = await worker.FilmAsync(request);

        var stem = film.Film.Outputs.Single(o => o.Kind == OutputKind.EffectsStem);
        (stem.ContentType, stem.Duration.ToTimeSpan()).ShouldBe(("audio/mp4", TimeSpan.FromSeconds(2)));
        (await ReadAsync(worker, stem)).Length.ShouldBe((int)stem.Bytes);
        film.Film.Outputs.ShouldNotContain(o => o.Kind == OutputKind.MusicStem || o.Kind == OutputKind.NarrationStem);
    }

    [Fact]
    public async Task Captions_of_a_timeline_are_files_in_three_formats()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Timeline(TwoColours, 120);
        request.Plan.Timeline.DocumentJson = request.Plan.Timeline.DocumentJson.Replace(
            "\"tracks\":", """
            "captions": { "source": [ { "start": 0.5, "end": 1.5, "text": "Good morning" }, { "start": 2, "end": 3.5, "text": "and good night" } ] }, "tracks":
            """, StringComparison.Ordinal);

        var film = await worker.FilmAsync(request);

        async Task<string> TextAsync(OutputKind kind) => Encoding.UTF8.GetString(await ReadAsync(worker, film.Film.Outputs.Single(o => o.Kind == kind)));
        (await TextAsync(OutputKind.CaptionsVtt)).ShouldContain("00:00:02.000 --> 00:00:03.500\nand good night");
        (await TextAsync(OutputKind.CaptionsSrt)).ShouldStartWith("1\n00:00:00,500 --> 00:00:01,500\nGood morning\n\n2\n");
        (await TextAsync(OutputKind.CaptionsAss)).ShouldContain("Good morning");
    }

    [Fact]
    public async Task A_good_film_passes_and_its_author_learns_of_letters_that_nothing_draws()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(Timeline("""
            [ { "clips": [ { "type": "colour", "colour": "#204060", "length": "60f" } ] },
              { "name": "titles", "clips": [ { "type": "text", "text": "Hello \uA500", "length": "60f", "size": 32, "colour": "#FFFFFF" } ] } ]
            """, 60));

        var report = JsonDocument.Parse(film.Film.ReportJson).RootElement;
        report.GetProperty("passed").GetBoolean().ShouldBeTrue(film.Film.ReportJson);
        report.GetProperty("findings").GetArrayLength().ShouldBe(0, film.Film.ReportJson);
        report.GetProperty("measures").GetProperty("frames").GetInt32().ShouldBe(60);
        var warning = report.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
        warning.GetProperty("code").GetString().ShouldBe("missing_glyphs");
        warning.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("U+A500");
        warning.GetProperty("path").GetString().ShouldNotBeNull().ShouldContain("tracks");
    }

    [Fact]
    public async Task Black_and_silence_that_nobody_planned_are_found_and_what_was_drawn_beside_a_film_and_lost_is_drawn_again()
    {
        using var objects = new TempDirectory("objects");
        await using var worker = await WorkerHost.StartAsync(settings: ("Storage:Disk:Root", objects.Path));
        var request = await FaultyAsync(worker);

        var film = await worker.FilmAsync(request);
        var drawn = new Dictionary<OutputKind, byte[]>();
        foreach (var kind in (OutputKind[])[OutputKind.SpriteSheet, OutputKind.Poster, OutputKind.Thumbnail])
            drawn[kind] = (await DecodeAsync(worker, await ReadAsync(worker, film.Film.Outputs.Single(o => o.Kind == kind)))).Pixels;
        string[] beside = [.. film.Plan.Segments.Select(p => p.ObjectKey[..^".mp4".Length]).Distinct()]; // black is the same anywhere
        foreach (var kept in beside.Select(key => $"{key}.view"))
        {
            (await worker.Store.HeadAsync(kept, default)).ShouldNotBeNull();
            await worker.Store.DeleteAsync(kept, default);
        }

        foreach (var output in film.Film.Outputs)
            await worker.Store.DeleteAsync(output.ObjectKey, default);
        await using var other = await WorkerHost.StartAsync(settings: ("Storage:Disk:Root", objects.Path));
        var again = await other.FilmAsync(request);

        (again.Film.Reused, again.Rendered).ShouldBe((false, 0));
        foreach (var kind in (OutputKind[])[OutputKind.SpriteSheet, OutputKind.Poster, OutputKind.Thumbnail])
        {
            var (_, before) = await DecodeAsync(other, await ReadAsync(other, again.Film.Outputs.Single(o => o.Kind == kind)));
            before.Zip(drawn[kind], (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(12, $"{kind}");
        }

        foreach (var kept in beside.Select(key => $"{key}.view"))
            (await other.Store.HeadAsync(kept, default)).ShouldNotBeNull();
        foreach (var made in (FilmSteps[])[film, again])
        {
            var report = JsonDocument.Parse(made.Film.ReportJson).RootElement;
            var findings = report.GetProperty("findings").EnumerateArray().ToDictionary(f => f.GetProperty("check").GetString()!);
            findings.Keys.ShouldBe(["black", "silent"], ignoreOrder: true, customMessage: made.Film.ReportJson);
            findings["black"].GetProperty("from").GetDouble().ShouldBe(2, 0.1);
            findings["black"].GetProperty("to").GetDouble().ShouldBe(5, 0.1);
            findings["silent"].GetProperty("value").GetDouble().ShouldBe(6, 0.2);
            report.GetProperty("passed").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_fault_that_must_not_pass_ends_the_job()
    {
        await using var worker = await WorkerHost.StartAsync(settings: ("Quality:Black:Policy", "fail"));
        var request = await FaultyAsync(worker);
        var plan = (await worker.RenderToEndAsync(request)).Last().Planned.ShouldNotBeNull();
        for (var i = 0; i < plan.Segments.Count; i++)
            (await worker.RenderToEndAsync(FilmSteps.Segment(request, plan, i))).Last().Stored.ShouldNotBeNull();
        (await worker.RenderToEndAsync(FilmSteps.Mix(request, plan))).Last().Stored.ShouldNotBeNull();

        var failure = (await worker.RenderToEndAsync(FilmSteps.Finish(request, plan))).Last().Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable, failure.Message).ShouldBe(("quality_failed", false, "The picture is black for 3.0 s."));
    }

    /// <summary>Six seconds with a black clip from 2 to 5, under a sound that is none.</summary>
    private static async Task<RenderRequest> FaultyAsync(WorkerHost worker)
    {
        var request = Timeline("""
            [ { "clips": [ { "type": "colour", "colour": "#204060", "length": "60f" }, { "type": "colour", "colour": "#000000", "length": "90f" },
                           { "type": "colour", "colour": "#604020", "length": "30f" } ] },
              { "clips": [ { "type": "audio", "source": "mute.wav", "role": "music", "length": "180f" } ] } ]
            """, 180, width: 160, height: 90);
        await AddSoundAsync(worker, request, "mute.wav", seconds: 6, level: 0);
        return request;
    }

    private static RenderRequest Timeline(string tracks, int frames, int width = 320, int height = 180)
    {
        var request = WorkerHost.Film(frames, fps: 30, width, height);
        request.Plan = new PlanWork
        {
            Timeline = new TimelineSource
            {
                DocumentJson = $$"""{ "version": 1, "title": "Test", "output": { "width": {{width}}, "height": {{height}}, "fps": 30, "quality": "fast" }, "tracks": {{tracks}} }""",
                ValuesJson = "{}",
                SourcesJson = "{}",
            },
        };
        return request;
    }

    /// <summary>A tone in a WAV file, as the owner would have uploaded it.</summary>
    private static async Task AddSoundAsync(WorkerHost worker, RenderRequest request, string name, int seconds, int level)
    {
        const int Rate = 8000;
        var bytes = new byte[44 + (seconds * Rate * 2)];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        (int At, int Value)[] head = [(16, 16), (20, 1 | (1 << 16)), (24, Rate), (28, Rate * 2), (32, 2 | (16 << 16)), (40, bytes.Length - 44)];
        foreach (var (at, value) in head)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        "data"u8.CopyTo(bytes.AsSpan(36));
        for (var i = 0; i < seconds * Rate; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + (i * 2)), (short)(level * Math.Sin(i * 2 * Math.PI * 440 / Rate)));
        var media = new SourceMedia
        {
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
            ObjectKey = $"users/{WorkerHost.Owner:D}/uploads/{name}",
            Bytes = bytes.Length,
            Name = name,
            Demuxer = "wav",
            Duration = TimeSpan.FromSeconds(seconds),
            Audio = new AudioFacts("pcm_s16le", Rate, 1, TimeSpan.Zero),
        };
        await worker.Store.PutAsync(media.ObjectKey, new MemoryStream(bytes), new PutOptions { ContentType = "audio/wav" }, default);
        request.Plan.Timeline.SourcesJson = SourceMediaJson.WriteAll(new Dictionary<string, SourceMedia> { [name] = media });
    }

    internal static async Task<byte[]> ReadAsync(WorkerHost worker, Output output)
    {
        await using var read = (await worker.Store.OpenReadAsync(output.ObjectKey, null, default)).ShouldNotBeNull();
        var bytes = new byte[read.Length];
        await read.Content.ReadExactlyAsync(bytes);
        return bytes;
    }

    /// <summary>Size and pixels (red, green, blue) of a JPEG.</summary>
    private static async Task<((int Width, int Height) Size, byte[] Pixels)> DecodeAsync(WorkerHost worker, byte[] jpeg)
    {
        using var folder = new TempDirectory("jpeg-test");
        await File.WriteAllBytesAsync(folder.Combine("in.jpg"), jpeg);
        await worker.Services.GetRequiredService<IFFmpeg>().RunAsync(
            new FFmpegRun { WorkDirectory = folder.Path, Arguments = ["-f", "image2", "-i", "file:in.jpg", "-pix_fmt", "rgb24", "-f", "rawvideo", "file:out.raw"] }, default);
        var at = 2;
        while (jpeg[at + 1] is not (0xC0 or 0xC2)) // the frame's header
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
        var size = (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5)));
        return (size, await File.ReadAllBytesAsync(folder.Combine("out.raw")));
    }

    [GeneratedRegex(@"00:00:([\d.]+) --> 00:00:([\d.]+)\nsprites\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)\n")]
    private static partial Regex Tile();
}

/// <summary>Colours as they come out of a JPEG.</summary>
internal static class ColourAssertions
{
    public static void ShouldBeLike(this byte[] pixel, int red, int green, int blue) =>
        pixel.Zip((int[])[red, green, blue], (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(16, $"{Convert.ToHexString(pixel)}");
}
