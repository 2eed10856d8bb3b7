using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Jobs;

public sealed class JobStoreTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ApiHost _api = ApiHost.On(database);

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_submitted_job_is_read_back_as_it_was_asked_for()
    {
        var owner = await database.CreateUserAsync();
        var submit = ApiHost.Submit(owner, "Rivers: \"50 % off\" \\ %{expr} 🎬") with
        {
            Title = "Rivers",
            Metadata = new Dictionary<string, string> { ["__proto__"] = "kept" },
        };

        var accepted = (await _api.Jobs.SubmitAsync(submit, None)).ShouldBeOfType<SubmitResult.Accepted>();

        var job = (await _api.Jobs.GetAsync(owner, accepted.Job.Id, None)).ShouldNotBeNull();
        job.ShouldSatisfyAllConditions(
            () => job.Request.ShouldBe(submit.Request),
            () => job.State.ShouldBe(JobState.Queued),
            () => job.Title.ShouldBe("Rivers"),
            () => job.Metadata["__proto__"].ShouldBe("kept"),
            () => job.LastSeq.ShouldBe(1));
        var logged = (await _api.Jobs.EventsAsync(owner, job.Id, 0, 10, None)).ShouldHaveSingleItem();
        (logged with { At = accepted.Event.At }).ShouldBe(accepted.Event);
    }

    [Fact]
    public async Task Fifty_submits_at_once_with_one_key_make_one_job()
    {
        var owner = await database.CreateUserAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _api.Jobs.SubmitAsync(ApiHost.Submit(owner, key: "same"), None)));

        results.OfType<SubmitResult.Accepted>().Count().ShouldBe(1);
        results.OfType<SubmitResult.Replayed>().Count().ShouldBe(49);
        (await _api.Jobs.ListAsync(owner, new JobListQuery(50), None)).Jobs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused_and_another_owner_may_use_the_same_key()
    {
        var (one, two) = (await database.CreateUserAsync(), await database.CreateUserAsync());
        await _api.Jobs.SubmitAsync(ApiHost.Submit(one, key: "k"), None);
        var changed = ApiHost.Submit(one, key: "k") with { Idempotency = new Idempotency("k", [.. Enumerable.Repeat((byte)1, 32)]) };

        (await _api.Jobs.SubmitAsync(changed, None)).ShouldBeOfType<SubmitResult.KeyReused>();
        (await _api.Jobs.SubmitAsync(ApiHost.Submit(two, key: "k"), None)).ShouldBeOfType<SubmitResult.Accepted>();
    }

    [Fact]
    public async Task Parallel_submits_never_step_over_the_owners_limit()
    {
        var owner = await database.CreateUserAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _api.Jobs.SubmitAsync(ApiHost.Submit(owner, limit: 5), None)));

        results.OfType<SubmitResult.Accepted>().Count().ShouldBe(5);
        results.OfType<SubmitResult.QueueFull>().Count().ShouldBe(25);
    }

    [Fact]
    public async Task A_refused_submit_leaves_its_key_free()
    {
        var owner = await database.CreateUserAsync();
        await _api.SubmitAsync(owner);

        (await _api.Jobs.SubmitAsync(ApiHost.Submit(owner, key: "again", limit: 1), None)).ShouldBeOfType<SubmitResult.QueueFull>();

        (await _api.Jobs.SubmitAsync(ApiHost.Submit(owner, key: "again", limit: 2), None)).ShouldBeOfType<SubmitResult.Accepted>();
    }

    [Theory]
    [InlineData("nul ", 0x0000, " inside")]
    [InlineData("half ", 0xD800, " pair")]
    [InlineData("other half ", 0xDC00, "")]
    [InlineData("at the end ", 0xD83C, "")]
    public async Task Text_that_can_not_be_stored_is_refused_by_name(string before, int unit, string after)
    {
        var text = $"{before}{(char)unit}{after}"; // attributes are kept as UTF-8, which has no half pairs
        var owner = await database.CreateUserAsync();
        var job = await _api.SubmitAsync(owner);

        (await Should.ThrowAsync<UnstorableTextException>(() => _api.Jobs.SubmitAsync(ApiHost.Submit(owner, text), None))).Field.ShouldBe("prompt");
        (await Should.ThrowAsync<UnstorableTextException>(() => _api.Jobs.RenameAsync(owner, job.Id, text, None))).Field.ShouldBe("title");
        (await _api.Jobs.ListAsync(owner, new JobListQuery(10), None)).Jobs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_owners_job_is_not_there_for_any_operation()
    {
        var (mine, other) = (await database.CreateUserAsync(), await database.CreateUserAsync());
        var id = (await _api.SubmitAsync(other)).Id;

        (await _api.Jobs.GetAsync(mine, id, None)).ShouldBeNull();
        (await _api.Jobs.CancelAsync(mine, id, None)).ShouldBeOfType<ChangeResult.NotFound>();
        (await _api.Jobs.RetryAsync(mine, id, 9, None)).ShouldBeOfType<ChangeResult.NotFound>();
        (await _api.Jobs.DeleteAsync(mine, id, None)).ShouldBeOfType<ChangeResult.NotFound>();
        (await _api.Jobs.RenameAsync(mine, id, "x", None)).ShouldBeOfType<ChangeResult.NotFound>();
        (await _api.Jobs.EventsAsync(mine, id, 0, 10, None)).ShouldBeEmpty();
        (await _api.Jobs.QueuePositionAsync(mine, id, None)).ShouldBeNull();
        (await _api.Jobs.GetAsync(other, id, None)).ShouldNotBeNull().State.ShouldBe(JobState.Queued);
    }

    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_can_be_retried()
    {
        var owner = await database.CreateUserAsync();
        var id = (await _api.SubmitAsync(owner)).Id;

        var cancelled = (await _api.Jobs.CancelAsync(owner, id, None)).ShouldBeOfType<ChangeResult.Changed>();
        var twice = (await _api.Jobs.CancelAsync(owner, id, None)).ShouldBeOfType<ChangeResult.Changed>();
        var retried = (await _api.Jobs.RetryAsync(owner, id, 10, None)).ShouldBeOfType<ChangeResult.Changed>();

        cancelled.Job.State.ShouldBe(JobState.Cancelled);
        twice.Event.ShouldBeNull();
        retried.Job.State.ShouldBe(JobState.Queued);
        (await _api.Jobs.RetryAsync(owner, id, 10, None)).ShouldBeOfType<ChangeResult.Conflict>();
        (await _api.Jobs.EventsAsync(owner, id, 0, 10, None)).Select(e => (e.Seq, e.Type)).ShouldBe(
            [(1, JobEventType.Queued), (2, JobEventType.Cancelled), (3, JobEventType.Queued)]);
    }

    [Fact]
    public async Task A_deleted_job_is_gone_for_its_owner()
    {
        var owner = await database.CreateUserAsync();
        var id = (await _api.SubmitAsync(owner)).Id;

        (await _api.Jobs.DeleteAsync(owner, id, None)).ShouldBeOfType<ChangeResult.Changed>();

        (await _api.Jobs.GetAsync(owner, id, None)).ShouldBeNull();
        (await _api.Jobs.ListAsync(owner, new JobListQuery(10), None)).Jobs.ShouldBeEmpty();
        (await _api.Jobs.DeleteAsync(owner, id, None)).ShouldBeOfType<ChangeResult.NotFound>();
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_gap_or_repeat()
    {
        var owner = await database.CreateUserAsync();
        List<JobId> made = [];
        for (var i = 0; i < 5; i++)
            made.Insert(0, (await _api.SubmitAsync(owner)).Id);

        var first = await _api.Jobs.ListAsync(owner, new JobListQuery(2), None);
        var second = await _api.Jobs.ListAsync(owner, new JobListQuery(2, first.Next), None);
        var third = await _api.Jobs.ListAsync(owner, new JobListQuery(2, second.Next), None);

        first.Jobs.Concat(second.Jobs).Concat(third.Jobs).Select(j => j.Id).ShouldBe(made);
        third.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_queue_position_counts_the_jobs_of_others_without_showing_them()
    {
        var (one, two) = (await database.CreateUserAsync(), await database.CreateUserAsync());
        var ahead = (await _api.SubmitAsync(one)).Id;
        var behind = (await _api.SubmitAsync(two)).Id;

        var (before, after) = (await _api.Jobs.QueuePositionAsync(one, ahead, None), await _api.Jobs.QueuePositionAsync(two, behind, None));

        after.ShouldNotBeNull().ShouldBeGreaterThan(before.ShouldNotBeNull());
    }
}
