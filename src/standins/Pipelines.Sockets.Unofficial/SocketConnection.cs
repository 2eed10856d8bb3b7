using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

[Flags]
public enum SocketConnectionOptions
{
    None = 0,
}

/// <summary>A connected socket as a pair of pipes. Disposing it closes the socket.</summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Socket _socket;
    private readonly StreamPump _pump;

    private SocketConnection(Socket socket, PipeOptions? sendOptions, PipeOptions? receiveOptions, string? name)
    {
        _socket = socket;
        _pump = new StreamPump(new NetworkStream(socket, ownsSocket: true), sendOptions, receiveOptions);
        Name = name ?? nameof(SocketConnection);
    }

    public PipeReader Input => _pump.Input;

    public PipeWriter Output => _pump.Output;

    public long BytesRead => _pump.BytesRead;

    public long BytesSent => _pump.BytesSent;

    public int LastReceived => _pump.LastReceived;

    public PipeShutdownKind ShutdownKind => _pump.ShutdownKind;

    public SocketError SocketError => _pump.SocketError;

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    private string Name { get; }

    public static SocketConnection Create(
        Socket socket,
        PipeOptions? sendPipeOptions,
        PipeOptions? receivePipeOptions,
        SocketConnectionOptions connectionOptions = SocketConnectionOptions.None,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return new SocketConnection(socket, sendPipeOptions, receivePipeOptions, name);
    }

    /// <summary>Upstream checks here that its dependencies load; all of ours are in the shared framework.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>Commands are small and wait for their replies: Nagle's algorithm would hold them back.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        if (socket.AddressFamily != AddressFamily.Unix)
            socket.NoDelay = true;
    }

    /// <summary>Tells that the protocol ended the connection, so that what follows on the socket is not taken for a fault.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) =>
        kind is PipeShutdownKind.ProtocolExitClient or PipeShutdownKind.ProtocolExitServer && _pump.TrySetShutdown(kind);

    public Counters GetCounters()
    {
        try
        {
            return new Counters(_socket.Available);
        }
        catch (Exception ex) when (ex is SocketException or ObjectDisposedException)
        {
            return new Counters(-1);
        }
    }

    public void Dispose() => _pump.Dispose();

    public override string ToString() => Name;

    /// <summary>For the driver's error texts. -1: not known; the pipes' own fill is not measured here.</summary>
    public readonly struct Counters(long bytesAvailableOnSocket)
    {
        public long BytesAvailableOnSocket { get; } = bytesAvailableOnSocket;

        public long BytesWaitingToBeRead => -1;

        public long BytesWaitingToBeSent => -1;
    }
}
