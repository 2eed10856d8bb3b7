using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Probing;

public sealed class RefusedFileTests
{
    private const string Playlist = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.ts\n#EXT-X-ENDLIST\n";
    private const string Eicar = """X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*""";

    public static TheoryData<string, byte[], string, string> Bytes() => new()
    {
        { "playlist", HostileFiles.Text(Playlist), "media_unsupported", "playlist" },
        { "playlist after a mark", [0xEF, 0xBB, 0xBF, .. HostileFiles.Text("\r\n" + Playlist)], "media_unsupported", "playlist" },
        { "list of files", HostileFiles.Text("ffconcat version 1.0\nfile 'good.mp4'\n"), "media_unsupported", "list of files" },
        { "coloured text", HostileFiles.Text("\u001b[31mhello, this is a terminal\u001b[0m\n"), "media_unsupported", "text" },
        { "drawing", HostileFiles.Text("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"), "media_unsupported", "SVG" },
        { "session", HostileFiles.Text("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"), "media_unsupported", "SDP" },
        { "manifest", HostileFiles.Text("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>"), "media_unsupported", "DASH" },
        { "page", HostileFiles.Text("<!doctype html><title>not here</title>"), "media_unsupported", "page" },
        { "virus test", HostileFiles.Text(Eicar), "media_unsupported", "virus" },
        { "archive", HostileFiles.Padded(0x50, 0x4B, 3, 4), "media_unsupported", "archive" },
        { "program", HostileFiles.Padded(0x7F, 0x45, 0x4C, 0x46, 2, 1), "media_unsupported", "program" },
        { "document", HostileFiles.Text("%PDF-1.7\n%\u00e2\u00e3"), "media_unsupported", "PDF" },
        { "HEIC", HostileFiles.Padded([0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1heic"u8]), "media_unsupported", "HEIC" },
        { "AVIF", HostileFiles.Padded([0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1"u8]), "media_unsupported", "AVIF" },
        { "noise", [.. Enumerable.Range(0, 4096).Select(i => (byte)((i * 167) % 251))], "media_unsupported", "kind" },
        { "nothing", [], "media_damaged", "empty" },
        { "one byte", [0x89], "media_damaged", "short" },
        { "claimed pixels", HostileFiles.Png(65_535, 65_535, withPixels: false), "media_too_large", "65535 by 65535" },
        { "one long row", HostileFiles.Png(2_000_000_000, 1, withPixels: false), "media_too_large", "2000000000" },
        { "real pixels", HostileFiles.Png(16_000, 16_000, withPixels: true), "media_too_large", "16000 by 16000" },
        { "slow pictures", HostileFiles.SlowGif(), "media_too_large", "minute" },
        { "PNG without pixels", HostileFiles.Png(64, 64, withPixels: false), "media_damaged", "damaged" },
        { "PNG in name only", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. HostileFiles.SlowGif()], "media_unsupported", "PNG" },
    };

    [Theory]
    [MemberData(nameof(Bytes))]
    public async Task A_file_that_films_cannot_use_is_refused_by_name(string what, byte[] bytes, string code, string word)
    {
        using var host = new MediaHost();
        await File.WriteAllBytesAsync(host.PathOf("in.mp4"), bytes);

        var refused = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in.mp4"), default)).ShouldBeOfType<ProbeResult.Refused>(what);

        refused.Code.Code.ShouldBe(code, refused.Reason);
        refused.Reason.ShouldContain(word, Case.Insensitive);
        refused.Fix.ShouldEndWith(".");
    }

    public static TheoryData<string, string[], string, string> Made() => new()
    {
        { "seldom-used codec", ["-c:v", "magicyuv", "-pix_fmt", "yuv420p", "out.mkv"], "media_unsupported", "magicyuv" },
        { "raw pictures", ["-c:v", "ffv1", "out.mkv"], "media_unsupported", "ffv1" },
        { "odd sound", ["-c:v", "libx264", "-c:a", "ac3", "out.mp4"], "media_unsupported", "ac3" },
        { "other container", ["-c:v", "mpeg4", "out.avi"], "media_unsupported", "AVI" },
        { "stream", ["-c:v", "libx264", "out.ts"], "media_unsupported", "transport" },
        { "Flash", ["-c:v", "libx264", "-an", "out.flv"], "media_unsupported", "Flash" },
        { "bitmap", ["-frames:v", "1", "-an", "out.bmp"], "media_unsupported", "BMP" },
        { "TIFF", ["-frames:v", "1", "-an", "out.tiff"], "media_unsupported", "TIFF" },
    };

    [Theory]
    [MemberData(nameof(Made))]
    public async Task A_codec_or_container_off_the_list_is_refused_by_name(string what, string[] arguments, string code, string word)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, arguments);

        var refused = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf(arguments[^1]), default)).ShouldBeOfType<ProbeResult.Refused>(what);

        refused.Code.Code.ShouldBe(code, refused.Reason);
        refused.Reason.ShouldContain(word, Case.Insensitive);
    }

    [Theory]
    [InlineData("cut", "media_damaged", "cut short")]
    [InlineData("long", "media_too_large", "hours")]
    [InlineData("tracks", "media_too_large", "tracks")]
    [InlineData("gif as png", "media_unsupported", "kind")]
    [InlineData("half jpeg", "media_damaged", "damaged")]
    public async Task A_file_that_was_tampered_with_is_refused(string what, string code, string word)
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-c:v", "libx264", "-an", "out.mp4"]);
        await SourceFiles.MakeAsync(host, ["-frames:v", "1", "-an", "out.jpg"]);
        var film = await File.ReadAllBytesAsync(host.PathOf("out.mp4"));
        await File.WriteAllBytesAsync(host.PathOf("in"), what switch
        {
            "cut" => film[..(film.Length / 2)],
            "long" => HostileFiles.Longer(film, 1_000_000_000),
            "tracks" => HostileFiles.ManyTracks(film, 1000),
            "gif as png" => [0, 0, 0, 13, .. HostileFiles.SlowGif(), .. new byte[64]],
            _ => (await File.ReadAllBytesAsync(host.PathOf("out.jpg")))[..700],
        });

        var refused = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf("in"), default)).ShouldBeOfType<ProbeResult.Refused>();

        refused.Code.Code.ShouldBe(code, refused.Reason);
        refused.Reason.ShouldContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task A_playlist_under_a_films_name_opens_no_other_file()
    {
        using var host = new MediaHost();
        await SourceFiles.MakeAsync(host, ["-c:v", "libx264", "secret.ts"]);
        await File.WriteAllTextAsync(host.PathOf("in.mp4"), Playlist);

        // Even if our own look were fooled, the tool is held to the format that it was told.
        var forced = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = host.Folder, Arguments = [.. VideoGen.Composition.Sources.SourceRules.InputOptions("mov"), "-i", "file:in.mp4", "-f", "null", "-"] }, default));

        forced.Code.ShouldBe(ErrorCodes.RenderFailed);
    }
}
