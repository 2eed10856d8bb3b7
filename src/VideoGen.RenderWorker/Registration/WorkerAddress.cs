using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace VideoGen.RenderWorker.Registration;

/// <summary>Where dispatchers reach this very process: a name shared by replicas would lead to any of them.</summary>
internal sealed class WorkerAddress(IOptions<WorkerOptions> options, ServicePorts ports, IServer server)
{
    public string Value
    {
        get
        {
            if (options.Value.AdvertisedAddress is { Length: > 0 } advertised)
                return advertised.TrimEnd('/');
            var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var mine = bound.Select(BindingAddress.Parse).FirstOrDefault(a => a.Port == ports.Grpc);
            return new UriBuilder(mine?.Scheme ?? Uri.UriSchemeHttp, HostOf(mine?.Host), ports.Grpc).Uri.GetLeftPart(UriPartial.Authority);
        }
    }

    private static string HostOf(string? host)
    {
        if (host is "localhost")
            return IPAddress.Loopback.ToString();
        var any = host is null or "*" or "+" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        if (!any)
            return host!; // null counts as any

        // Bound to every interface, as containers are: the first address that others may reach.
        return Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)?.ToString()
            ?? IPAddress.Loopback.ToString();
    }
}
