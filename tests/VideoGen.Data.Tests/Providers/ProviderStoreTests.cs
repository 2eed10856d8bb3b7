using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VideoGen.Core.Providers;
using VideoGen.Data.Providers;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Providers;

public sealed class ProviderStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!; // set before each test

    private ProviderStore Store => _api.Services.GetRequiredService<ProviderStore>();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
    }

    public Task DisposeAsync()
    {
        _api.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Providers_are_kept_in_their_order_and_the_name_is_taken_once()
    {
        var a = await Store.AddAsync(Provider("a"), last: true, None);
        await Store.AddAsync(Provider("b") with { Enabled = false }, last: true, None);
        await Store.AddAsync(Provider("first") with { Position = -1 }, last: false, None);
        var again = await Store.AddAsync(Provider("a"), last: true, None);

        again.ShouldBeNull();
        (a!.Position, a.Revision, a.Test).ShouldBe((0, 1L, null));
        (await Store.AllAsync(None)).Select(p => (p.Entry.Name, p.Enabled, p.Position)).ShouldBe([("first", true, -1), ("a", true, 0), ("b", false, 1)]);
        (await Store.EnabledAsync(None)).Select(e => e.Name).ShouldBe(["first", "a"]);
        (await Store.FindAsync("a", None))!.Entry.Secrets.ToArray().ShouldBe([1, 2, 3]);
        (await Store.FindAsync("nobody", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_that_knows_an_older_state_changes_nothing()
    {
        var known = (await Store.AddAsync(Provider("a"), last: true, None))!;

        var changed = await Store.UpdateAsync(known with { Entry = known.Entry with { Settings = """{"model": "new"}""", Secrets = default } }, None);
        var late = await Store.UpdateAsync(known with { Enabled = false }, None);

        (changed!.Revision, changed.Entry.Settings, changed.Entry.Secrets.IsEmpty).ShouldBe((2L, """{"model": "new"}""", true));
        late.ShouldBeNull();
        (await Store.FindAsync("a", None))!.Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_test_found_is_kept_until_the_settings_change()
    {
        var known = (await Store.AddAsync(Provider("a"), last: true, None))!;
        var at = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        await Store.TestedAsync("a", known.Revision, new ProviderTest(at, 120, "Unauthorized", "The key is wrong\0."), None);
        var tested = (await Store.FindAsync("a", None))!;
        await Store.UpdateAsync(tested, None);
        await Store.TestedAsync("a", known.Revision, new ProviderTest(at, 5, null, "late"), None);

        tested.Test.ShouldBe(new ProviderTest(at, 120, "Unauthorized", "The key is wrong\uFFFD."));
        (await Store.FindAsync("a", None))!.Test.ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_one_is_gone_and_the_dispatcher_reads_and_changes_nothing()
    {
        await Store.AddAsync(Provider("a"), last: true, None);
        await using var source = NpgsqlDataSource.Create(_database.DispatcherConnectionString);
        var dispatcher = new ProviderStore(source);

        (await dispatcher.EnabledAsync(None)).Single().Name.ShouldBe("a");
        (await Should.ThrowAsync<PostgresException>(() => dispatcher.RemoveAsync("a", None))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Store.RemoveAsync("a", None)).ShouldBeTrue();
        (await Store.RemoveAsync("a", None)).ShouldBeFalse();
        (await dispatcher.EnabledAsync(None)).ShouldBeEmpty();
    }

    private static StoredProvider Provider(string name) => new()
    {
        Entry = new ProviderEntry(name, """{"model": "m"}""", new byte[] { 1, 2, 3 }), Kind = "openai-chat", Enabled = true, Position = 0,
    };
}
