using System.Net;
using System.Net.Sockets;

namespace VideoGen.Providers.Http;

/// <summary>An address that may not be fetched, found before any packet went to it.</summary>
internal sealed class UrlNotAllowedException(string message) : Exception(message);

/// <summary>
/// Which hosts may be talked to. The address that the admin configured may be anywhere, also inside, but for link-local addresses; every
/// other must be public, on the usual ports. Names are resolved here once, and the connection goes to the address that was checked: a name that answers differently
/// the second time gains nothing.
/// </summary>
/// <param name="trusted">The configured base URL.</param>
/// <param name="network">How names and connections are made.</param>
internal sealed class NetworkGuard(Uri trusted, NetworkAccess network)
{
    private readonly string trustedHost = trusted.IdnHost;

    /// <summary>Whether a URL is on the very server that was configured; keys go nowhere else.</summary>
    internal bool IsTrusted(Uri url) =>
        url.IsAbsoluteUri && url.Scheme == trusted.Scheme && url.Port == trusted.Port
        && string.Equals(url.IdnHost, trustedHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks what can be known without the network.</summary>
    /// <exception cref="UrlNotAllowedException">It may not be fetched.</exception>
    internal void Check(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")) throw new UrlNotAllowedException("Only http and https addresses are fetched.");
        if (url.UserInfo.Length > 0) throw new UrlNotAllowedException("Addresses with a user name are not fetched.");
        if (IsTrusted(url)) return;
        if (!url.IsDefaultPort || url.Port is not (80 or 443)) throw new UrlNotAllowedException($"Port {url.Port} of {url.IdnHost} is not fetched from.");
        if (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !PublicAddress.Is(address)) throw Inside(url.IdnHost);
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await network.ResolveAsync(target.Host, ct);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var isTrusted = target.Port == trusted.Port && string.Equals(target.Host, trustedHost, StringComparison.OrdinalIgnoreCase);
        // All of them: a name with one public and one private address must not be tried until it hits.
        if (!isTrusted && !addresses.All(PublicAddress.Is)) throw Inside(target.Host);
        if (addresses.Any(PublicAddress.IsLinkLocal)) throw Inside(target.Host);

        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await network.ConnectAsync(new IPEndPoint(address, target.Port), ct);
            }
            catch (SocketException e)
            {
                last = e; // The next address of the same name may answer; with none left this is thrown.
            }
        }

        throw last!; // There was at least one address.
    }

    private static UrlNotAllowedException Inside(string host) => new($"{host} is not a public address.");
}

/// <summary>Names and connections.</summary>
internal class NetworkAccess
{
    internal static NetworkAccess System { get; } = new();

    internal virtual Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);

    internal virtual async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
