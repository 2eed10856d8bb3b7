using Grpc.Net.Client;

namespace VideoGen.Dispatcher.Running;

/// <summary>
/// One channel for each worker's address, closed when the worker is gone and no call uses it. A silent peer is noticed by HTTP/2
/// pings, not by TCP's long patience.
/// </summary>
internal sealed class WorkerChannels(ILoggerFactory logs) : IDisposable
{
    private const int MaxMessageBytes = 4 * 1024 * 1024;
    private readonly Dictionary<string, Entry> _channels = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>A channel that stays open at least until the use is disposed.</summary>
    public Use To(string address)
    {
        lock (_gate)
        {
            if (!_channels.TryGetValue(address, out var entry))
                _channels[address] = entry = new Entry(Open(address));
            entry.Uses++;
            return new Use(this, entry);
        }
    }

    /// <summary>Closes channels to workers that are gone, except those in use.</summary>
    public void Keep(IReadOnlySet<string> addresses)
    {
        lock (_gate)
        {
            foreach (var (address, entry) in _channels.Where(c => c.Value.Uses == 0 && !addresses.Contains(c.Key)).ToArray())
            {
                _channels.Remove(address);
                entry.Channel.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var entry in _channels.Values)
                entry.Channel.Dispose();
            _channels.Clear();
        }
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

    public sealed class Use(WorkerChannels channels, Entry entry) : IDisposable
    {
        public GrpcChannel Channel => entry.Channel;

        public void Dispose()
        {
            lock (channels._gate)
                entry.Uses--;
        }
    }

    public sealed class Entry(GrpcChannel channel)
    {
        public GrpcChannel Channel => channel;

        public int Uses { get; set; }
    }
}
