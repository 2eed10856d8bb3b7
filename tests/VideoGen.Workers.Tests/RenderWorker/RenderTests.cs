using System.Text.Json;
using Grpc.Core;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class RenderTests
{
    [Fact]
    public async Task A_film_made_step_by_step_has_its_outputs_in_the_store()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(WorkerHost.Film());

        film.Film.Outputs.Select(o => o.Kind).ShouldBe(
            [
                OutputKind.Video, OutputKind.Poster, OutputKind.CaptionsVtt, OutputKind.CaptionsSrt, OutputKind.CaptionsAss, OutputKind.MusicStem,
                OutputKind.NarrationStem, OutputKind.EffectsStem, OutputKind.HlsAudio, OutputKind.Thumbnail, OutputKind.SpriteSheet, OutputKind.SpriteVtt,
            ],
            ignoreOrder: true);
        foreach (var output in film.Film.Outputs)
        {
            var stored = (await worker.Store.HeadAsync(output.ObjectKey, CancellationToken.None)).ShouldNotBeNull();
            stored.Bytes.ShouldBe(output.Bytes);
            stored.Bytes.ShouldBeGreaterThan(0);
            output.Sha256.Length.ShouldBe(64);
        }

        film.Film.Outputs.Single(o => o.Kind == OutputKind.Video).Frames.ShouldBe(36);
        worker.RenderFolders.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_names_segments_without_gaps_on_a_clock_of_whole_ticks()
    {
        await using var worker = await WorkerHost.StartAsync();

        var plan = (await worker.RenderToEndAsync(WorkerHost.Film(frames: 50, fps: 25))).Last().Planned.ShouldNotBeNull();

        plan.Segments.Count.ShouldBeGreaterThan(1);
        plan.Segments.Select(s => s.Index).ShouldBe(Enumerable.Range(0, plan.Segments.Count));
        plan.Segments.Sum(s => s.Frames).ShouldBe(50);
        plan.Segments.Sum(s => s.DurationTicks).ShouldBe(2L * plan.Timescale);
        plan.Segments.ShouldAllBe(s => s.Bytes == 0 && s.StartFrame == plan.Segments.Take(s.Index).Sum(p => p.Frames));
        (await worker.Store.HeadAsync(plan.CaptionsKey, CancellationToken.None)).ShouldNotBeNull().ContentType.ShouldNotBeNull().ShouldStartWith("text/vtt");
        (await worker.Store.HeadAsync(plan.PlanKey, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_film_has_the_planned_frames_and_the_promised_loudness()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(WorkerHost.Film(frames: 60));

        var report = JsonDocument.Parse(film.Film.ReportJson).RootElement;
        report.GetProperty("passed").GetBoolean().ShouldBeTrue();
        report.GetProperty("findings").GetArrayLength().ShouldBe(0);
        report.GetProperty("measures").GetProperty("frames").GetInt32().ShouldBe(60);
        report.GetProperty("loudness").GetProperty("integrated_lufs").GetDouble().ShouldBe(-14, 1);
        report.GetProperty("loudness").GetProperty("true_peak_dbtp").GetDouble().ShouldBeLessThanOrEqualTo(-1);
        report.GetProperty("speech").GetProperty("silent_because").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("scenes").EnumerateArray().Sum(s => s.GetProperty("frames").GetInt32()).ShouldBe(60);
        film.Segments[0].CpuTime.ToTimeSpan().ShouldBeGreaterThan(TimeSpan.Zero);
        film.Segments[0].PeakMemoryBytes.ShouldBeGreaterThan(10_000_000);
    }

    [Fact]
    public async Task Progress_never_falls_heartbeats_come_on_time_and_a_still_when_asked_for()
    {
        await using var worker = await WorkerHost.StartAsync();
        var film = WorkerHost.Film(frames: 72, fps: 24, width: 640, height: 360);
        var plan = (await worker.RenderToEndAsync(film)).Last().Planned.ShouldNotBeNull();

        var gaps = new List<TimeSpan>();
        var fractions = new List<double>();
        StepResult? stored = null;
        var last = TimeProvider.System.GetTimestamp();
        using var call = worker.Render(FilmSteps.Segment(film, plan, 1, preview: true));
        await foreach (var e in call.ResponseStream.ReadAllAsync())
        {
            gaps.Add(TimeProvider.System.GetElapsedTime(last));
            last = TimeProvider.System.GetTimestamp();
            if (e.Progress is { } progress)
                fractions.Add(progress.Fraction);
            stored = e.Stored;
        }

        fractions.ShouldBe(fractions.Order());
        fractions.ShouldNotBeEmpty();
        gaps.Max().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await worker.Store.HeadAsync(stored.ShouldNotBeNull().PreviewKey, CancellationToken.None)).ShouldNotBeNull().ContentType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_second_attempt_makes_nothing_that_exists_and_copies_the_film()
    {
        await using var worker = await WorkerHost.StartAsync();
        var job = Guid.CreateVersion7();

        var first = await worker.FilmAsync(WorkerHost.Film(job: job));
        var second = await worker.FilmAsync(WorkerHost.Film(job: job, attempt: 2));

        first.Rendered.ShouldBe(5);
        second.Rendered.ShouldBe(0);
        second.Plan.FilmExists.ShouldBeTrue();
        second.Plan.Segments.ShouldAllBe(s => s.Bytes > 0);
        second.Plan.PlanKey.ShouldBe(first.Plan.PlanKey);
        second.Film.Reused.ShouldBeTrue();
        second.Film.ReportJson.ShouldBe(first.Film.ReportJson);
        var (a, b) = (first.Film.Outputs.Single(o => o.Kind == OutputKind.Video), second.Film.Outputs.Single(o => o.Kind == OutputKind.Video));
        b.Sha256.ShouldBe(a.Sha256);
        b.ObjectKey.ShouldNotBe(a.ObjectKey);
        (await worker.Store.HeadAsync(b.ObjectKey, CancellationToken.None)).ShouldNotBeNull().Bytes.ShouldBe(a.Bytes);
    }

    [Fact]
    public async Task A_film_whose_first_copy_was_deleted_is_joined_again_from_its_segments()
    {
        await using var worker = await WorkerHost.StartAsync();
        var first = await worker.FilmAsync(WorkerHost.Film());
        foreach (var output in first.Film.Outputs)
            await worker.Store.DeleteAsync(output.ObjectKey, CancellationToken.None);

        var second = await worker.FilmAsync(WorkerHost.Film());

        second.Rendered.ShouldBe(0);
        second.Film.Reused.ShouldBeFalse();
        second.Film.Outputs.Single(o => o.Kind == OutputKind.Video).Sha256.ShouldBe(first.Film.Outputs.Single(o => o.Kind == OutputKind.Video).Sha256);
    }

    [Fact]
    public async Task Steps_of_one_film_can_be_done_by_different_workers()
    {
        using var objects = new TempDirectory("objects");
        (string, string) store = ("Storage:Disk:Root", objects.Path);
        await using var one = await WorkerHost.StartAsync(settings: store);
        await using var two = await WorkerHost.StartAsync(settings: store);
        var turn = 0;

        var film = await FilmSteps.RunAsync(WorkerHost.Film(), request => (turn++ % 2 == 0 ? one : two).RenderToEndAsync(request));

        film.Film.Outputs.Single(o => o.Kind == OutputKind.Video).Frames.ShouldBe(36);
    }

    [Fact]
    public async Task A_segment_that_is_planned_otherwise_is_not_rendered()
    {
        await using var worker = await WorkerHost.StartAsync();
        var film = WorkerHost.Film();
        var plan = (await worker.RenderToEndAsync(film)).Last().Planned.ShouldNotBeNull();
        var request = FilmSteps.Segment(film, plan, 0);
        request.Segment.ContentKey = new string('0', 64);

        var failure = (await worker.RenderToEndAsync(request)).Last().Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("internal", true));
    }

    [Theory]
    [InlineData("users/0199bbbb-0000-7000-8000-000000000002/steps/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.plan")]
    [InlineData("users/0199aaaa-0000-7000-8000-000000000001/steps/../../x.plan")]
    [InlineData("")]
    public async Task Steps_of_a_plan_that_is_not_the_owners_are_refused(string planKey)
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = WorkerHost.Film();
        request.Finish = new FinishWork { PlanKey = planKey };

        (await worker.RenderToEndAsync(request)).ShouldHaveSingleItem().Failure.ShouldNotBeNull().Code.ShouldBe("invalid_request");
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task A_request_that_makes_no_sense_fails_for_good_with_a_reason(Action<RenderRequest> spoil)
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = WorkerHost.Film();
        spoil(request);

        var events = await worker.RenderToEndAsync(request);

        var failure = events.ShouldHaveSingleItem().Failure.ShouldNotBeNull();
        failure.Code.ShouldBe("invalid_request");
        failure.Retryable.ShouldBeFalse();
        failure.Message.ShouldNotBeEmpty();
    }

    public static TheoryData<Action<RenderRequest>> BadRequests => new(
        r => r.JobId = "../../etc",
        r => r.OwnerId = "",
        r => r.Attempt = 0,
        r => r.Plan.StoryboardJson = "{}",
        r => r.Plan.StoryboardJson = "null",
        r => r.ClearWork(),
        r => r.Output = null,
        r => r.Output.Width = 321,
        r => r.Output.Height = 100_000,
        r => r.Output.Frames = 0,
        r => r.Output.Frames = 37,
        r => r.Output.Frames = long.MaxValue / 2,
        r => r.Output.FpsDenominator = 0,
        r => r.Output.FpsNumerator = int.MaxValue);

    [Fact]
    public async Task A_film_that_does_not_fit_on_the_disk_is_not_begun()
    {
        await using var worker = await WorkerHost.StartAsync(settings: ("Worker:MinFreeBytes", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)[..18]));

        var failure = (await worker.RenderToEndAsync(WorkerHost.Film())).Last().Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("disk_full");
        failure.Retryable.ShouldBeTrue();
        failure.Message.ShouldNotContain("/");
    }

    [Fact]
    public async Task Without_a_voice_the_film_still_comes_and_says_why_it_is_silent()
    {
        await using var worker = await WorkerHost.StartAsync(settings: ("Speech:ToolPath", "/nonexistent/speech"));

        var result = (await worker.FilmAsync(WorkerHost.Film())).Film;

        result.Outputs.ShouldNotContain(o => o.Kind == OutputKind.NarrationStem);
        JsonDocument.Parse(result.ReportJson).RootElement.GetProperty("speech").GetProperty("silent_because").GetString()
            .ShouldNotBeNull().ShouldContain("not installed");
    }

    [Fact]
    public async Task Health_and_status_say_what_the_worker_has()
    {
        await using var worker = await WorkerHost.StartAsync();

        var health = await worker.HealthAsync();
        var status = await worker.Client.GetStatusAsync(new GetStatusRequest());

        var shown = health.GetProperty("worker");
        shown.GetProperty("free_slots").GetString().ShouldBe("1");
        shown.GetProperty("speech").GetString().ShouldNotBeNull().ShouldStartWith("espeak-ng");
        shown.GetProperty("ffmpeg").GetString().ShouldBe(status.FfmpegVersion);
        shown.GetProperty("sandbox").GetString().ShouldBe(status.Sandbox);
        status.Capacity.ShouldBe(1);
    }
}

internal static class Expectations
{
    public static IReadOnlyList<T> ShouldNotBeEmptyList<T>(this IEnumerable<T> items)
    {
        var list = items.ToList();
        list.ShouldNotBeEmpty();
        return list;
    }
}
