using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;

namespace VideoGen.Providers.Tests.Fakes;

/// <summary>A provider, the server that it talks to, a clock that stands still, and everything that was logged.</summary>
internal sealed class Rig : IAsyncDisposable
{
    internal const string Key = "sk-test-4f9a17c2e0";

    private readonly List<IProvider> made = [];

    private Rig(FakeServer server) => Server = server;

    internal FakeServer Server { get; }

    internal ManualTime Time { get; } = new();

    internal CapturingLogger Logs { get; } = new();

    internal FakeNetwork Network { get; } = new();

    internal static async Task<Rig> StartAsync() => new(await FakeServer.StartAsync());

    internal IProvider Provider(ProviderSettings settings)
    {
        var provider = new ProviderFactory(new ProviderContext(Time, Logs, Network)).Create(settings);
        made.Add(provider);
        return provider;
    }

    internal ProviderSettings Settings(string kind, string path = "", string model = "model-1") => new()
    {
        Name = "test",
        Kind = kind,
        BaseUrl = Server.Url + path,
        ApiKey = new Secret(Key),
        Model = model,
    };

    internal static VideoRequest AShot() => new()
    {
        Key = new Guid("5f1c1a52-7d0e-4f6f-9c35-3f0f6c9f3b11"),
        Prompt = "A lighthouse in the rain",
        Size = new FrameSize(1280, 720),
        Seconds = 4,
    };

    /// <summary>Fetches into memory.</summary>
    internal static async Task<(FetchOutcome Outcome, byte[] Bytes)> FetchAsync(IProvider provider, RemoteResult result, long most = 1_000_000)
    {
        var copy = new MemoryStream();
        var outcome = await provider.FetchAsync(result, copy, new FetchLimits(most), CancellationToken.None);
        return (outcome, copy.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in made.OfType<IDisposable>()) provider.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>Keeps what is logged, with every value that went into it.</summary>
internal sealed class CapturingLogger : ILogger
{
    internal ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => pair.Value)) : "";
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {values} {exception}");
    }
}

/// <summary>Names that only tests know; each may be answered by a server of the test, as if it were in the internet.</summary>
internal sealed class FakeNetwork : NetworkAccess
{
    private readonly Dictionary<string, IPAddress[]> names = [];
    private readonly Dictionary<IPAddress, int> ports = [];

    internal ConcurrentQueue<IPEndPoint> Connections { get; } = [];

    internal void Name(string host, params string[] addresses) => names[host] = [.. addresses.Select(IPAddress.Parse)];

    internal void Serve(string address, FakeServer server) => ports[IPAddress.Parse(address)] = server.Url.Port;

    internal override Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) =>
        names.TryGetValue(host, out var addresses) ? Task.FromResult(addresses) : throw new SocketException((int)SocketError.HostNotFound);

    internal override Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken ct)
    {
        Connections.Enqueue(address);
        return base.ConnectAsync(ports.TryGetValue(address.Address, out var port) ? new IPEndPoint(IPAddress.Loopback, port) : address, ct);
    }
}
