using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class FaultTests
{
    [Fact]
    public async Task A_stream_that_ends_without_a_result_is_tried_again()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.InTurn(Scripts.CutStream, Scripts.Succeed));

        (await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed)).Attempt.ShouldBe(1);
        rig.Worker.Calls.Count(c => c.Plan is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_silent_worker_is_taken_for_lost_and_its_call_is_ended()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.InTurn(Scripts.FallSilent, Scripts.Succeed));

        var id = await rig.SubmitAsync();

        (await rig.UntilAsync(id, JobState.Completed)).Attempt.ShouldBe(1);
        rig.Worker.Calls.Count(c => c.Plan is not null).ShouldBe(2);
        await Eventually.PollAsync(() => rig.Worker.Stopped.Contains(id.ToString()));
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_each_time_fails_as_worker_lost_and_others_go_on()
    {
        const long Poison = 13;
        ScriptedWorker? worker = null;
        await using var rig = await DispatchRig.StartAsync(async (request, events, call) =>
        {
            if (request.Output.Seed != Poison || request.Segment?.Index != 1)
            {
                await Scripts.Succeed(request, events, call);
                return;
            }
            await events.WriteAsync(Scripts.Progress(0.1), call.CancellationToken);
            _ = Task.Run(() => worker!.CrashAsync()); // set before the first job
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
        });
        worker = rig.Worker;

        var id = await rig.SubmitAsync(seed: Poison);
        var lost = await rig.UntilAsync(id, JobState.Failed);

        lost.ErrorCode.ShouldBe("worker_lost");
        lost.Attempt.ShouldBe(1);
        rig.Worker.Calls.Count(c => c.JobId == id.ToString() && c.Segment?.Index == 1).ShouldBe(3);
        await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);
    }

    [Fact]
    public async Task A_dispatcher_that_dies_is_replaced_by_another_and_its_late_writes_change_nothing()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.InTurn(Scripts.RunForEver, Scripts.Succeed));
        var id = await rig.SubmitAsync();
        await rig.UntilCalledAsync();
        await using var other = await rig.StartDispatcherAsync();
        rig.Worker.AnnounceTo(other.Port);

        rig.Dispatcher.Signal(UnixSignal.Stop);
        var job = await rig.UntilAsync(id, JobState.Completed);
        rig.Dispatcher.Signal(UnixSignal.Continue);
        // By the lease or by the worker's silence, whichever it notices first.
        await Eventually.PollAsync(() => rig.Dispatcher.Output is var said
            && (said.Contains("no longer ours", StringComparison.Ordinal) || said.Contains("not ours", StringComparison.Ordinal)));

        job.Attempt.ShouldBe(2);
        var after = await rig.UntilAsync(id, JobState.Completed);
        after.LastSeq.ShouldBe(job.LastSeq);
        (await rig.LogAsync(id)).Count(e => e.Type == JobEventType.Completed).ShouldBe(1);
    }

    [Fact]
    public async Task A_dispatcher_that_is_asked_to_stop_hands_its_jobs_back_uncounted()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.RunForEver);
        var id = await rig.SubmitAsync();
        await rig.UntilCalledAsync();

        (await rig.Dispatcher.StopAsync()).ShouldBe(0);

        await rig.UntilAsync(id, JobState.Queued);
        (await rig.CountAsync($"select count(*) from jobs where id = '{id}' and releases = attempt and attempt > 0")).ShouldBe(1);
        rig.Worker.Script = Scripts.Succeed;
        await using var next = await rig.StartDispatcherAsync();
        rig.Worker.AnnounceTo(next.Port);
        (await rig.UntilAsync(id, job => job.State.IsTerminal())).State.ShouldBe(JobState.Completed, next.Output);
    }

    [Fact]
    public async Task An_emptied_Redis_loses_no_job_and_runs_none_twice()
    {
        var gate = new TaskCompletionSource();
        await using var rig = await DispatchRig.StartAsync(Scripts.SucceedAfter(gate.Task), settings: Unlimited);
        var jobs = new List<JobId>();
        for (var i = 0; i < 40; i++)
            jobs.Add(await rig.SubmitAsync());
        await rig.UntilCalledAsync(2);

        await rig.Redis.CommandAsync("FLUSHALL");
        gate.SetResult();

        await AllCompleteOnceAsync(rig, jobs);
    }

    [Fact]
    public async Task Jobs_are_accepted_and_run_while_Redis_is_dead_and_after_it_is_back()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed, settings: Unlimited);
        var jobs = new List<JobId> { await rig.SubmitAsync() };

        await rig.Redis.KillAsync();
        jobs.Add(await rig.SubmitAsync());
        await rig.UntilAsync(jobs[1], JobState.Completed);
        await rig.Redis.StartAsync();
        for (var i = 0; i < 10; i++)
            jobs.Add(await rig.SubmitAsync());

        await AllCompleteOnceAsync(rig, jobs);
    }

    [Fact]
    public async Task A_PostgreSQL_that_crashes_mid_run_loses_no_job_and_completes_none_twice()
    {
        var gate = new TaskCompletionSource();
        await using var rig = await DispatchRig.StartAsync(Scripts.SucceedAfter(gate.Task), ownPostgres: true, settings: Unlimited);
        var jobs = new List<JobId>();
        for (var i = 0; i < 10; i++)
            jobs.Add(await rig.SubmitAsync());
        await rig.UntilCalledAsync(2);

        await rig.Postgres.KillAsync();
        gate.SetResult();
        await rig.Postgres.StartAsync();

        await AllCompleteOnceAsync(rig, jobs, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Another_owners_first_job_does_not_wait_for_a_crowd()
    {
        var gate = new SemaphoreSlim(0);
        await using var rig = await DispatchRig.StartAsync(
            async (request, events, call) =>
            {
                while (request.Finish is not null && !await gate.WaitAsync(Scripts.Beat, call.CancellationToken))
                    await events.WriteAsync(new Contracts.Render.V1.RenderEvent { Heartbeat = new() }, call.CancellationToken);
                await Scripts.Succeed(request, events, call);
            },
            slots: 1,
            settings: new Dictionary<string, string?> { ["Dispatcher__Lease"] = "00:00:20", ["Dispatcher__HeartbeatTimeout"] = "00:00:20" });
        for (var i = 0; i < 20; i++)
            await rig.SubmitAsync();
        await rig.UntilCalledAsync();
        var other = await rig.Database.CreateUserAsync();
        var single = await rig.SubmitAsync(other);

        gate.Release();
        await rig.UntilCalledAsync(2);

        rig.Worker.Jobs[1].ShouldBe(single.ToString());
        gate.Release(100);
    }

    private static Dictionary<string, string?> Unlimited => new() { ["Dispatcher__MaxRunningPerOwner"] = "100" };

    private static async Task AllCompleteOnceAsync(DispatchRig rig, List<JobId> jobs, TimeSpan? deadline = null)
    {
        foreach (var id in jobs)
        {
            await rig.UntilAsync(id, JobState.Completed, deadline);
            var log = await rig.LogAsync(id);
            log.Count(e => e.Type == JobEventType.Completed).ShouldBe(1);
            log.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long)n));
        }
    }
}
