using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

[Collection(PlatformCollection.Name)]
public sealed class Prompt_to_film(Platform platform)
{
    [Fact]
    public async Task A_prompt_becomes_a_film_that_plays_is_heard_and_has_the_asked_length()
    {
        var id = await platform.Client.SubmitAsync(Jobs.Small("Why does the ocean glow at night? Tiny plankton flash blue when waves move them.", seconds: 6));

        var job = await platform.Client.CompletedAsync(id);

        using var film = Film.Of(await platform.Client.DownloadAsync(job, "video"));
        var probe = await film.ProbeAsync();
        var video = probe.GetProperty("streams").EnumerateArray().Single(s => s.GetProperty("codec_type").GetString() == "video");
        var audio = probe.GetProperty("streams").EnumerateArray().Single(s => s.GetProperty("codec_type").GetString() == "audio");
        video.GetProperty("codec_name").GetString().ShouldBe("h264");
        video.GetProperty("pix_fmt").GetString().ShouldBe("yuv420p");
        video.GetProperty("nb_read_frames").GetString().ShouldBe("72");
        (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()).ShouldBe((320, 240));
        audio.GetProperty("codec_name").GetString().ShouldBe("aac");
        double.Parse(audio.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture).ShouldBe(6, 0.03);
        film.IsFastStart.ShouldBeTrue();

        var frames = await film.FrameHashesAsync();
        frames.Count.ShouldBe(72);
        frames.Distinct().Count().ShouldBeGreaterThan(60, "the picture moves");

        var (loudness, peak) = await film.LoudnessAsync();
        loudness.ShouldBeInRange(-15, -13);
        peak.ShouldBeLessThanOrEqualTo(-1);
    }

    [Fact]
    public async Task The_outputs_beside_the_film_are_there_and_of_their_kind()
    {
        var job = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Jobs.Small("Three habits of calm people: sleep early, walk daily, say no.")));

        (await platform.Client.DownloadAsync(job, "poster"))[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        var vtt = Encoding.UTF8.GetString(await platform.Client.DownloadAsync(job, "captions_vtt"));
        vtt.ShouldStartWith("WEBVTT");
        vtt.ShouldContain("-->");
        Encoding.UTF8.GetString(await platform.Client.DownloadAsync(job, "captions_srt")).ShouldStartWith("1");
        (await platform.Client.DownloadAsync(job, "music")).Length.ShouldBeGreaterThan(1_000);
        (await platform.Client.DownloadAsync(job, "narration")).Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task The_same_prompt_and_seed_give_the_same_frames_and_another_seed_gives_others()
    {
        const string Prompt = "A lighthouse keeps watch over the northern sea.";
        using var stranger = await platform.SignUpAsync("grace@example.com"); // another owner, so nothing can be reused

        var first = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Jobs.Small(Prompt, seed: 1)));
        var again = await stranger.CompletedAsync(await stranger.SubmitAsync(Jobs.Small(Prompt, seed: 1)));
        var other = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Jobs.Small(Prompt, seed: 2)));

        again.GetProperty("steps_reused").GetInt32().ShouldBe(0);
        var a = await FramesAsync(platform.Client, first);
        (await FramesAsync(stranger, again)).ShouldBe(a);
        var b = await FramesAsync(platform.Client, other);
        b.Intersect(a).Count().ShouldBeLessThan(a.Count / 2);
    }

    [Fact]
    public async Task A_second_job_of_the_same_owner_renders_nothing_twice()
    {
        var request = Jobs.Small("Coffee wakes the city before the sun does.", seed: 5);
        await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(request));

        var again = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(request));

        again.GetProperty("steps_rendered").GetInt32().ShouldBe(0);
        again.GetProperty("steps_reused").GetInt32().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Progress_streams_from_queued_to_completed_and_never_falls()
    {
        var id = await platform.Client.SubmitAsync(Jobs.Small("Rain taps on the roof of a quiet library.", seed: 11));

        var events = await EventsAsync(id);

        events.Count.ShouldBeGreaterThan(4);
        events.Select(e => e.Id).ShouldBeInOrder(SortDirection.Ascending);
        var progress = events.Where(e => e.Data.TryGetProperty("progress", out _)).Select(e => e.Data.GetProperty("progress").GetDouble()).ToList();
        progress.ShouldBeInOrder(SortDirection.Ascending);
        events[^1].Data.GetProperty("state").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task A_prompt_full_of_filter_and_markup_syntax_ends_as_a_film()
    {
        const string Prompt = @"50% off: it's %{expr:while(1,1)} a\b [x]=1;movie=/etc/passwd, {\fs300\blur200}'quoted' ""text"" $(rm -rf /) `id` <script>";

        var job = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Jobs.Small(Prompt)));

        using var film = Film.Of(await platform.Client.DownloadAsync(job, "video"));
        (await film.FrameHashesAsync()).Count.ShouldBe(48);
    }

    [Fact]
    public async Task Another_users_job_does_not_exist_for_me()
    {
        var id = await platform.Client.SubmitAsync(Jobs.Small("Mine alone."));
        using var stranger = await platform.SignUpAsync("mallory@example.com");

        using var get = await stranger.GetAsync(new Uri($"/api/v1/jobs/{id}", UriKind.Relative));
        using var cancel = await stranger.PostAsJsonAsync($"/api/v1/jobs/{id}/cancel", new { });
        using var delete = await stranger.DeleteAsync(new Uri($"/api/v1/jobs/{id}", UriKind.Relative));

        get.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        cancel.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        delete.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await platform.Client.CompletedAsync(id);
    }

    private static async Task<IReadOnlyList<string>> FramesAsync(HttpClient client, JsonElement job)
    {
        using var film = Film.Of(await client.DownloadAsync(job, "video"));
        return await film.FrameHashesAsync();
    }

    private async Task<List<(long Id, JsonElement Data)>> EventsAsync(string job)
    {
        List<(long, JsonElement)> events = [];
        await using var stream = await platform.Client.GetStreamAsync(new Uri($"/api/v1/jobs/{job}/events", UriKind.Relative));
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync())
        {
            if (long.TryParse(item.EventId, CultureInfo.InvariantCulture, out var id))
                events.Add((id, JsonDocument.Parse(item.Data).RootElement.Clone()));
        }
        return events;
    }
}
