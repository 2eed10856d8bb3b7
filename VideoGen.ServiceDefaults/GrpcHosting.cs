using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Ports of a process that serves gRPC and is probed over plain HTTP.</summary>
public static class GrpcHosting
{
    private const string DefaultUrl = "http://localhost:5000";

    /// <summary>
    /// Serves HTTP/2 alone on the addresses of <c>ASPNETCORE_URLS</c>, and HTTP/1.1 on the port of <c>HEALTH_PORT</c>. Without TLS
    /// one port can't do both: a client has no way to say which it speaks. Port 0 takes a free port, see <see cref="ServicePorts"/>;
    /// without <c>HEALTH_PORT</c> the probes answer HTTP/2 clients on the gRPC port.
    /// </summary>
    public static WebApplicationBuilder UseGrpcAndHealthPorts(this WebApplicationBuilder builder)
    {
        var ports = new ServicePorts();
        var addresses = ReadAddresses(builder.Configuration);
        var healthPort = ReadHealthPort(builder.Configuration);

        builder.Services.AddSingleton(ports);
        // The addresses are bound below; left in place, the server would warn that they are overridden.
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, string.Empty);
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, string.Empty);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in addresses)
                kestrel.Bind(address, address.Port, HttpProtocols.Http2, ports.SetGrpc);
            if (healthPort is { } port)
                kestrel.Bind(Plain(addresses[0]), port, HttpProtocols.Http1, ports.SetHealth);
        });
        return builder;
    }

    private static BindingAddress[] ReadAddresses(ConfigurationManager configuration)
    {
        var urls = configuration[WebHostDefaults.ServerUrlsKey];
        if (string.IsNullOrWhiteSpace(urls))
            urls = string.Join(';', Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"));
        var addresses = Split(urls).Select(BindingAddress.Parse).ToArray();
        return addresses.Length > 0 ? addresses : [BindingAddress.Parse(DefaultUrl)];
    }

    private static int? ReadHealthPort(ConfigurationManager configuration)
    {
        var text = configuration["HEALTH_PORT"];
        if (string.IsNullOrWhiteSpace(text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port : throw new InvalidOperationException($"HEALTH_PORT must be a port from 0 to 65535, not '{text}'.");
    }

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The same interface without TLS or a socket's path: probes are plain.</summary>
    private static BindingAddress Plain(BindingAddress address) =>
        BindingAddress.Parse(address.IsUnixPipe ? "http://localhost" : $"http://{address.Host}");

    private static void Bind(
        this KestrelServerOptions kestrel, BindingAddress address, int port, HttpProtocols protocols, Action<ListenOptions> bound)
    {
        if (address.IsUnixPipe) kestrel.ListenUnixSocket(address.UnixPipePath, Configure);
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)) kestrel.Listen(ip, port, Configure);
        else if (!string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)) kestrel.ListenAnyIP(port, Configure);
        // Both loopback addresses can't be asked for the same free port.
        else if (port == 0) kestrel.Listen(IPAddress.Loopback, port, Configure);
        else kestrel.ListenLocalhost(port, Configure);

        void Configure(ListenOptions options)
        {
            options.Protocols = protocols;
            if (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)) options.UseHttps();
            bound(options);
        }
    }
}
