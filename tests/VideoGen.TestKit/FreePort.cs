using System.Net;
using System.Net.Sockets;

namespace VideoGen.TestKit;

/// <summary>Ports for servers that can't choose one themselves.</summary>
public static class FreePort
{
    /// <summary>A port on 127.0.0.1 that was free a moment ago. Servers retry with another if it was taken since.</summary>
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
