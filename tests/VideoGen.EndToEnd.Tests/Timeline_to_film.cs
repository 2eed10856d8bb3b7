using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

[Collection(PlatformCollection.Name)]
public sealed class Timeline_to_film(Platform platform)
{
    [Fact]
    public async Task A_timeline_of_users_files_becomes_exactly_its_frames_with_everything_beside_it()
    {
        var timeline = await TimelineAsync("First title");

        var job = await platform.Client.CompletedAsync(await SubmitAsync(timeline));

        using var film = Film.Of(await platform.Client.DownloadAsync(job, "video"));
        var probe = await film.ProbeAsync();
        var video = probe.GetProperty("streams").EnumerateArray().Single(s => s.GetProperty("codec_type").GetString() == "video");
        video.GetProperty("nb_read_frames").GetString().ShouldBe("180");
        video.GetProperty("r_frame_rate").GetString().ShouldBe("30000/1001");
        (video.GetProperty("color_space").GetString(), video.GetProperty("color_range").GetString()).ShouldBe(("bt709", "tv"));
        (await film.FrameHashesAsync()).Count.ShouldBe(180);
        var (loudness, peak) = await film.LoudnessAsync();
        loudness.ShouldBeInRange(-14.5, -13.5);
        peak.ShouldBeLessThanOrEqualTo(-1);
        (await platform.Client.DownloadAsync(job, "poster"))[..2].ShouldBe([0xFF, 0xD8]);
        (await platform.Client.DownloadAsync(job, "thumbnail"))[..2].ShouldBe([0xFF, 0xD8]);
        (await platform.Client.DownloadAsync(job, "sprite_sheet")).Length.ShouldBeGreaterThan(500);
        Encoding.UTF8.GetString(await platform.Client.DownloadAsync(job, "sprite_vtt")).ShouldContain("#xywh=");
        Encoding.UTF8.GetString(await platform.Client.DownloadAsync(job, "captions_vtt")).ShouldContain("Said in words");
        (await platform.Client.DownloadAsync(job, "music")).Length.ShouldBeGreaterThan(1_000);
        job.GetProperty("report").ToString().ShouldContain("passed");
    }

    [Fact]
    public async Task An_edit_renders_what_it_changes_and_no_change_renders_nothing()
    {
        var first = await platform.Client.CompletedAsync(await SubmitAsync(await TimelineAsync("Before")));
        var edited = await platform.Client.CompletedAsync(await SubmitAsync(await TimelineAsync("After")));
        var again = await platform.Client.CompletedAsync(await SubmitAsync(await TimelineAsync("After")));

        var all = first.GetProperty("segments").GetProperty("total").GetInt32();
        all.ShouldBeGreaterThan(2);
        edited.GetProperty("segments").GetProperty("rendered").GetInt32().ShouldBeInRange(1, all - 1);
        again.GetProperty("segments").GetProperty("rendered").GetInt32().ShouldBe(0);
        again.GetProperty("steps_rendered").GetInt32().ShouldBe(0);
        using var a = Film.Of(await platform.Client.DownloadAsync(edited, "video"));
        using var b = Film.Of(await platform.Client.DownloadAsync(again, "video"));
        b.Sha256.ShouldBe(a.Sha256);
    }

    [Fact]
    public async Task The_stream_of_a_film_has_every_frame_of_it()
    {
        var id = await SubmitAsync(await TimelineAsync("Streamed"));
        var job = await platform.Client.CompletedAsync(id);

        var authorization = $"Authorization: {platform.Client.DefaultRequestHeaders.Authorization}\r\n";
        var counted = await ProcessHandle.RunAsync(new ProcessSpec(
            "ffprobe", "-v", "error", "-headers", authorization, "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0",
            new Uri(platform.Url, $"/api/v1/jobs/{id}/stream/video.m3u8").ToString()));

        counted.Split('\n').ShouldContain("180");
        (await platform.Client.GetStringAsync($"/api/v1/jobs/{id}/stream.m3u8")).ShouldContain("#EXT-X-STREAM-INF");
        job.GetProperty("stream_url").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_timeline_is_all_said_at_once_and_makes_no_job()
    {
        var timeline = JsonNode.Parse("""{"version":1,"output":{"width":321},"tracks":[{"clips":[{"type":"text","text":"x","colour":"red:x=1,movie=/etc/passwd","length":-1}]}]}""");

        using var answer = await platform.Client.PostAsJsonAsync("/api/v1/renders?dry_run=true", new { timeline });

        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var paths = body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()).ToArray();
        paths.ShouldContain("$.output.width");
        paths.ShouldContain("$.tracks[0].clips[0].colour");
        paths.ShouldContain("$.tracks[0].clips[0].length");
    }

    private async Task<string> SubmitAsync(JsonNode timeline)
    {
        using var answer = await platform.Client.PostAsJsonAsync("/api/v1/renders", new { timeline });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, body.ToString());
        return body.GetProperty("id").GetString()!; // an accepted job has one
    }

    /// <summary>Six seconds and a bit at 30000/1001: a clip, a still that moves, a fade between them, a title on the clip, music, captions.</summary>
    private async Task<JsonNode> TimelineAsync(string title)
    {
        using var folder = new TempDirectory("timeline");
        var (clip, still, music) = (folder.Combine("clip.mp4"), folder.Combine("still.png"), folder.Combine("music.wav"));
        await FFmpegAsync("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=4", "-pix_fmt", "yuv420p", "-bitexact", clip);
        await FFmpegAsync("-f", "lavfi", "-i", "testsrc2=s=480x360:r=1:d=1", "-frames:v", "1", "-bitexact", still);
        await FFmpegAsync("-f", "lavfi", "-i", "sine=f=440:r=44100:d=7", "-bitexact", music);
        return JsonNode.Parse(
            $$"""
            { "version": 1, "title": "Test film", "output": { "width": 320, "height": 180, "fps": "30000/1001", "quality": "fast", "duration": "180f" },
              "tracks": [
                { "clips": [
                  { "type": "video", "source": "{{await UploadAsync(clip)}}", "trim": 0.4, "length": "100f", "volume": 0 },
                  { "type": "image", "source": "{{await UploadAsync(still)}}", "length": "95f", "ken_burns": { "from": { "zoom": 1 }, "to": { "zoom": 1.2 } },
                    "transition": { "type": "fade", "duration": "15f" } } ] },
                { "clips": [ { "type": "text", "text": "{{title}}", "start": 0.5, "length": 1.2, "size": 24 } ] },
                { "clips": [ { "type": "audio", "source": "{{await UploadAsync(music)}}", "role": "music", "length": "end" } ] } ],
              "captions": { "source": [ { "start": 0.5, "end": 2.5, "text": "Said in words" } ], "style": "plain" } }
            """)!; // the text is an object
    }

    private async Task<string> UploadAsync(string path)
    {
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        using var answer = await platform.Client.PostAsync(new Uri($"/api/v1/assets?name={Path.GetFileName(path)}", UriKind.Relative), body);
        var asset = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, asset.ToString());
        return $"asset:{asset.GetProperty("id").GetString()}";
    }

    private static Task<string> FFmpegAsync(params IReadOnlyList<string> arguments) =>
        ProcessHandle.RunAsync(new ProcessSpec("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]));
}
