using System.Text.Json;
using Grpc.Core;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class RenderTests
{
    [Fact]
    public async Task A_render_ends_with_one_result_whose_outputs_are_in_the_store()
    {
        await using var worker = await WorkerHost.StartAsync();

        var events = await worker.RenderToEndAsync(WorkerHost.Film());

        events.Count(e => e.Result is not null).ShouldBe(1, string.Join('\n', events.Select(e => e.Failure).OfType<RenderFailure>()));
        events[^1].Result.ShouldNotBeNull();
        var result = events[^1].Result;
        result.Outputs.Select(o => o.Kind).ShouldBe(
            [OutputKind.Video, OutputKind.Poster, OutputKind.CaptionsVtt, OutputKind.CaptionsSrt, OutputKind.MusicStem, OutputKind.NarrationStem], ignoreOrder: true);
        foreach (var output in result.Outputs)
        {
            var stored = (await worker.Store.HeadAsync(output.ObjectKey, CancellationToken.None)).ShouldNotBeNull();
            stored.Bytes.ShouldBe(output.Bytes);
            stored.Bytes.ShouldBeGreaterThan(0);
            output.Sha256.Length.ShouldBe(64);
        }

        result.Outputs.Single(o => o.Kind == OutputKind.Video).Frames.ShouldBe(36);
        worker.RenderFolders.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_film_has_the_planned_frames_and_the_promised_loudness()
    {
        await using var worker = await WorkerHost.StartAsync();

        var result = (await worker.RenderToEndAsync(WorkerHost.Film(frames: 60))).Last().Result.ShouldNotBeNull();

        var report = JsonDocument.Parse(result.ReportJson).RootElement;
        report.GetProperty("loudness").GetProperty("integrated_lufs").GetDouble().ShouldBe(-14, 1);
        report.GetProperty("loudness").GetProperty("true_peak_dbtp").GetDouble().ShouldBeLessThanOrEqualTo(-1);
        report.GetProperty("speech").GetProperty("silent_because").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("scenes").EnumerateArray().Sum(s => s.GetProperty("frames").GetInt32()).ShouldBe(60);
        result.CpuTime.ToTimeSpan().ShouldBeGreaterThan(TimeSpan.Zero);
        result.PeakMemoryBytes.ShouldBeGreaterThan(10_000_000);
    }

    [Fact]
    public async Task Progress_never_falls_and_heartbeats_come_on_time()
    {
        await using var worker = await WorkerHost.StartAsync();

        var gaps = new List<TimeSpan>();
        var fractions = new List<double>();
        var previews = new List<string>();
        var last = TimeProvider.System.GetTimestamp();
        using var call = worker.Render(WorkerHost.Film(frames: 72, fps: 24, width: 640, height: 360));
        await foreach (var e in call.ResponseStream.ReadAllAsync())
        {
            gaps.Add(TimeProvider.System.GetElapsedTime(last));
            last = TimeProvider.System.GetTimestamp();
            if (e.Progress is { } progress)
            {
                fractions.Add(progress.Fraction);
                if (progress.PreviewKey.Length > 0)
                    previews.Add(progress.PreviewKey);
            }
        }

        fractions.ShouldBe(fractions.Order());
        fractions.Count.ShouldBeGreaterThan(4);
        gaps.Max().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        foreach (var key in previews.Distinct().ShouldNotBeEmptyList())
            (await worker.Store.HeadAsync(key, CancellationToken.None)).ShouldNotBeNull().ContentType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_second_attempt_renders_nothing_that_exists()
    {
        await using var worker = await WorkerHost.StartAsync();
        var job = Guid.CreateVersion7();

        var first = (await worker.RenderToEndAsync(WorkerHost.Film(job: job))).Last().Result.ShouldNotBeNull();
        var again = await worker.RenderToEndAsync(WorkerHost.Film(job: job, attempt: 2));

        var second = again.Last().Result.ShouldNotBeNull();
        first.StepsReused.ShouldBe(0);
        second.StepsRendered.ShouldBe(0);
        second.StepsReused.ShouldBe(first.StepsRendered);
        again.Where(e => e.StepDone is not null).ShouldAllBe(e => e.StepDone.Reused);
        var (a, b) = (first.Outputs.Single(o => o.Kind == OutputKind.Video), second.Outputs.Single(o => o.Kind == OutputKind.Video));
        b.Sha256.ShouldBe(a.Sha256);
        b.ObjectKey.ShouldNotBe(a.ObjectKey);
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
        r => r.StoryboardJson = "{}",
        r => r.StoryboardJson = "null",
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

        var result = (await worker.RenderToEndAsync(WorkerHost.Film())).Last().Result.ShouldNotBeNull();

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
