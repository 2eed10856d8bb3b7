using System.Collections.Concurrent;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class StepTests
{
    [Fact]
    public async Task Two_workers_share_the_segments_of_one_job()
    {
        var both = new TaskCompletionSource();
        var seen = new ConcurrentDictionary<string, bool>();
        RenderScript On(string worker) => Scripts.At(RenderRequest.WorkOneofCase.Segment, async (request, events, call) =>
        {
            seen[worker] = true;
            if (seen.Count == 2)
                both.TrySetResult();
            await both.Task.WaitAsync(call.CancellationToken);
            await Scripts.Succeed(request, events, call);
        });
        await using var rig = await DispatchRig.StartAsync(On("one"), slots: 1);
        await using var two = await ScriptedWorker.StartAsync(On("two"), rig.Dispatcher.Port, slots: 1);

        var id = await rig.SubmitAsync();
        var job = await rig.UntilAsync(id, JobState.Completed);

        job.SegmentsReady.ShouldBe(3);
        rig.Worker.Segments.Concat(two.Segments).Order().ShouldBe([0, 1, 2]);
        rig.Worker.Segments.ShouldNotBeEmpty();
        two.Segments.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_dies_costs_only_the_segment_that_it_had()
    {
        ScriptedWorker? dying = null;
        var died = 0;
        await using var rig = await DispatchRig.StartAsync(
            async (request, events, call) =>
            {
                if (request.Segment?.Index == 1 && Interlocked.Exchange(ref died, 1) == 0)
                {
                    _ = Task.Run(() => dying!.CrashAsync()); // set before the first job
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
                }

                await Scripts.Succeed(request, events, call);
            },
            slots: 1);
        dying = rig.Worker;

        var id = await rig.SubmitAsync();
        var job = await rig.UntilAsync(id, JobState.Completed);

        job.Attempt.ShouldBe(1);
        rig.Worker.Segments.Order().ShouldBe([0, 1, 1, 2]);
        (await rig.LogAsync(id)).Select(e => e.Step).OfType<string>().Order()
            .ShouldBe(["plan", "segment/0", "segment/1", "segment/2", "sound"]);
    }

    [Fact]
    public async Task What_a_dead_dispatcher_had_made_is_not_made_again()
    {
        var made = new ConcurrentDictionary<string, bool>();
        var hang = true;
        await using var rig = await DispatchRig.StartAsync(
            async (request, events, call) =>
            {
                if (request.Segment?.Index == 2 && hang)
                    await Scripts.RunForEver(request, events, call);
                var last = Scripts.End(request);
                if (last.Stored is { } stored)
                    made[stored.ContentKey] = true;
                if (last.Planned is { } plan)
                    Find(plan, key => made.ContainsKey(key));
                await events.WriteAsync(last, call.CancellationToken);
            },
            slots: 1);
        var id = await rig.SubmitAsync();
        await Eventually.PollAsync(() => rig.Worker.Segments.Contains(2));
        await rig.UntilAsync(id, made => made.StepsRendered == 3);

        await rig.Dispatcher.KillAsync();
        hang = false;
        await using var other = await rig.StartDispatcherAsync();
        rig.Worker.AnnounceTo(other.Port);
        var job = await rig.UntilAsync(id, JobState.Completed);

        job.Attempt.ShouldBe(2);
        rig.Worker.Segments.Order().ShouldBe([0, 1, 2, 2]);
        rig.Worker.Calls.Count(c => c.Sound is not null).ShouldBe(1);
        job.StepsRendered.ShouldBe(4);
        (await rig.Jobs.SegmentsAsync(rig.Owner, id, 0, 10, CancellationToken.None)).ShouldAllBe(s => s.State == SegmentState.Ready && !s.Reused);
    }

    [Fact]
    public async Task Segments_where_somebody_watches_come_first()
    {
        var gate = new TaskCompletionSource();
        await using var rig = await DispatchRig.StartAsync(
            async (request, events, call) =>
            {
                if (request.Segment?.Index == 0)
                    await Scripts.SucceedAfter(gate.Task)(request, events, call);
                else
                    await Scripts.Succeed(request, events, call);
            },
            slots: 1);
        var id = await rig.SubmitAsync(frames: 10 * Scripts.SegmentFrames);
        await Eventually.PollAsync(() => rig.Worker.Segments.Count == 1);

        (await rig.Jobs.WantFrameAsync(rig.Owner, id, (6 * Scripts.SegmentFrames) + 10, CancellationToken.None)).ShouldBeTrue();
        await UntilRenewedTwiceAsync(rig, id); // by then the row was read, whether or not the signal came
        gate.SetResult();
        await rig.UntilAsync(id, JobState.Completed);

        rig.Worker.Segments.ShouldBe([0, 6, 7, 8, 9, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task An_unchanged_film_is_planned_and_copied_and_nothing_else()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.At(RenderRequest.WorkOneofCase.Plan, async (request, events, call) =>
        {
            var plan = Scripts.Plan(request);
            Find(plan, _ => true);
            plan.FilmExists = true;
            await events.WriteAsync(new RenderEvent { Planned = plan }, call.CancellationToken);
        }));

        var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

        rig.Worker.Calls.Select(c => c.WorkCase).ShouldBe([RenderRequest.WorkOneofCase.Plan, RenderRequest.WorkOneofCase.Finish]);
        (job.StepsRendered, job.StepsReused, job.SegmentsReady).ShouldBe((0, 4, 3));
    }

    [Fact]
    public async Task An_edit_of_one_scene_renders_one_segment()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.At(RenderRequest.WorkOneofCase.Plan, async (request, events, call) =>
        {
            var plan = Scripts.Plan(request);
            Find(plan, key => key != plan.Segments[1].ContentKey);
            await events.WriteAsync(new RenderEvent { Planned = plan }, call.CancellationToken);
        }));

        var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

        rig.Worker.Segments.ShouldBe([1]);
        rig.Worker.Calls.ShouldNotContain(c => c.Sound != null);
        (job.StepsRendered, job.StepsReused).ShouldBe((1, 3));
    }

    [Fact]
    public async Task The_sound_is_mixed_before_the_second_segment_and_progress_never_falls()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed, slots: 1);

        var id = await rig.SubmitAsync();
        await rig.UntilAsync(id, JobState.Completed);

        rig.Worker.Calls.Select(c => c.WorkCase).Take(4).ShouldBe(
            [
                RenderRequest.WorkOneofCase.Plan, RenderRequest.WorkOneofCase.Segment, RenderRequest.WorkOneofCase.Sound,
                RenderRequest.WorkOneofCase.Segment,
            ]);
        var log = await rig.LogAsync(id);
        log.Select(e => e.Progress).ShouldBe(log.Select(e => e.Progress).Order());
        log.Select(e => e.Message).ShouldContain("Rendering 2 of 3");
    }

    [Fact]
    public async Task Jobs_without_any_worker_go_back_to_the_queue_uncounted()
    {
        await using var rig = await DispatchRig.StartAsync(
            Scripts.RunForEver, slots: 1,
            settings: new Dictionary<string, string?> { ["Dispatcher__NoWorkerPatience"] = "00:00:00.500", ["Dispatcher__WorkerValidFor"] = "00:00:01" });
        var id = await rig.SubmitAsync();
        await rig.UntilCalledAsync();

        await rig.Worker.DisposeAsync();
        await rig.UntilAsync(id, JobState.Queued, TimeSpan.FromSeconds(30));

        (await rig.CountAsync($"select count(*) from jobs where id = '{id}' and releases = attempt and attempt > 0")).ShouldBe(1);
    }

    /// <summary>Marks what exists in a plan.</summary>
    private static void Find(PlanResult plan, Func<string, bool> exists)
    {
        foreach (var segment in plan.Segments.Where(s => exists(s.ContentKey)))
            segment.Bytes = 10;
        if (exists(plan.SoundKey))
            plan.Sound = new StepResult { ContentKey = plan.SoundKey, Reused = true, ObjectKey = $"users/x/steps/{plan.SoundKey}.m4a", Bytes = 10 };
    }

    private static async Task UntilRenewedTwiceAsync(DispatchRig rig, JobId id)
    {
        var sql = $"select (extract(epoch from lease_until) * 1000)::bigint from jobs where id = '{id}'";
        for (var round = 0; round < 2; round++)
        {
            var before = await rig.CountAsync(sql);
            await Eventually.PollAsync(async () => await rig.CountAsync(sql) > before);
        }
    }
}
