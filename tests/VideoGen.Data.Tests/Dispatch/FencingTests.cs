using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Dispatch;

public sealed class FencingTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly JobFailure Lost = new("worker_lost", "The worker was lost.", true);
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!;
    private DispatchHost _dispatch = null!;
    private UserId _owner;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
        _dispatch = await DispatchHost.OnAsync(_database);
        _owner = await _database.CreateUserAsync();
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _dispatch.DisposeAsync();
    }

    [Fact]
    public async Task A_job_goes_from_claim_to_completion_with_its_outputs_and_an_unbroken_log()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;

        var claimed = await _dispatch.ClaimAsync();
        await _dispatch.Store.PlannedAsync(claimed.Claim, """{"scenes": []}""", "builtin", [new JobWarning("planner", "planner_fallback", "a\0b", "c")], None);
        await _dispatch.Store.ProgressAsync(claimed.Claim, Progress(0.4), None);
        await _dispatch.Store.ProgressAsync(claimed.Claim, Progress(0.2), None);
        var step = await _dispatch.Store.StepDoneAsync(claimed.Claim, "segment/1", StepOrigin.Found, None);
        await _dispatch.Store.CompleteAsync(claimed.Claim, Completion("film.mp4"), None);

        var job = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull();
        job.ShouldSatisfyAllConditions(
            () => job.State.ShouldBe(JobState.Completed),
            () => job.Attempt.ShouldBe(1),
            () => job.Progress.ShouldBe(1),
            () => job.StepsReused.ShouldBe(1),
            () => job.Assets.ShouldHaveSingleItem().Duration.ShouldBe(TimeSpan.FromSeconds(5)),
            () => job.Report.ShouldNotBeNull());
        (step!.Step, step.StepReused).ShouldBe(("segment/1", true));
        var log = await _api.Jobs.EventsAsync(_owner, id, 0, 100, None);
        log.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long)n));
        log.Select(e => e.Progress).ShouldBe(log.Select(e => e.Progress).Order());
        log[^1].Type.ShouldBe(JobEventType.Completed);
    }

    [Fact]
    public async Task An_older_attempt_can_write_nothing_at_all()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var stale = (await _dispatch.ClaimAsync()).Claim;
        await _dispatch.Store.FailAsync(stale, Lost, DispatchHost.Policy, None);
        var fresh = (await _dispatch.ClaimAsync()).Claim;

        (await _dispatch.Store.PlannedAsync(stale, "{}", "builtin", [], None)).ShouldBeNull();
        (await _dispatch.Store.ProgressAsync(stale, Progress(0.9), None)).ShouldBeNull();
        (await _dispatch.Store.StepDoneAsync(stale, "x", StepOrigin.Rendered, None)).ShouldBeNull();
        (await _dispatch.Store.CompleteAsync(stale, Completion("stale.mp4"), None)).ShouldBeNull();
        (await _dispatch.Store.FailAsync(stale, Lost, DispatchHost.Policy, None)).ShouldBeNull();
        (await _dispatch.Store.ReleaseAsync(stale, TimeSpan.Zero, None)).ShouldBeNull();
        (await _dispatch.Store.CancelledAsync(stale, None)).ShouldBeNull();
        (await _dispatch.Store.RenewAsync([stale, fresh], TimeSpan.FromMinutes(1), None)).Keys.ShouldBe([fresh]);
        await _dispatch.Store.CompleteAsync(fresh, Completion("fresh.mp4"), None);
        (await _dispatch.Store.CompleteAsync(fresh, Completion("twice.mp4"), None)).ShouldBeNull();

        var job = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull();
        job.Assets.ShouldHaveSingleItem().ObjectKey.ShouldBe("fresh.mp4");
        job.Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Completion_and_cancellation_at_once_leave_one_terminal_state()
    {
        for (var round = 0; round < 30; round++)
        {
            var id = (await _api.SubmitAsync(_owner)).Id;
            var claim = (await _dispatch.ClaimAsync()).Claim;

            var cancel = Task.Run(() => _api.Jobs.CancelAsync(_owner, id, None));
            var complete = Task.Run(() => _dispatch.Store.CompleteAsync(claim, Completion("a.mp4"), None));
            var cancelled = Task.Run(() => _dispatch.Store.CancelledAsync(claim, None));
            await Task.WhenAll(cancel, complete, cancelled);

            var log = await _api.Jobs.EventsAsync(_owner, id, 0, 100, None);
            log.Count(e => e.Type is JobEventType.Completed or JobEventType.Cancelled or JobEventType.Failed).ShouldBe(1);
            (await complete is null).ShouldNotBe(await cancelled is null);
        }
    }

    [Fact]
    public async Task Two_dispatchers_never_hold_one_job()
    {
        for (var i = 0; i < 20; i++)
            await _api.SubmitAsync(_owner);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _dispatch.TakeAsync()));

        var jobs = results.OfType<ClaimResult.Claimed>().Select(c => c.Job.Claim.Job).ToArray();
        jobs.Length.ShouldBe(20);
        jobs.Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Three_attempts_that_count_end_a_job_with_the_last_reason()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        for (var attempt = 1; attempt <= 3; attempt++)
            await _dispatch.Store.FailAsync((await _dispatch.ClaimAsync()).Claim, Lost, DispatchHost.Policy, None);

        var job = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull();
        (job.State, job.ErrorCode, job.Attempt).ShouldBe((JobState.Failed, "worker_lost", 3));
        (await _dispatch.TakeAsync()).ShouldBeOfType<ClaimResult.Nothing>();
    }

    [Fact]
    public async Task A_released_attempt_does_not_count()
    {
        await _api.SubmitAsync(_owner);
        for (var i = 0; i < 5; i++)
            await _dispatch.Store.ReleaseAsync((await _dispatch.ClaimAsync()).Claim, TimeSpan.Zero, None);

        var ended = await _dispatch.Store.FailAsync((await _dispatch.ClaimAsync()).Claim, Lost, DispatchHost.Policy, None);

        ended.ShouldNotBeNull().State.ShouldBe(JobState.Queued);
    }

    [Fact]
    public async Task What_a_user_asked_wrongly_is_never_tried_again()
    {
        await _api.SubmitAsync(_owner);

        var ended = await _dispatch.Store.FailAsync(
            (await _dispatch.ClaimAsync()).Claim, new JobFailure("invalid_request", "No.", false), DispatchHost.Policy, None);

        ended.ShouldNotBeNull().State.ShouldBe(JobState.Failed);
    }

    [Fact]
    public async Task The_wait_before_an_attempt_doubles()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(300));
        List<double> waits = [];
        for (var i = 0; i < 4; i++)
        {
            await _database.Database.ExecuteAsync($"update jobs set not_before = now() where id = '{id}'; delete from outbox");
            await _dispatch.Store.FailAsync((await _dispatch.ClaimAsync()).Claim, Lost, policy, None);
            waits.Add((await _dispatch.Outbox.NextDueAsync(None)).ShouldNotBeNull().TotalSeconds);
        }

        waits[0].ShouldBeInRange(99, 126);
        waits[1].ShouldBeInRange(199, 251);
        waits[2].ShouldBeInRange(299, 376);
        waits[3].ShouldBeInRange(299, 376);
    }

    [Fact]
    public async Task Only_a_lease_that_ran_out_is_ended_and_the_cancelled_job_is_not_tried_again()
    {
        var (late, cancelled) = ((await _api.SubmitAsync(_owner)).Id, (await _api.SubmitAsync(_owner)).Id);
        await _dispatch.ClaimAsync(lease: TimeSpan.Zero);
        await _dispatch.ClaimAsync(lease: TimeSpan.Zero);
        await _api.SubmitAsync(_owner);
        await _dispatch.ClaimAsync();
        await _api.Jobs.CancelAsync(_owner, cancelled, None);

        var ended = await _dispatch.Store.ExpireAsync(Lost, DispatchHost.Policy, 10, None);

        ended.OrderBy(e => e.Job.Value).Select(e => (e.Job, e.State)).ShouldBe([(late, JobState.Queued), (cancelled, JobState.Cancelled)]);
    }

    [Fact]
    public async Task Output_of_a_tool_that_can_not_be_stored_is_mended()
    {
        await _api.SubmitAsync(_owner);
        var claim = (await _dispatch.ClaimAsync()).Claim;

        var shown = await _dispatch.Store.ProgressAsync(claim, Progress(0.1) with { Message = "bad\0text" + (char)0xD800 }, None);

        shown.ShouldNotBeNull().Message.ShouldBe("bad\uFFFDtext\uFFFD");
    }

    private static JobProgress Progress(double share) => new() { Stage = JobStage.Rendering, Fraction = share, Remaining = TimeSpan.FromSeconds(3) };

    private static JobCompletion Completion(string key) => new(
        [
            new NewAsset
            {
                Kind = AssetKind.Video, ObjectKey = key, ContentType = "video/mp4", Bytes = 1, Sha256 = new string('a', 64),
                Width = 640, Height = 360, Duration = TimeSpan.FromSeconds(5), Frames = 150,
            },
        ],
        """{"loudness": -14}""");
}
