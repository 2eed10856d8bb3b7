using System.Net.Sockets;

namespace VideoGen.RenderWorker.Registration;

/// <summary>
/// Connects where the request says. A gRPC channel over a handler without a callback resolves the address by itself, before service
/// discovery has put the real one in its place; one that brings its own callback is left to do so.
/// </summary>
internal static class Dial
{
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
