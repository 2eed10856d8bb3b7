using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Storage;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Api.Tests.Streams;

public sealed class StreamTests(ApiFixture api, TestFilms films) : IClassFixture<ApiFixture>, IClassFixture<TestFilms>
{
    private const string Vtt = "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nHello\n";

    [Fact]
    public async Task A_film_that_is_being_made_can_be_watched_from_its_first_segment_on()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);

        using var before = await user.Client.GetAsync($"/api/v1/jobs/{job}/stream.m3u8");
        await SegmentAsync(user, job, film, 0);
        await SoundAsync(user, job, film);
        var master = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream.m3u8");
        var one = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/video.m3u8");
        await SegmentAsync(user, job, film, 2);
        var hole = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/video.m3u8");
        await SegmentAsync(user, job, film, 1);
        var whole = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/video.m3u8");

        await before.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_ready");
        before.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        master.ShouldContain("RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO=\"sound\",SUBTITLES=\"captions\"");
        one.ShouldContain("#EXT-X-PLAYLIST-TYPE:EVENT");
        one.ShouldNotContain("#EXT-X-ENDLIST");
        one.ShouldContain("#EXT-X-TARGETDURATION:2\n", customMessage: "of the plan, not of what is ready");
        Segments(one).ShouldBe(["1.000000"]);
        hole.ShouldBe(one);
        whole.ShouldStartWith(one[..one.IndexOf("#EXT-X-PLAYLIST", StringComparison.Ordinal)]);
        whole.ShouldEndWith("#EXT-X-ENDLIST\n");
        Segments(whole).ShouldBe(["1.000000", "2.000000", "1.500000"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_player_sees_every_frame_once_and_at_its_time(bool ntsc)
    {
        var (user, job, film) = await PlannedAsync(ntsc ? await films.Ntsc : await films.Plain);
        for (var n = 0; n < film.Segments.Count; n++)
            await SegmentAsync(user, job, film, n);
        await SoundAsync(user, job, film);

        var times = await ProbeAsync(user, $"/api/v1/jobs/{job}/stream.m3u8", "-select_streams", "v:0", "-show_entries", "frame=pts_time", "-of", "csv=p=0");
        var streams = await ProbeAsync(user, $"/api/v1/jobs/{job}/stream.m3u8", "-show_entries", "stream=codec_name", "-of", "csv=p=0");

        var expected = Enumerable.Range(0, film.Segments.Sum(s => s.Frames)).Select(n => (double)n * film.Denominator / film.Numerator).ToArray();
        var seen = times.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l.TrimEnd(','), CultureInfo.InvariantCulture)).ToArray();
        seen.Length.ShouldBe(expected.Length);
        // ffmpeg counts from the first decoding time, which lies before the first picture; players count from the picture.
        seen.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - seen[0] - pair.Second) < 0.0001);
        streams.ShouldContain("h264");
        streams.ShouldContain("aac");
    }

    [Fact]
    public async Task What_a_player_gets_is_what_was_rendered()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);
        for (var n = 0; n < film.Segments.Count; n++)
            await SegmentAsync(user, job, film, n);
        await SoundAsync(user, job, film);
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, film.Segments.Select(s => $"file '{s.Path}'"));

        var streamed = await ProcessHandle.RunAsync(new("ffmpeg", "-v", "error", "-headers", Header(user), "-i", $"{api.Server.Address}api/v1/jobs/{job}/stream.m3u8", "-map", "0:v", "-f", "framemd5", "-"));
        var joined = await TestFilm.FFmpegAsync("-f", "concat", "-safe", "0", "-i", list, "-map", "0:v", "-f", "framemd5", "-");

        Hashes(streamed).ShouldBe(Hashes(joined));
        Hashes(joined).Length.ShouldBe(135);
        File.Delete(list);
    }

    [Fact]
    public async Task Segments_can_be_kept_for_good_and_lists_are_asked_for_again()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);
        await SegmentAsync(user, job, film, 0);
        await SegmentAsync(user, job, film, 1);
        var path = $"/api/v1/jobs/{job}/stream/segment-1.m4s?v=x";

        using var whole = await user.Client.GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var head = await user.Client.SendAsync(new(HttpMethod.Head, path));
        using var same = await SendAsync(user, path, r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        using var list = await user.Client.GetAsync($"/api/v1/jobs/{job}/stream/video.m3u8");
        using var sameList = await SendAsync(user, $"/api/v1/jobs/{job}/stream/video.m3u8", r => r.Headers.IfNoneMatch.Add(list.Headers.ETag!));

        whole.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, private, immutable");
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        whole.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        head.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        list.Headers.CacheControl!.NoCache.ShouldBeTrue();
        list.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.apple.mpegurl");
        sameList.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Any_part_of_a_segment_can_be_had()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);
        await SegmentAsync(user, job, film, 0);
        var path = $"/api/v1/jobs/{job}/stream/segment-0.m4s";
        var whole = await user.Client.GetByteArrayAsync(path);
        var moof = (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(whole);

        foreach (var (from, to) in new (int?, int?)[] { (0, 0), (0, moof - 1), (moof - 3, moof + 3), (moof, moof), (whole.Length - 1, null), (null, 7), (null, 1_000_000), (5, 1_000_000) })
        {
            using var part = await SendAsync(user, path, r => r.Headers.Range = new RangeHeaderValue(from, to));
            var (first, last) = from is null ? (Math.Max(0, whole.Length - to!.Value), whole.Length - 1) : (from.Value, Math.Min(to ?? whole.Length, whole.Length - 1));
            part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
            part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {first}-{last}/{whole.Length}");
            (await part.Content.ReadAsByteArrayAsync()).ShouldBe(whole[first..(last + 1)]);
        }

        using var behind = await SendAsync(user, path, r => r.Headers.Range = new RangeHeaderValue(whole.Length, null));
        using var many = await SendAsync(user, path, r => r.Headers.TryAddWithoutValidation("Range", "bytes=" + string.Join(',', Enumerable.Range(0, 500).Select(n => $"{n}-{n}"))));
        behind.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        many.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await many.Content.ReadAsByteArrayAsync()).Length.ShouldBe(whole.Length);
    }

    [Fact]
    public async Task A_segment_that_is_not_there_yet_is_asked_for_first()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);

        using var early = await user.Client.GetAsync($"/api/v1/jobs/{job}/stream/segment-2.m4s");
        var wanted = await api.Films.ReadAsync<long>(job, "wanted_frame");
        var waiting = SendAsync(user, $"/api/v1/jobs/{job}/stream/segment-2.m4s", r => r.Headers.Add("Prefer", "wait=10"));
        await SegmentAsync(user, job, film, 2);
        using var ready = await waiting;
        using var none = await user.Client.GetAsync($"/api/v1/jobs/{job}/stream/segment-3.m4s");

        await early.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_ready");
        early.Headers.RetryAfter.ShouldNotBeNull();
        wanted.ShouldBe(90);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        await none.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Seeking_ahead_gives_a_stream_that_begins_there()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);

        var asked = await (await user.Client.PostAsJsonAsync($"/api/v1/jobs/{job}/seek", new { time = 3.2 })).JsonAsync();
        await SegmentAsync(user, job, film, 2);
        await SoundAsync(user, job, film);
        var again = await (await user.Client.PostAsJsonAsync($"/api/v1/jobs/{job}/seek", new { time = 3.2 })).JsonAsync();
        var master = await user.Client.GetStringAsync((string)again["stream_url"]!);
        var list = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/video.m3u8?from=3.2");

        ((long)asked["frame"]!, (int)asked["segment"]!, (bool)asked["ready"]!).ShouldBe((96, 2, false));
        (await api.Films.ReadAsync<long>(job, "wanted_frame")).ShouldBe(96);
        ((bool)again["ready"]!).ShouldBeTrue();
        master.ShouldContain("stream/video.m3u8?from=3.2");
        list.ShouldContain("#EXT-X-START:TIME-OFFSET=3.000000,PRECISE=YES");
        list.Split("#EXT-X-GAP").Length.ShouldBe(3);
        list.ShouldEndWith("#EXT-X-ENDLIST\n");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"time":-1}""")]
    [InlineData("""{"time":1e999}""")]
    [InlineData("""{"time":1e300}""")]
    [InlineData("""{"time":20.0}""")]
    [InlineData("""{"time":"NaN"}""")]
    [InlineData("""{"time":null}""")]
    public async Task A_time_outside_of_the_film_is_refused(string body)
    {
        var user = await api.Server.SignUpAsync();
        var job = (Guid)(await user.SubmitAsync())["id"]!;

        using var answer = await user.Client.PostAsync($"/api/v1/jobs/{job}/seek", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "time");
    }

    [Fact]
    public async Task Sound_that_is_not_mixed_yet_is_a_list_that_grows()
    {
        await using var server = await api.StartAsync([new("Streams:SoundWaitMs", "0")]);
        var (user, job, film) = await PlannedAsync(await films.Plain, server);

        var empty = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/audio.m3u8");
        await SoundAsync(user, job, film, server);
        var list = await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/audio.m3u8");

        empty.ShouldContain("#EXT-X-PLAYLIST-TYPE:EVENT");
        Segments(empty).ShouldBeEmpty();
        list.ShouldEndWith("#EXT-X-ENDLIST\n");
        Segments(list).Sum(l => decimal.Parse(l, CultureInfo.InvariantCulture)).ShouldBeInRange(4.5m, 4.6m);
        foreach (var text in new[] { empty, list })
            text.ShouldContain("#EXT-X-TARGETDURATION:6\n");
    }

    [Fact]
    public async Task Somebody_elses_stream_is_as_good_as_none()
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);
        for (var n = 0; n < 3; n++)
            await SegmentAsync(user, job, film, n);
        await SoundAsync(user, job, film);
        var other = await api.Server.SignUpAsync();
        string[] paths =
        [
            "stream.m3u8", "stream/video.m3u8", "stream/audio.m3u8", "stream/captions.m3u8", "stream/init.mp4", "stream/segment-0.m4s",
            "stream/audio-init.mp4", "stream/audio-0.m4s", "stream/captions.vtt",
        ];

        foreach (var path in paths)
        {
            using var own = await user.Client.GetAsync($"/api/v1/jobs/{job}/{path}");
            using var theirs = await other.Client.GetAsync($"/api/v1/jobs/{job}/{path}");
            using var nobodys = await api.Server.Anonymous().GetAsync($"/api/v1/jobs/{job}/{path}");
            using var missing = await user.Client.GetAsync($"/api/v1/jobs/{Guid.CreateVersion7()}/{path}");
            own.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            await theirs.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
            await missing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
            await nobodys.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }

        using var seek = await other.Client.PostAsJsonAsync($"/api/v1/jobs/{job}/seek", new { time = 1 });
        await seek.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        (await user.Client.GetStringAsync($"/api/v1/jobs/{job}/stream/captions.vtt")).ShouldBe(Vtt);
    }

    [Theory]
    [InlineData("stream/segment--1.m4s")]
    [InlineData("stream/segment-9.m4s")]
    [InlineData("stream/segment-99999999999.m4s")]
    [InlineData("stream/segment-x.m4s")]
    [InlineData("stream/audio-7.m4s")]
    [InlineData("stream/init.mp4?segment=-4")]
    [InlineData("stream/init.mp4?segment=x")]
    [InlineData("stream/video.m3u8?from=x")]
    [InlineData("stream/video.m3u8?from=1e9")]
    [InlineData("stream/video.m3u8?from=4.5")]
    [InlineData("stream.m3u8?from=-1")]
    [InlineData("stream/../../secret")]
    public async Task An_address_that_names_nothing_is_refused(string path)
    {
        var (user, job, film) = await PlannedAsync(await films.Plain);
        for (var n = 0; n < 3; n++)
            await SegmentAsync(user, job, film, n);
        await SoundAsync(user, job, film);

        using var answer = await user.Client.GetAsync($"/api/v1/jobs/{job}/{path}");

        ((int)answer.StatusCode).ShouldBeOneOf(400, 404);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private async Task<(SignedIn User, Guid Job, TestFilm Film)> PlannedAsync(TestFilm film, ApiServer? server = null)
    {
        var user = await (server ?? api.Server).SignUpAsync();
        var job = (Guid)(await user.SubmitAsync())["id"]!;
        await api.Films.StartAsync(job);
        await api.Films.PlanAsync(job, film.Numerator, film.Denominator, film.Timescale, [.. film.Segments.Select(s => s.Frames)]);
        return (user, job, film);
    }

    private async Task SegmentAsync(SignedIn user, Guid job, TestFilm film, int n)
    {
        await StoreAsync(api.Server, $"users/{user.Id}/steps/{job}-{n}.mp4", film.Segments[n].Path, "video/mp4");
        await api.Films.SegmentReadyAsync(job, n, new FileInfo(film.Segments[n].Path).Length);
    }

    private async Task SoundAsync(SignedIn user, Guid job, TestFilm film, ApiServer? server = null)
    {
        var captions = Path.GetTempFileName();
        await File.WriteAllTextAsync(captions, Vtt);
        await StoreAsync(server ?? api.Server, $"users/{user.Id}/steps/{job}.vtt", captions, "text/vtt");
        await StoreAsync(server ?? api.Server, $"users/{user.Id}/steps/{job}-sound.mp4", film.Sound, "audio/mp4");
        await api.Films.SoundReadyAsync(job, $"users/{user.Id}/steps/{job}-sound.mp4", $"users/{user.Id}/steps/{job}.vtt");
        File.Delete(captions);
    }

    private static async Task StoreAsync(ApiServer server, string key, string path, string type)
    {
        var store = (IObjectStore)server.Services.GetService(typeof(IObjectStore))!;
        await store.PutFileAsync(key, path, new() { ContentType = type }, CancellationToken.None);
    }

    private Task<string> ProbeAsync(SignedIn user, string path, params string[] entries) => ProcessHandle.RunAsync(
        new("ffprobe", ["-v", "error", "-headers", Header(user), .. entries, $"{api.Server.Address.ToString().TrimEnd('/')}{path}"]));

    private static string Header(SignedIn user) => $"Authorization: Bearer {user.AccessToken}\r\n";

    private static string[] Segments(string list) => [.. list.Split('\n').Where(l => l.StartsWith("#EXTINF:", StringComparison.Ordinal)).Select(l => l[8..^1])];

    private static string[] Hashes(string framemd5) =>
        [.. framemd5.Split('\n').Where(l => l.StartsWith("0,", StringComparison.Ordinal)).Select(l => l.Split(',')[^1].Trim())];

    private static Task<HttpResponseMessage> SendAsync(SignedIn user, string path, Action<HttpRequestMessage> with)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        return user.Client.SendAsync(request);
    }
}
