using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Probing;

public sealed class MediaProbeTests
{
    public static TheoryData<string[], string, string, string?, string?> Formats() => new()
    {
        { ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "in.mp4"], "mov", "video/mp4", "h264", "aac" },
        { ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", "in.mov"], "mov", "video/quicktime", "h264", "pcm_s16le" },
        { ["-c:v", "libx265", "-x265-params", "log-level=0", "-an", "in.mkv"], "matroska", "video/x-matroska", "hevc", null },
        { ["-c:v", "libvpx-vp9", "-c:a", "libopus", "in.webm"], "matroska", "video/webm", "vp9", "opus" },
        { ["-an", "in.gif"], "gif", "image/gif", "gif", null },
        { ["-an", "-frames:v", "1", "in.png"], "png_pipe", "image/png", "png", null },
        { ["-an", "-frames:v", "1", "in.jpg"], "jpeg_pipe", "image/jpeg", "mjpeg", null },
        { ["-an", "-frames:v", "1", "in.webp"], "webp_pipe", "image/webp", "webp", null },
        { ["-vn", "in.wav"], "wav", "audio/wav", null, "pcm_s16le" },
        { ["-vn", "in.mp3"], "mp3", "audio/mpeg", null, "mp3" },
        { ["-vn", "-id3v2_version", "0", "-write_xing", "0", "in.mp3"], "mp3", "audio/mpeg", null, "mp3" },
        { ["-vn", "in.flac"], "flac", "audio/flac", null, "flac" },
        { ["-vn", "-c:a", "libopus", "in.ogg"], "ogg", "audio/ogg", null, "opus" },
        { ["-vn", "-c:a", "aac", "in.m4a"], "mov", "audio/mp4", null, "aac" },
        { ["-vn", "-c:a", "aac", "in.aac"], "aac", "audio/aac", null, "aac" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_format_on_the_list_is_known_from_its_bytes(string[] arguments, string demuxer, string type, string? picture, string? sound)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, arguments);
        File.Move(host.PathOf(arguments[^1]), host.PathOf("upload"));

        var usable = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("upload"), default)).ShouldBeOfType<ProbeResult.Usable>();

        var media = usable.Media;
        (media.Demuxer, usable.ContentType, media.Video?.Codec, media.Audio?.Codec).ShouldBe((demuxer, type, picture, sound));
        (media.Bytes, media.Sha256.Length).ShouldBe((new FileInfo(host.PathOf("upload")).Length, 64));
        if (demuxer.EndsWith("_pipe", StringComparison.Ordinal)) media.IsStill.ShouldBeTrue();
        else media.Duration.TotalSeconds.ShouldBe(1, 0.1);
        if (picture is not null) (media.Video!.Width, media.Video.Height, media.Video.Frames).ShouldBe((160, 90, media.IsStill ? 1 : demuxer == "gif" ? 30 : 30));
    }

    [Fact]
    public async Task Keyframes_are_numbered_in_order_of_display()
    {
        var video = await VideoAsync(["-an", "-c:v", "libx264", "-bf", "2", "-g", "12", "-keyint_min", "12", "-sc_threshold", "0", "-pix_fmt", "yuv420p", "in.mp4"]);

        video.Keyframes.ShouldBe([0, 12, 24]);
        (video.Frames, video.IsVariable, video.Rate, video.Profile).ShouldBe((30, false, new FrameRate(30, 1), "High"));
    }

    [Fact]
    public async Task Uneven_times_are_noticed()
    {
        var video = await VideoAsync(["-an", "-vf", "select='not(eq(mod(n,5),3))'", "-vsync", "vfr", "-c:v", "libx264", "in.mp4"]);

        video.IsVariable.ShouldBeTrue();
        video.Frames.ShouldBe(24);
    }

    [Theory]
    [InlineData("in.mp4")]
    [InlineData("in.mkv")]
    public async Task A_steady_rate_of_television_is_exact(string name)
    {
        var video = await VideoAsync(["-an", "-r", "30000/1001", "-c:v", "libx264", name]);

        (video.Rate, video.IsVariable).ShouldBe((new FrameRate(30_000, 1001), false));
    }

    [Fact]
    public async Task Pixel_shape_and_colour_are_read()
    {
        var video = await VideoAsync(["-an", "-vf", "setsar=4/3", "-c:v", "libx264", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "in.mp4"]);

        (video.CodedWidth, video.Width, video.Height).ShouldBe((160, 213, 90));
        (video.Matrix, video.Primaries, video.Transfer, video.Range).ShouldBe(("bt709", "bt709", "bt709", "tv"));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_video_is_seen_as_a_player_shows_it(int written)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-an", "-c:v", "libx264", "flat.mp4"]);
        await RunAsync(host, "-i", "flat.mp4", "-c", "copy", "-metadata:s:v:0", FormattableString.Invariant($"rotate={written}"), "in.mp4");

        var video = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in.mp4"), default)).ShouldBeOfType<ProbeResult.Usable>().Media.Video!;

        // ffmpeg turns by itself; turning the flat film by our figure must give the same picture.
        var turn = video.Rotation switch { 90 => "transpose=clock", 180 => "hflip,vflip", 270 => "transpose=cclock", _ => "null" };
        await RunAsync(host, "-i", "in.mp4", "-frames:v", "1", "-f", "framemd5", "theirs.md5");
        await RunAsync(host, "-i", "flat.mp4", "-vf", turn, "-frames:v", "1", "-f", "framemd5", "ours.md5");
        (video.Width, video.Height).ShouldBe(written == 180 ? (160, 90) : (90, 160));
        (await LastLineAsync(host, "ours.md5")).ShouldBe(await LastLineAsync(host, "theirs.md5"));
    }

    [Theory]
    [InlineData(6, 90)]
    [InlineData(3, 180)]
    [InlineData(8, 270)]
    public async Task A_photograph_is_seen_as_the_camera_was_held(byte orientation, int degrees)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-an", "-frames:v", "1", "flat.jpg"]);
        var flat = await File.ReadAllBytesAsync(host.PathOf("flat.jpg"));
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        await File.WriteAllBytesAsync(host.PathOf("in.jpg"), [.. flat[..2], .. exif, .. flat[2..]]);

        var video = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in.jpg"), default)).ShouldBeOfType<ProbeResult.Usable>().Media.Video!;

        video.Rotation.ShouldBe(degrees);
    }

    [Theory]
    [InlineData(true, "-pix_fmt", "yuva420p", "-c:v", "libvpx-vp9", "in.webm")]
    [InlineData(true, "-pix_fmt", "rgba", "-frames:v", "1", "in.png")]
    [InlineData(true, "-pix_fmt", "yuva444p10le", "-c:v", "prores_ks", "-profile:v", "4444", "in.mov")]
    [InlineData(false, "-pix_fmt", "rgb24", "-frames:v", "1", "in.png")]
    [InlineData(false, "-pix_fmt", "yuv420p", "-c:v", "libvpx-vp9", "in.webm")]
    public async Task Alpha_is_noticed(bool has, params string[] arguments) =>
        (await VideoAsync(["-an", .. arguments])).HasAlpha.ShouldBe(has);

    [Fact]
    public async Task Sound_that_begins_later_than_the_picture_says_when()
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-an", "-c:v", "libx264", "flat.mp4"]);
        await RunAsync(host, "-i", "flat.mp4", "-itsoffset", "0.25", "-f", "lavfi", "-i", "sine=d=0.5:r=48000", "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "pcm_s16le", "in.mov");

        var media = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in.mov"), default)).ShouldBeOfType<ProbeResult.Usable>().Media;

        media.Audio!.StartTime.TotalSeconds.ShouldBe(0.25, 0.001);
        media.Audio.ShouldBe(new AudioFacts("pcm_s16le", 48_000, 1, media.Audio.StartTime));
    }

    [Fact]
    public async Task A_cover_picture_does_not_make_a_song_a_video()
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-an", "-frames:v", "1", "cover.jpg"]);
        await RunAsync(host, "-f", "lavfi", "-i", "sine=d=1", "-i", "cover.jpg", "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic", "in.mp3");

        var usable = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in.mp3"), default)).ShouldBeOfType<ProbeResult.Usable>();

        (usable.Media.Video, usable.Media.Audio!.Codec).ShouldBe((null, "mp3"));
    }

    private static async Task<VideoFacts> VideoAsync(string[] arguments)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, arguments);
        return (await host.Get<MediaProbe>().ProbeAsync(host.PathOf(arguments[^1]), default)).ShouldBeOfType<ProbeResult.Usable>().Media.Video!;
    }

    private static async Task<string> LastLineAsync(MediaHost host, string name) => (await File.ReadAllLinesAsync(host.PathOf(name)))[^1].Split(',')[^1].Trim();

    private static Task<FFmpegResult> RunAsync(MediaHost host, params string[] arguments) =>
        host.FFmpeg.RunAsync(new FFmpegRun { WorkDirectory = host.Folder, Arguments = arguments }, default);
}
