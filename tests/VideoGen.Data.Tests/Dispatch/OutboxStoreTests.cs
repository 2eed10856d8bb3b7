using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Dispatch;

public sealed class OutboxStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!;
    private DispatchHost _dispatch = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
        _dispatch = await DispatchHost.OnAsync(_database);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _dispatch.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_outbox_has_nothing_due_so_that_its_reader_rests() =>
        (await _dispatch.Outbox.NextDueAsync(None)).ShouldBeNull();

    [Fact]
    public async Task A_submitted_job_is_due_at_once_is_told_once_and_leaves_the_outbox_empty()
    {
        var id = (await _api.SubmitAsync(await _database.CreateUserAsync())).Id;
        List<JobId> told = [];

        (await _dispatch.Outbox.NextDueAsync(None)).ShouldBe(TimeSpan.Zero);
        (await RelayAsync(told)).ShouldBe(1);

        told.ShouldBe([id]);
        (await RelayAsync(told)).ShouldBe(0);
        (await _dispatch.Outbox.NextDueAsync(None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_could_not_be_told_stays()
    {
        await _api.SubmitAsync(await _database.CreateUserAsync());

        await Should.ThrowAsync<TimeoutException>(() => _dispatch.Outbox.RelayAsync(10, (_, _) => throw new TimeoutException(), None));

        (await RelayAsync([])).ShouldBe(1);
    }

    private Task<int> RelayAsync(List<JobId> told) => _dispatch.Outbox.RelayAsync(10, (due, _) =>
    {
        told.AddRange(due.Select(d => d.Job));
        return Task.FromResult<IReadOnlyList<string>>([.. due.Select((_, i) => $"{i}-0")]);
    }, None);
}
