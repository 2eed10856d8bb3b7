using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VideoGen.TestKit.Processes;

namespace VideoGen.TestKit.Servers;

/// <summary>A Redis of its own in a temporary directory on a free port.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(20);
    private readonly TempDirectory _home = new("redis");
    private readonly RedisServerOptions _options;
    private ProcessHandle? _process;

    private RedisServer(RedisServerOptions options) => _options = options;

    /// <summary>Port on 127.0.0.1; stays the same over restarts.</summary>
    public int Port { get; private set; }

    /// <summary>Id of the server's process.</summary>
    public int ProcessId => Running.Id;

    /// <summary>Connection string in StackExchange.Redis' form, for a client that waits for the server to come back.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},abortConnect=false");

    private ProcessHandle Running => _process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server.</summary>
    public static async Task<RedisServer> StartNewAsync(RedisServerOptions? options = null)
    {
        var server = new RedisServer(options ?? new RedisServerOptions());
        try
        {
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

    /// <summary>Starts the server after a stop or a kill, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = await ProcessHandle.StartAsync(new ProcessSpec("redis-server", [.. Arguments()]) { WorkingDirectory = _home.Path });
        await Eventually.PollAsync(PingAsync, answer => answer == "PONG", StartDeadline, what: "Redis answers PING");
    }

    /// <summary>Stops in an orderly way.</summary>
    public async Task StopAsync()
    {
        Running.Signal(UnixSignal.Terminate);
        await Running.WaitForExitAsync(StartDeadline);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        Running.Signal(UnixSignal.Kill);
        await Running.WaitForExitAsync(StartDeadline);
    }

    /// <summary>Freezes the server: it answers nothing, but its port takes connections.</summary>
    public void Freeze() => Running.Signal(UnixSignal.Stop);

    /// <summary>Ends a freeze.</summary>
    public void Thaw() => Running.Signal(UnixSignal.Continue);

    /// <summary>Sends one command over a connection of its own and returns the first line of the answer without its type mark.</summary>
    public async Task<string> CommandAsync(params IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
        var stream = client.GetStream();
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Count}\r\n");
        foreach (var word in words)
            request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), limit.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var line = await reader.ReadLineAsync(limit.Token) ?? throw new IOException("Redis closed the connection.");
        return line[0] switch
        {
            '-' => throw new InvalidOperationException(line[1..]),
            '$' when line != "$-1" => await reader.ReadLineAsync(limit.Token) ?? "",
            _ => line[1..],
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _home.Dispose();
    }

    private async Task<string> PingAsync()
    {
        if (Running.HasExited)
            throw new ServerExitedException(Running.Output);
        return await CommandAsync("PING");
    }

    private IEnumerable<string> Arguments()
    {
        var settings = new Dictionary<string, string>
        {
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["bind"] = "127.0.0.1",
            ["dir"] = _home.Path,
            ["save"] = "",
            ["appendonly"] = _options.AppendOnly ? "yes" : "no",
            ["appendfsync"] = "everysec",
        };
        foreach (var (name, value) in _options.Settings)
            settings[name] = value;
        return settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value });
    }
}
