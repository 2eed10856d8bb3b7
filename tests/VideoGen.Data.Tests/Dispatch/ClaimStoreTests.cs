using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Dispatch;

public sealed class ClaimStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!;
    private DispatchHost _dispatch = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
        _dispatch = await DispatchHost.OnAsync(_database, slots: 3);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _dispatch.DisposeAsync();
    }

    [Fact]
    public async Task A_crowd_of_one_owner_does_not_hold_up_anothers_first_job()
    {
        var (crowd, single) = (await _database.CreateUserAsync(), await _database.CreateUserAsync());
        for (var i = 0; i < 20; i++)
            await _api.SubmitAsync(crowd);
        await _dispatch.ClaimAsync();
        var mine = (await _api.SubmitAsync(single)).Id;

        (await _dispatch.ClaimAsync()).Claim.Job.ShouldBe(mine);
    }

    [Fact]
    public async Task Owners_take_turns_when_none_of_them_runs_anything()
    {
        var (crowd, single) = (await _database.CreateUserAsync(), await _database.CreateUserAsync());
        for (var i = 0; i < 5; i++)
            await _api.SubmitAsync(crowd);
        await _dispatch.Store.CancelledAsync((await _dispatch.ClaimAsync()).Claim, None);
        await _api.SubmitAsync(single);
        await _api.SubmitAsync(single);
        List<UserId> served = [];

        for (var i = 0; i < 4; i++)
        {
            var job = await _dispatch.ClaimAsync();
            served.Add(job.Owner);
            await _dispatch.Store.CancelledAsync(job.Claim, None);
        }

        served.ShouldBe([single, crowd, single, crowd]);
    }

    [Fact]
    public async Task An_owner_runs_no_more_than_his_share()
    {
        var owner = await _database.CreateUserAsync();
        for (var i = 0; i < 3; i++)
            await _api.SubmitAsync(owner);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _dispatch.TakeAsync(cap: 2)));

        results.OfType<ClaimResult.Claimed>().Count().ShouldBe(2);
        (await _dispatch.Claims.OutlookAsync(2, None)).Ready.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_job_is_taken_without_a_free_slot_of_a_live_worker()
    {
        var owner = await _database.CreateUserAsync();
        for (var i = 0; i < 5; i++)
            await _api.SubmitAsync(owner);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _dispatch.TakeAsync()));

        results.OfType<ClaimResult.Claimed>().Count().ShouldBe(3);
        (await _dispatch.Claims.OutlookAsync(99, None)).FreeSlots.ShouldBe(0);
        await _dispatch.AnnounceAsync("w2", 1);
        (await _dispatch.TakeAsync()).ShouldBeOfType<ClaimResult.Claimed>();
        await _dispatch.AnnounceAsync("w3", 4);
        await _dispatch.Workers.AvoidAsync("w3", TimeSpan.FromMinutes(1), None);
        (await _dispatch.TakeAsync()).ShouldBeOfType<ClaimResult.Nothing>();
    }

    [Fact]
    public async Task The_job_that_was_announced_and_not_taken_stays_announced()
    {
        var (crowd, single) = (await _database.CreateUserAsync(), await _database.CreateUserAsync());
        await _api.SubmitAsync(crowd);
        await _dispatch.ClaimAsync();
        var announced = (await _api.SubmitAsync(crowd)).Id;
        var fairer = (await _api.SubmitAsync(single)).Id;
        await _dispatch.Outbox.RelayAsync(10, (jobs, _) => Task.FromResult<IReadOnlyList<string>>([.. jobs.Select(j => $"entry of {j.Job}")]), None);

        var taken = (ClaimResult.Claimed)await _dispatch.TakeAsync(announced: announced);

        taken.Job.Claim.Job.ShouldBe(fairer);
        (await _dispatch.Outbox.WaitingAsync(null, 10, None)).ShouldHaveSingleItem()
            .ShouldBe(new Announcement(announced, JobPriority.Normal, $"entry of {fairer}"));
    }

    [Fact]
    public async Task The_outbox_keeps_what_the_queue_did_not_take()
    {
        var id = (await _api.SubmitAsync(await _database.CreateUserAsync())).Id;

        await Should.ThrowAsync<IOException>(() => _dispatch.Outbox.RelayAsync(10, (_, _) => throw new IOException("down"), None));
        List<JobId> told = [];
        await _dispatch.Outbox.RelayAsync(10, (jobs, _) =>
        {
            told.AddRange(jobs.Select(j => j.Job));
            return Task.FromResult<IReadOnlyList<string>>([.. jobs.Select(_ => "1-0")]);
        }, None);

        told.ShouldBe([id]);
        (await _dispatch.Outbox.RelayAsync(10, (_, _) => throw new IOException("down"), None)).ShouldBe(0);
    }

    [Fact]
    public async Task Silent_workers_are_forgotten_and_those_that_leave_are_gone_at_once()
    {
        await _dispatch.Workers.AnnounceAsync(
            new WorkerRecord { Id = "silent", Address = "http://x", Capacity = 1, Running = 0, Draining = false }, TimeSpan.Zero, None);

        (await _dispatch.Workers.ForgetSilentAsync(None)).ShouldBe(["silent"]);
        await _dispatch.Workers.ForgetAsync("w1", None);
        (await _dispatch.Workers.LiveAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leftovers_of_an_ended_job_come_due_and_rows_past_their_time_go()
    {
        var owner = await _database.CreateUserAsync();
        var id = (await _api.SubmitAsync(owner)).Id;
        await _dispatch.Store.ReleaseAsync((await _dispatch.ClaimAsync()).Claim, TimeSpan.Zero, None);
        await _api.Jobs.DeleteAsync(owner, id, None);

        var due = (await _dispatch.Cleanups.DueAsync(10, None)).ShouldHaveSingleItem();
        await _dispatch.Cleanups.DoneAsync(due, None);
        await _dispatch.Cleanups.PurgeAsync(new Retention(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), None);

        (due.Job, due.Keep.Count).ShouldBe((id, 0));
        (await _dispatch.Cleanups.DueAsync(10, None)).ShouldBeEmpty();
        (await _api.Jobs.EventsAsync(owner, id, 0, 10, None)).ShouldBeEmpty();
    }
}
