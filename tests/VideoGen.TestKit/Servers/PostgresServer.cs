using System.Globalization;
using Npgsql;
using VideoGen.TestKit.Processes;

namespace VideoGen.TestKit.Servers;

/// <summary>A PostgreSQL cluster of its own in a temporary directory on a free port. Its superuser is <c>postgres</c>.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Password = "superuser-of-a-test";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private readonly TempDirectory _home = new("postgres");
    private readonly PostgresServerOptions _options;
    private ProcessHandle? _process;
    private int _databases;

    private PostgresServer(PostgresServerOptions options) => _options = options;

    /// <summary>Port on 127.0.0.1; stays the same over restarts.</summary>
    public int Port { get; private set; }

    /// <summary>Id of the postmaster.</summary>
    public int ProcessId => Running.Id;

    /// <summary>What the server wrote since its last start.</summary>
    public string Log => _process?.Output ?? "";

    private ProcessHandle Running => _process ?? throw new InvalidOperationException("The server is not running.");

    private static string? Account => Environment.IsPrivilegedProcess ? "postgres" : null;

    private string DataDirectory => _home.Combine("data");

    /// <summary>Makes a cluster and starts it.</summary>
    public static async Task<PostgresServer> StartNewAsync(PostgresServerOptions? options = null)
    {
        var server = new PostgresServer(options ?? new PostgresServerOptions());
        try
        {
            await server.InitAsync();
            for (var attempt = 1; ; attempt++)
            {
                server.Port = FreePort.Next();
                try
                {
                    await server.StartAsync();
                    return server;
                }
                catch (ServerExitedException e) when (attempt < 4 && e.PortTaken)
                {
                }
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connection string of the superuser, for one database.</summary>
    public string AdminConnectionString(string database = "postgres") => ConnectionString(database, "postgres", Password);

    /// <summary>Connection string of any role.</summary>
    public string ConnectionString(string database, string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = user,
        Password = password,
        Timeout = 5,
        CommandTimeout = 20,
        MaxPoolSize = 50,
    }.ConnectionString;

    /// <summary>An empty database of its own for a test class.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}_{Environment.ProcessId}");
        var from = template is null ? "" : $" template \"{template}\"";
        await ExecuteAsync($"create database \"{name}\"{from}");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts the server after a stop or a kill, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        // After kill -9 of the postmaster a start fails until the last orphaned backend has noticed.
        await Eventually.PollAsync(TryStartAsync, started => started, StartDeadline, TimeSpan.FromMilliseconds(100), "PostgreSQL starts");
    }

    /// <summary>Stops in an orderly way (fast mode: sessions are cut, transactions rolled back).</summary>
    public async Task StopAsync()
    {
        Running.Signal(UnixSignal.Interrupt);
        await Running.WaitForExitAsync(StartDeadline);
        await ReleaseAsync();
    }

    /// <summary>kill -9 of the postmaster, as a crash of the machine would.</summary>
    public async Task KillAsync()
    {
        Running.Signal(UnixSignal.Kill);
        await Running.WaitForExitAsync(StartDeadline);
        await ReleaseAsync();
    }

    /// <summary>Freezes the server with all its backends: it answers nothing, but its port takes connections.</summary>
    public void Freeze() => Running.SignalTree(UnixSignal.Stop);

    /// <summary>Freezes the postmaster only: sessions go on, new ones hang.</summary>
    public void FreezeNewSessions() => Running.Signal(UnixSignal.Stop);

    /// <summary>Ends a freeze.</summary>
    public void Thaw() => Running.SignalTree(UnixSignal.Continue);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Thaw();
            _process.Signal(UnixSignal.Quit);
            await _process.WaitForExitAsync(StartDeadline);
        }
        await ReleaseAsync();
        _home.Dispose();
    }

    private async Task InitAsync()
    {
        var passwordFile = _home.Combine("password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (Account is { } account)
            await ProcessHandle.RunAsync(new ProcessSpec("install", "-d", "-m", "700", "-o", account, "-g", account, DataDirectory));
        string[] arguments =
        [
            "-D", DataDirectory, "-U", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256",
            "-E", "UTF8", "--locale", "C.UTF-8", .. _options.Durable ? Array.Empty<string>() : ["-N"],
        ];
        await ProcessHandle.RunAsync(
            new ProcessSpec(PostgresBinaries.Path("initdb"), arguments) { User = Account, WorkingDirectory = "/" });
        File.Delete(passwordFile);
    }

    private async Task<bool> TryStartAsync()
    {
        if (_process is null or { HasExited: true })
        {
            if (_process is not null && new ServerExitedException(_process.Output) is { PortTaken: true } taken)
                throw taken;
            await ReleaseAsync();
            string[] settings = [.. Settings().SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })];
            // QUIT and not KILL on the host's death: the postmaster then takes its shared memory away.
            _process = await ProcessHandle.StartAsync(
                new ProcessSpec(PostgresBinaries.Path("postgres"), ["-D", DataDirectory, .. settings])
                {
                    User = Account,
                    WorkingDirectory = "/",
                    OnHostDeath = UnixSignal.Quit,
                });
        }
        await using var connection = new NpgsqlConnection(AdminConnectionString() + ";Pooling=false;Timeout=2");
        await connection.OpenAsync();
        return true;
    }

    private IEnumerable<KeyValuePair<string, string>> Settings()
    {
        var onOff = _options.Durable ? "on" : "off";
        return new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = _options.MaxConnections.ToString(CultureInfo.InvariantCulture),
            ["fsync"] = onOff,
            ["synchronous_commit"] = onOff,
            ["full_page_writes"] = onOff,
            ["timezone"] = "UTC",
        }.Concat(_options.Settings).GroupBy(setting => setting.Key).Select(group => group.Last());
    }

    private async Task ReleaseAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
        NpgsqlConnection.ClearAllPools();
    }
}
