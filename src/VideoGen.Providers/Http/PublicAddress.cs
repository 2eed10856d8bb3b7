using System.Net;
using System.Net.Sockets;

namespace VideoGen.Providers.Http;

/// <summary>Tells addresses of the public internet from those that lead inside: loopback, private, link-local with metadata services, reserved.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] InsideV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork LinkLocalV4 = IPNetwork.Parse("169.254.0.0/16");

    /// <summary>Everything global is in here; unique local, link-local, multicast, mapped and translated addresses are not.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Inside of the global range: special purposes with Teredo, documentation, and 6to4, which carries an IPv4 address.</summary>
    private static readonly IPNetwork[] InsideV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(text => IPNetwork.Parse(text))];

    /// <summary>Where clouds have the services that tell machines their credentials; nothing that anybody would configure lives there.</summary>
    internal static bool IsLinkLocal(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsLinkLocal(address.MapToIPv4()) : address.IsIPv6LinkLocal || LinkLocalV4.Contains(address);

    internal static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !InsideV4.Any(network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !InsideV6.Any(network => network.Contains(address)),
            _ => false,
        };
    }
}
