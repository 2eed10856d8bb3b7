using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Microsoft.Extensions.Hosting;

/// <summary>The ports a gRPC host got. Known once the server has started, also when it was asked for any free port.</summary>
public sealed class ServicePorts
{
    private ListenOptions? grpc;
    private ListenOptions? health;

    /// <summary>The port that speaks gRPC (HTTP/2 without TLS, unless its URL says https).</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet, or listens on a Unix socket.</exception>
    public int Grpc => PortOf(grpc) ?? throw new InvalidOperationException("The server does not listen on a port.");

    /// <summary>The port that answers health probes over HTTP/1.1; null when there is none.</summary>
    public int? Health => PortOf(health);

    internal void SetGrpc(ListenOptions options) => grpc ??= options;

    internal void SetHealth(ListenOptions options) => health ??= options;

    private static int? PortOf(ListenOptions? options) => options?.IPEndPoint?.Port is > 0 and var port ? port : null;
}
