using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Api.Tests.Assets;

/// <summary>Files that must not get in, on the wire: each with a reason and a fix, and nothing left of it.</summary>
public sealed class HostileUploadTests(AssetsFixture assets, MediaFiles files) : IClassFixture<AssetsFixture>, IClassFixture<MediaFiles>
{
    private ApiServer Server => assets.Api.Server;

    public static TheoryData<string, string, string> Disguised => new()
    {
        { "hls", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/passwd\n#EXT-X-ENDLIST\n", "media_unsupported" },
        { "concat", "ffconcat version 1.0\nfile '/etc/passwd'\n", "media_unsupported" },
        { "ansi", "\u001b[31mHello\u001b[0m world, this is text\n", "media_unsupported" },
        { "svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>", "media_unsupported" },
        { "sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n", "media_unsupported" },
        { "dash", "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>http://127.0.0.1/</BaseURL></MPD>", "media_unsupported" },
        { "eicar", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "media_unsupported" },
        { "zip", "PK\u0003\u0004aaaaaaaaaaaaaaaaaaaa", "media_unsupported" },
        { "elf", "\u007fELF\u0002\u0001\u0001aaaaaaaaaaaaa", "media_unsupported" },
        { "pdf", "%PDF-1.7\n%aaaaaaaaaaaaaaaaa", "media_unsupported" },
        { "html", "<!doctype html><script>alert(1)</script>", "media_unsupported" },
        { "srt", "1\n00:00:01,000 --> 00:00:02,000\nHello there\n", "media_unsupported" },
        { "one byte", "a", "media_damaged" },
        { "empty", "", "media_damaged" },
    };

    [Theory, MemberData(nameof(Disguised))]
    public async Task What_is_no_media_is_refused_by_its_first_bytes(string what, string content, string code)
    {
        var user = await Server.SignUpAsync();

        using var answer = await user.Client.PostAsync($"/api/v1/assets?name={what}.mp4", Body(Encoding.Latin1.GetBytes(content)));

        await RefusedAsync(answer, code, user);
    }

    [Fact]
    public async Task Pictures_that_claim_too_many_pixels_are_refused_before_anything_decodes_them()
    {
        var user = await Server.SignUpAsync();
        var bomb = (byte[])(await files.PictureAsync()).Clone();

        foreach (var (width, height) in new (uint, uint)[] { (16_000, 16_000), (65_535, 65_535), (2_000_000_000, 1), (uint.MaxValue, uint.MaxValue) })
        {
            BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(16), width);
            BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(20), height);
            using var answer = await user.Client.PostAsync("/api/v1/assets?name=bomb.png", Body(bomb));
            await RefusedAsync(answer, "media_too_large", user);
        }
    }

    [Fact]
    public async Task Files_that_only_a_look_inside_unmasks_are_refused_too()
    {
        var user = await Server.SignUpAsync();
        var video = await files.VideoAsync();
        var picture = await files.PictureAsync();

        foreach (var broken in new[] { video[..(video.Length / 2)], video[..64], picture[..60], await files.OddCodecAsync() })
        {
            using var answer = await user.Client.PostAsync("/api/v1/assets?name=broken.mp4", Body(broken));
            ((int)answer.StatusCode).ShouldBeOneOf(400, 415);
            await RefusedAsync(answer, (string)(await answer.JsonAsync())["code"]!, user);
        }
    }

    [Theory]
    [InlineData("../../etc/cron.d/x", "x")]
    [InlineData("..\\..\\x.mp4", "x.mp4")]
    [InlineData("-i.mp4", "i.mp4")]
    [InlineData("seq%d.png", "seq%d.png")]
    [InlineData("\"; rm -rf.png", "; rm -rf.png")]
    [InlineData("....", "file")]
    [InlineData("", "file")]
    [InlineData("a\u0000b\u202egnp.png", "abgnp.png")]
    [InlineData("con.mp4", "con.mp4")]
    [InlineData(".hidden", "hidden")]
    public async Task A_name_is_cleaned_and_never_part_of_a_path(string given, string shown)
    {
        var user = await Server.SignUpAsync();

        var asset = await user.Client.PostAsync($"/api/v1/assets?name={Uri.EscapeDataString(given)}", Body(await files.PictureAsync())).JsonAsync();

        ((string)asset["name"]!).ShouldBe(shown);
        await foreach (var stored in assets.Store.ListAsync($"users/{user.Id}/", CancellationToken.None))
            stored.Key.ShouldMatch($"^users/{user.Id}/assets/{asset["sha256"]}/[0-9a-f]{{32}}$");
    }

    [Fact]
    public async Task A_name_of_thousands_of_characters_is_cut()
    {
        var user = await Server.SignUpAsync();

        var asset = await user.Client.PostAsync($"/api/v1/assets?name={new string('n', 4_000)}.png", Body(await files.PictureAsync())).JsonAsync();

        ((string)asset["name"]!).Length.ShouldBe(120);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        var user = await Server.SignUpAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(Server.Address.Host, Server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/assets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {user.AccessToken}\r\nContent-Type: video/mp4\r\nContent-Length: 101000000\r\n\r\n"));

        var status = await new StreamReader(stream).ReadLineAsync();

        status.ShouldBe("HTTP/1.1 413 Payload Too Large");
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_off_at_the_limit()
    {
        await using var server = await assets.Api.StartAsync([new("Assets:MaxMegabytes", "1")]);
        var user = await server.SignUpAsync();
        var video = await files.VideoAsync();
        using var endless = new StreamContent(new Padded(video, 40_000_000));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/assets") { Content = endless };
        request.Headers.TransferEncodingChunked = true;
        var outcome = await SendAsync(user, request);

        outcome.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, null);
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_client_that_leaves_half_way_leaves_nothing()
    {
        var user = await Server.SignUpAsync();
        var video = await files.VideoAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Server.Address.Host, Server.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/assets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {user.AccessToken}\r\nContent-Type: video/mp4\r\nContent-Length: {video.Length}\r\n\r\n"));
            await client.GetStream().WriteAsync(video.AsMemory(0, video.Length / 2));
        }

        await Eventually.PollAsync(() => Directory.GetFiles(Path.GetTempPath(), "videogen-upload-*").Length == 0);
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Without_a_worker_the_file_is_not_kept_and_the_caller_told_to_come_again()
    {
        var user = await Server.SignUpAsync();
        await assets.SqlAsync("update workers set draining = true");
        try
        {
            using var answer = await user.Client.PostAsync("/api/v1/assets", Body(await files.PictureAsync()));
            await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
            answer.Headers.RetryAfter.ShouldNotBeNull();
            (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
        }
        finally
        {
            await assets.SqlAsync("update workers set draining = false");
        }

        using var later = await user.Client.PostAsync("/api/v1/assets", Body(await files.PictureAsync()));
        later.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Many_uploads_at_once_all_arrive()
    {
        var user = await Server.SignUpAsync();
        var picture = await files.PictureAsync();

        // Bytes behind the end of a PNG file change its hash and not the picture.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => user.Client.PostAsync($"/api/v1/assets?name={n}.png", Body([.. picture, (byte)n]))));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        (await assets.LeftAsync(user.Id)).ShouldBe((20, 20));
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "no parts at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n")]
    public async Task A_form_without_a_file_is_refused(string type, string body)
    {
        var user = await Server.SignUpAsync();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await user.Client.PostAsync("/api/v1/assets", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await answer.JsonAsync())["code"]!).ShouldBe("invalid_request");
    }

    private async Task RefusedAsync(HttpResponseMessage answer, string code, SignedIn user)
    {
        var problem = await answer.ShouldBeProblemAsync(answer.StatusCode, code, "file");
        ((int)answer.StatusCode).ShouldBeOneOf(400, 415);
        ((string)problem["errors"]![0]!["message"]!).ShouldNotBeNullOrWhiteSpace();
        ((string)problem["detail"]!).ShouldContain(". ", customMessage: "a reason and a fix");
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes);

    private static async Task<HttpStatusCode?> SendAsync(SignedIn user, HttpRequestMessage request)
    {
        try
        {
            using var answer = await user.Client.SendAsync(request);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null; // the server closed the connection while we were still sending
        }
    }

    /// <summary>A file with zeros behind it, of no length that could be known.</summary>
    private sealed class Padded(byte[] start, int length) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, length - _at);
            buffer.AsSpan(offset, read).Clear();
            if (_at < start.Length)
                start.AsSpan(_at, Math.Min(read, start.Length - _at)).CopyTo(buffer.AsSpan(offset));
            _at += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
