using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

/// <summary>PostgreSQL and Redis of this machine, as the model starts them.</summary>
public sealed class LocalServersTests : IDisposable
{
    private readonly TempDirectory _directory = new("servers");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Data_and_secrets_outlive_a_restart_of_everything()
    {
        await using (var first = await ServersAsync())
        {
            await ExecuteAsync(await first.ConnectionAsync("database-admin"), "create table kept as select 7 as n");
            await using var redis = await ConnectionMultiplexer.ConnectAsync(await first.ConnectionAsync("redis-connection"));
            await redis.GetDatabase().StreamAddAsync("videogen:jobs:high", "job", "x");
        }

        await using var second = await ServersAsync();

        (await ScalarAsync(await second.ConnectionAsync("database-admin"), "select n from kept")).ShouldBe(7);
        await using var again = await ConnectionMultiplexer.ConnectAsync(await second.ConnectionAsync("redis-connection"));
        (await again.GetDatabase().StreamLengthAsync("videogen:jobs:high")).ShouldBe(1);
    }

    [Fact]
    public async Task Postgres_is_stopped_and_not_cut_off_although_sessions_are_open()
    {
        await using (var servers = await ServersAsync())
        {
            await using var session = new NpgsqlConnection(await servers.ConnectionAsync("database-admin") + ";Pooling=false");
            await session.OpenAsync();
            await servers.StopAsync();
            servers.Instance("postgres").Log.Last(50).ShouldContain(l => l.EndsWith("database system is shut down", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_administrator_is_no_superuser_and_can_make_roles()
    {
        await using var servers = await ServersAsync();
        var admin = await servers.ConnectionAsync("database-admin");

        (await ScalarAsync(admin, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")).ShouldBe(false);
        (await ScalarAsync(admin, "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()")).ShouldBe("UTF8");
        await ExecuteAsync(admin, "create role videogen_api login password 'x'; grant usage on schema public to videogen_api");
    }

    [Fact]
    public async Task Both_ask_for_the_password()
    {
        await using var servers = await ServersAsync();
        var wrong = new NpgsqlConnectionStringBuilder(await servers.ConnectionAsync("database-admin")) { Password = "wrong", Pooling = false };
        var redis = ConfigurationOptions.Parse(await servers.ConnectionAsync("redis-connection"));
        redis.Password = "wrong";

        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(wrong.ConnectionString, "select 1"))).SqlState.ShouldBe("28P01");
        await Should.ThrowAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(redis));
    }

    [Fact]
    public async Task Redis_keeps_what_it_was_told_over_kill_9_and_evicts_nothing()
    {
        await using var servers = await ServersAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{await servers.ConnectionAsync("redis-connection")},abortConnect=false");
        await redis.GetDatabase().StringSetAsync("key", "value");
        ((string[]?)await redis.GetDatabase().ExecuteAsync("CONFIG", "GET", "maxmemory-policy"))!.ShouldContain("noeviction");
        await Eventually.PollAsync(() => AppendedBytes(_directory.Combine("redis")) > 40);

        TestProcesses.Kill(servers.Instance("redis").ProcessId!.Value);
        await Eventually.PollAsync(() => servers.Instance("redis") is { State: InstanceState.Healthy, Restarts: 1 });

        await Eventually.PollAsync(async () => await redis.GetDatabase().StringGetAsync("key") == "value");
    }

    [Fact]
    public async Task Postgres_comes_back_from_kill_9_although_its_pid_file_is_stale()
    {
        await using var servers = await ServersAsync();
        var admin = await servers.ConnectionAsync("database-admin") + ";Pooling=false";
        var pid = int.Parse(File.ReadLines(_directory.Combine("postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

        TestProcesses.Kill(pid);

        await Eventually.PollAsync(() => servers.Instance("postgres") is { State: InstanceState.Healthy, Restarts: 1 });
        (await ScalarAsync(admin, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_pid_file_that_names_some_other_process_is_no_obstacle()
    {
        await using (await ServersAsync())
        {
        }
        await File.WriteAllTextAsync(_directory.Combine("postgres", "cluster", "postmaster.pid"), $"{Environment.ProcessId}\n/elsewhere\n");

        await using var servers = await ServersAsync();

        servers.Instance("postgres").State.ShouldBe(InstanceState.Healthy);
    }

    [Fact]
    public async Task A_folder_above_that_is_closed_to_others_is_no_obstacle()
    {
        File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var servers = await ServersAsync();

        servers.Instance("postgres").State.ShouldBe(InstanceState.Healthy);
    }

    private async Task<Servers> ServersAsync()
    {
        var model = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_directory.Path}", "--LocalRunner:DashboardDisabled=true"]);
        foreach (var resource in model.Resources.Where(r => r is ProjectResource || r.Name == ResourceNames.Web).ToArray())
            model.Resources.Remove(resource);
        model.Services.AddSingleton<IRunnerConsole>(new RecordingConsole());
        var app = model.Build();
        await app.StartAsync();
        var servers = new Servers(app, model);
        await app.Services.GetRequiredService<LocalRunner>().Ready.WaitAsync(TimeSpan.FromMinutes(1));
        return servers;
    }

    private static long AppendedBytes(string directory) =>
        Directory.EnumerateFiles(directory, "*.aof", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);

    private static async Task ExecuteAsync(string connection, string sql) => await ScalarAsync(connection, sql);

    private static async Task<object?> ScalarAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Servers(DistributedApplication app, IDistributedApplicationBuilder model) : IAsyncDisposable
    {
        public ResourceInstance Instance(string name) => app.Services.GetRequiredService<LocalRunner>().Instances.Single(i => i.Name == name);

        public async Task<string> ConnectionAsync(string name) =>
            (await model.Resources.OfType<IResourceWithConnectionString>().Single(r => r.Name == name).GetConnectionStringAsync())!;

        public Task StopAsync() => app.StopAsync();

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
