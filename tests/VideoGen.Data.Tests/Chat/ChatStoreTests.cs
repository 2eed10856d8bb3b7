using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Chat;

public sealed class ChatStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!;
    private DispatchHost _dispatch = null!;
    private IChatStore _chats = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
        _dispatch = await DispatchHost.OnAsync(_database);
        _chats = _api.Services.GetRequiredService<IChatStore>();
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _dispatch.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_version_of_what_is_not_current_any_more_is_not_made_and_leaves_nothing()
    {
        var first = await _api.SubmitAsync(await _database.CreateUserAsync());
        (await EditAsync(first, first)).ShouldBeOfType<ChatResult.Said>().Message.Led!.Value.Number.ShouldBe(2);

        (await EditAsync(first, first)).ShouldBeOfType<ChatResult.HeadMoved>();

        var film = (await _chats.FilmAsync(first.Owner, first.Id, None)).ShouldNotBeNull();
        (film.Versions.Count, film.Head.Version).ShouldBe((2, 2));
        (await _chats.MessagesAsync(first.Owner, first.Id, null, 10, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_said_goes_with_the_last_version_of_a_film_and_not_before()
    {
        var first = await _api.SubmitAsync(await _database.CreateUserAsync());
        var second = ((ChatResult.Said)await EditAsync(first, first)).Message.Led!.Value.Job;

        await RemoveAsync(first.Owner, first.Id);
        (await _chats.FilmAsync(first.Owner, second, None)).ShouldNotBeNull().Versions.Count.ShouldBe(1);
        (await CountAsync()).ShouldBe((1, 1));

        await RemoveAsync(first.Owner, second);
        (await CountAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task The_dispatcher_reads_nothing_of_what_was_said()
    {
        await using var source = NpgsqlDataSource.Create(_database.DispatcherConnectionString);
        await using var command = source.CreateCommand("select count(*) from chat_messages");

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private Task<ChatResult> EditAsync(JobRecord film, JobRecord on) => _chats.SayAsync(
        new NewChatMessage { Owner = film.Owner, Film = film.Id, Base = new(on.Id, on.Version), State = ChatMessageState.Answered, Text = "make it vertical", Answer = "{}" },
        new ChatStep.Make(ApiHost.Submit(film.Owner) with { Origin = JobOrigin.Chat, Lineage = new(on.Id, on.Root, "make it vertical") }), None);

    private async Task RemoveAsync(UserId owner, JobId job)
    {
        await _api.Jobs.DeleteAsync(owner, job, None);
        foreach (var cleanup in await _dispatch.Cleanups.DueAsync(10, None))
            await _dispatch.Cleanups.DoneAsync(cleanup, None);
        await _dispatch.Cleanups.PurgeAsync(new Retention(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), None);
    }

    private async Task<(long Films, long Messages)> CountAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database.AdminConnectionString);
        await using var command = source.CreateCommand("select (select count(*) from films), (select count(*) from chat_messages)");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
