using System.Collections.Concurrent;
using Grpc.Net.Client;

namespace VideoGen.Dispatcher.Running;

/// <summary>One channel for each worker's address. A silent peer is noticed by HTTP/2 pings, not by TCP's long patience.</summary>
internal sealed class WorkerChannels(ILoggerFactory logs) : IDisposable
{
    private const int MaxMessageBytes = 4 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new(StringComparer.Ordinal);

    public GrpcChannel To(string address) => _channels.GetOrAdd(address, Open);

    /// <summary>Closes channels to workers that are gone.</summary>
    public void Keep(IReadOnlySet<string> addresses)
    {
        foreach (var address in _channels.Keys.Where(a => !addresses.Contains(a)))
        {
            if (_channels.TryRemove(address, out var channel))
                channel.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
    }

    private GrpcChannel Open(string address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            KeepAlivePingDelay = TimeSpan.FromSeconds(5),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            UseProxy = false,
            AllowAutoRedirect = false,
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MaxMessageBytes,
        LoggerFactory = logs,
        MaxRetryAttempts = 1, // a render is never repeated by the transport: attempts are counted
    });
}
