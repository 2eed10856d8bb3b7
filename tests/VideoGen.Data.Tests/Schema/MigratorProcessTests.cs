using Npgsql;
using Shouldly;
using VideoGen.TestKit.Processes;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Schema;

/// <summary>The one-shot program as an orchestrator starts it.</summary>
public sealed class MigratorProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "VideoGen.Migrator.dll");

    [Fact]
    public async Task It_migrates_makes_the_first_account_once_and_exits_with_0()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings__videogen"] = database.AdminConnectionString,
            ["VIDEOGEN_FIRST_USER_EMAIL"] = "admin@videogen.local",
            ["VIDEOGEN_FIRST_USER_PASSWORD"] = "correct horse",
            ["VIDEOGEN_FIRST_USER_API_KEY_HASH"] = new string('a', 64),
        };

        var first = await RunAsync(settings);
        var second = await RunAsync(settings);

        (first.Code, second.Code).ShouldBe((0, 0), $"{first.Output}\n{second.Output}");
        first.Output.ShouldContain("0001_accounts");
        first.Output.ShouldNotContain("correct horse");
        (await ListAsync(database, "select email || ' ' || role from users")).ShouldBe(["admin@videogen.local admin"]);
        (await ListAsync(database, "select encode(key_hash, 'hex') from api_keys")).ShouldBe([new string('a', 64)]);
    }

    [Fact]
    public async Task It_waits_for_a_server_that_is_still_starting()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await server.StopAsync();
        await using var migrator = await StartAsync(new Dictionary<string, string?> { ["ConnectionStrings__videogen"] = server.AdminConnectionString() });
        await VideoGen.TestKit.Eventually.PollAsync(() => migrator.Output.Contains("not ready", StringComparison.Ordinal));

        await server.StartAsync();
        await migrator.WaitForExitAsync(TimeSpan.FromSeconds(60));

        migrator.ExitCode.ShouldBe(0, migrator.Output);
    }

    [Theory]
    [InlineData("", "", "ConnectionStrings__videogen")]
    [InlineData("not a connection string", "", "is not a connection string")]
    [InlineData(null, "not-an-address", "VIDEOGEN_FIRST_USER_EMAIL")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=y", "", "127.0.0.1:1")]
    public async Task It_says_what_is_wrong_and_exits_with_1(string? connection, string email, string said)
    {
        connection ??= (await (await SharedServers.Postgres).CreateDatabaseAsync()).AdminConnectionString;

        var run = await RunAsync(new Dictionary<string, string?>
        {
            ["ConnectionStrings__videogen"] = connection,
            ["VIDEOGEN_FIRST_USER_EMAIL"] = email,
            ["Migrator__WaitForServer"] = "00:00:01",
        });

        run.Code.ShouldBe(1, run.Output);
        run.Output.ShouldContain(said);
    }

    private static async Task<(int Code, string Output)> RunAsync(Dictionary<string, string?> settings)
    {
        await using var process = await StartAsync(settings);
        await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, process.Output);
    }

    private static Task<ProcessHandle> StartAsync(Dictionary<string, string?> settings) =>
        ProcessHandle.StartAsync(new ProcessSpec("dotnet", Program) { Environment = settings });

    private static async Task<List<string>> ListAsync(PostgresDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await rows.ReadAsync())
            values.Add(rows.GetString(0));
        return values;
    }
}
