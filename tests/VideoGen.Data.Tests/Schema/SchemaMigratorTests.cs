using Npgsql;
using Shouldly;
using VideoGen.Data.Schema;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Schema;

public sealed class SchemaMigratorTests
{
    private static readonly RolePasswords NoPasswords = new();

    [Fact]
    public async Task Four_migrators_at_once_apply_each_migration_once()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            new SchemaMigrator(database.AdminConnectionString, NoPasswords).MigrateAsync(CancellationToken.None)));

        runs.SelectMany(applied => applied).ShouldBe(MigrationScript.Embedded().Select(s => $"{s.Version:0000}_{s.Name}"));
    }

    [Fact]
    public async Task A_migration_that_was_edited_after_it_ran_stops_the_start()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        await RunAsync(database, new MigrationScript(1, "one", "create table one (n int)"));

        var edited = await Should.ThrowAsync<MigrationException>(() => RunAsync(database, new MigrationScript(1, "one", "create table one (n bigint)")));

        edited.Message.ShouldContain("0001_one");
        edited.Message.ShouldContain("edited");
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_do_not_count_as_an_edit()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        await RunAsync(database, new MigrationScript(1, "one", "create table one (\n n int)"));

        (await RunAsync(database, new MigrationScript(1, "one", "create table one (\r\n n int)"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_and_keeps_the_earlier_ones()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        MigrationScript good = new(1, "one", "create table one (n int)");

        await Should.ThrowAsync<MigrationException>(() =>
            RunAsync(database, good, new MigrationScript(2, "two", "create table two (n int); select 1/0")));

        (await RunAsync(database, good, new MigrationScript(2, "two", "create table two (n int)"))).ShouldBe(["0002_two"]);
    }

    [Fact]
    public async Task A_schema_from_a_newer_program_is_refused()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        MigrationScript one = new(1, "one", "select 1");
        await RunAsync(database, one, new MigrationScript(2, "two", "select 2"));

        (await Should.ThrowAsync<MigrationException>(() => RunAsync(database, one))).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task An_administrator_without_superuser_rights_can_migrate_as_on_managed_servers()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await server.ExecuteAsync("create role cloudadmin login createrole createdb password 'cloud'");
        await server.ExecuteAsync("create database managed owner cloudadmin");
        var passwords = new RolePasswords { Owner = "owner-pass", Api = "api-pass", Dispatcher = "dispatcher-pass" };

        var applied = await new SchemaMigrator(server.ConnectionString("managed", "cloudadmin", "cloud"), passwords).MigrateAsync(CancellationToken.None);
        var again = await new SchemaMigrator(server.ConnectionString("managed", "videogen_owner", "owner-pass"), passwords).MigrateAsync(CancellationToken.None);

        applied.ShouldNotBeEmpty();
        again.ShouldBeEmpty();
        foreach (var (role, password) in new[] { ("videogen_api", "api-pass"), ("videogen_dispatcher", "dispatcher-pass") })
        {
            await using var source = NpgsqlDataSource.Create(server.ConnectionString("managed", role, password));
            await using var command = source.CreateCommand("select count(*) from jobs");
            (await command.ExecuteScalarAsync()).ShouldBe(0L);
        }
    }

    [Fact]
    public async Task An_administrator_who_may_not_make_roles_gets_a_message_that_says_what_is_missing()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await server.ExecuteAsync("create role weak login password 'weak'");

        var refused = await Should.ThrowAsync<MigrationException>(() =>
            new SchemaMigrator(server.ConnectionString("postgres", "weak", "weak"), NoPasswords).MigrateAsync(CancellationToken.None));

        refused.Message.ShouldContain("'weak'");
        refused.Message.ShouldContain("CREATEROLE");
    }

    private static Task<IReadOnlyList<string>> RunAsync(PostgresDatabase database, params MigrationScript[] scripts) =>
        new SchemaMigrator(database.AdminConnectionString, NoPasswords, scripts).MigrateAsync(CancellationToken.None);
}
