using Npgsql;
using Shouldly;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.TestKit;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_durable_server_keeps_its_commits_over_kill_9()
    {
        await using var server = await PostgresServer.StartNewAsync(new PostgresServerOptions { Durable = true });
        await server.ExecuteAsync("create table kept as select 7 as n");

        await server.KillAsync();
        await server.StartAsync();

        (await ScalarAsync(server.AdminConnectionString(), "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_frozen_server_lets_new_sessions_hang_until_it_is_thawed()
    {
        await using var server = await PostgresServer.StartNewAsync();

        server.Freeze();
        await Should.ThrowAsync<NpgsqlException>(() => ScalarAsync(server.AdminConnectionString() + ";Pooling=false;Timeout=1", "select 1"));
        server.Thaw();

        (await ScalarAsync(server.AdminConnectionString(), "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Databases_of_one_server_are_apart()
    {
        var server = await SharedServers.Postgres;
        var one = await server.CreateDatabaseAsync();
        var two = await server.CreateDatabaseAsync();

        await one.ExecuteAsync("create table only_here (n int)");

        await Should.ThrowAsync<PostgresException>(() => two.ExecuteAsync("select * from only_here"));
    }

    [Fact]
    public async Task A_disposed_server_leaves_no_process_and_no_file()
    {
        var server = await PostgresServer.StartNewAsync();
        var id = server.ProcessId;
        var data = (string)(await ScalarAsync(server.AdminConnectionString() + ";Pooling=false", "show data_directory"))!;

        await server.DisposeAsync();

        Directory.Exists($"/proc/{id}").ShouldBeFalse();
        Directory.Exists(Path.GetDirectoryName(data)).ShouldBeFalse();
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
