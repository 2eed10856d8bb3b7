using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Dispatch;

public sealed class FilmStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
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
    public async Task A_timeline_is_claimed_letter_for_letter_as_it_was_submitted()
    {
        var request = new TimelineRequest
        {
            Document = """{ "version":1, "title" : "50 % \\ \u00e9 🎬", "x": 1.50 }""",
            Values = """{"name":"Ann"}""",
            Sources = """{"a.mp4":{}}""",
            Width = 320,
            Height = 180,
            Frames = 60,
            RateNumerator = 30000,
            RateDenominator = 1001,
            Crf = 23,
            Quality = RenderQuality.Fast,
            Priority = JobPriority.High,
        };
        var submitted = await _api.Jobs.SubmitAsync(new SubmitJob { Owner = _owner, Request = request, Title = "T", MaxQueuedPerOwner = 9 }, None);

        var claimed = (ClaimResult.Claimed)await _dispatch.TakeAsync(JobPriority.High);

        claimed.Job.Request.ShouldBe(request);
        var job = ((SubmitResult.Accepted)submitted).Job;
        (job.Kind, job.Request).ShouldBe((JobKind.Render, (JobRequest)request));
        request.DurationSeconds.ShouldBe(2.002, 1e-9);
    }

    [Fact]
    public async Task Segments_that_exist_are_ready_with_the_plan_and_others_as_they_are_made()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var claim = (await _dispatch.ClaimAsync()).Claim;

        var planned = await _dispatch.Films.PlannedAsync(claim, Plan(('a', 100), ('b', null), ('c', null)), None);
        var ready = await _dispatch.Films.SegmentReadyAsync(claim, new SegmentDone(2, 300, StepOrigin.Rendered), Progress(0.5), None);
        var again = await _dispatch.Films.SegmentReadyAsync(claim, new SegmentDone(2, 300, StepOrigin.Found), Progress(0.4), None);

        (planned!.SegmentsTotal, planned.SegmentsReady, planned.Step).ShouldBe((3, 1, "plan"));
        (ready!.SegmentsReady, ready.Step, ready.StepReused, ready.Progress).ShouldBe((2, "segment/2", false, 0.5));
        (again!.SegmentsReady, again.Progress).ShouldBe((2, 0.5));
        var segments = await _api.Jobs.SegmentsAsync(_owner, id, 0, 10, None);
        segments.Select(s => (s.Index, s.StartFrame, s.State, s.Bytes, s.Reused)).ShouldBe(
            [(0, 0, SegmentState.Ready, 100, true), (1, 30, SegmentState.Pending, null, false), (2, 60, SegmentState.Ready, 300, false)]);
        (await _api.Jobs.SegmentsAsync(_owner, id, 1, 1, None)).ShouldHaveSingleItem().Index.ShouldBe(1);
        var job = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull();
        (job.SegmentsTotal, job.SegmentsReady, job.StepsRendered, job.StepsReused).ShouldBe((3, 2, 1, 2));
        job.Plan.ShouldNotBeNull().Timescale.ShouldBe(15360);
    }

    [Fact]
    public async Task A_second_attempt_keeps_what_the_first_rendered_as_rendered()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var first = (await _dispatch.ClaimAsync()).Claim;
        await _dispatch.Films.PlannedAsync(first, Plan(('a', null), ('b', null), ('c', null)), None);
        await _dispatch.Films.SegmentReadyAsync(first, new SegmentDone(0, 100, StepOrigin.Rendered), Progress(0.3), None);
        await _dispatch.Store.FailAsync(first, new JobFailure("worker_lost", "Lost.", true), DispatchHost.Policy, None);
        var second = (await _dispatch.ClaimAsync()).Claim;

        await _dispatch.Films.PlannedAsync(second, Plan(('a', 100), ('e', 50)), None);

        var segments = await _api.Jobs.SegmentsAsync(_owner, id, 0, 10, None);
        segments.Select(s => (s.ContentKey[0], s.State, s.Reused)).ShouldBe([('a', SegmentState.Ready, false), ('e', SegmentState.Ready, true)]);
        var job = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull();
        (job.SegmentsTotal, job.SegmentsReady, job.StepsRendered, job.StepsReused).ShouldBe((2, 2, 1, 1));
    }

    [Fact]
    public async Task The_sound_can_be_streamed_before_the_film_is_done()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var claim = (await _dispatch.ClaimAsync()).Claim;
        await _dispatch.Films.PlannedAsync(claim, Plan(('a', null)) with { CaptionsKey = "captions.vtt" }, None);

        await _dispatch.Films.SoundReadyAsync(claim, new SoundDone("sound.m4a", StepOrigin.Rendered), None);

        var plan = (await _api.Jobs.GetAsync(_owner, id, None)).ShouldNotBeNull().Plan.ShouldNotBeNull();
        (plan.SoundKey, plan.CaptionsKey).ShouldBe(("sound.m4a", "captions.vtt"));
    }

    [Fact]
    public async Task An_older_attempt_writes_no_plan_and_no_segment()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var stale = (await _dispatch.ClaimAsync()).Claim;
        await _dispatch.Store.FailAsync(stale, new JobFailure("worker_lost", "Lost.", true), DispatchHost.Policy, None);
        await _dispatch.ClaimAsync();

        (await _dispatch.Films.PlannedAsync(stale, Plan(('a', 1)), None)).ShouldBeNull();
        (await _dispatch.Films.SegmentReadyAsync(stale, new SegmentDone(0, 1, StepOrigin.Found), Progress(1), None)).ShouldBeNull();
        (await _dispatch.Films.SoundReadyAsync(stale, new SoundDone("s", StepOrigin.Found), None)).ShouldBeNull();
        (await _api.Jobs.SegmentsAsync(_owner, id, 0, 10, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_owner_sees_segments_and_says_where_he_watches()
    {
        var id = (await _api.SubmitAsync(_owner)).Id;
        var claim = (await _dispatch.ClaimAsync()).Claim;
        await _dispatch.Films.PlannedAsync(claim, Plan(('a', 1)), None);
        var other = await _database.CreateUserAsync();

        (await _api.Jobs.SegmentsAsync(other, id, 0, 10, None)).ShouldBeEmpty();
        (await _api.Jobs.WantFrameAsync(other, id, 12, None)).ShouldBeFalse();
        (await _api.Jobs.WantFrameAsync(_owner, id, 12, None)).ShouldBeTrue();
        (await _api.Jobs.GetAsync(_owner, id, None))!.Plan!.WantedFrame.ShouldBe(12);
    }

    private static FilmPlanned Plan(params (char Key, long? Bytes)[] segments) => new()
    {
        ObjectKey = "users/o/steps/p.plan",
        Timescale = 15360,
        RateNumerator = 30,
        RateDenominator = 1,
        Segments = [.. segments.Select((s, i) => new PlannedSegment(i * 30, 30, 15360, new string(s.Key, 64), $"{s.Key}.mp4", s.Bytes))],
    };

    private static JobProgress Progress(double fraction) => new() { Stage = JobStage.Rendering, Fraction = fraction };
}
