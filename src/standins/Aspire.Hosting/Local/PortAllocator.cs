using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

internal sealed class PortAllocator
{
    // Below the range that Linux gives to outgoing connections (32768 up), which could otherwise take a port between choosing and binding.
    private const int First = 20000, Last = 32000;

    private readonly HashSet<int> _taken = [];

    public void Allocate(IEnumerable<IResource> resources)
    {
        var endpoints = resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Select(e => (Resource: r, Endpoint: e))).ToArray();
        foreach (var (resource, endpoint) in endpoints.Where(e => Fixed(e.Resource, e.Endpoint) is not null))
            endpoint.Allocate(TakeFixed(resource, endpoint, Fixed(resource, endpoint)!.Value));
        foreach (var (resource, endpoint) in endpoints.Where(e => Fixed(e.Resource, e.Endpoint) is null))
            endpoint.Allocate([.. Enumerable.Range(0, resource.GetReplicaCount()).Select(_ => TakeFree())]);
    }

    private static int? Fixed(IResource resource, EndpointAnnotation endpoint) =>
        endpoint.Port ?? (resource is ContainerResource ? null : endpoint.TargetPort);

    private int TakeFixed(IResource resource, EndpointAnnotation endpoint, int port)
    {
        if (resource.GetReplicaCount() > 1)
            throw new DistributedApplicationException(
                $"'{resource.Name}' has {resource.GetReplicaCount()} replicas, so its endpoint '{endpoint.Name}' can't have the fixed port {port}.");
        if (!_taken.Add(port))
            throw new DistributedApplicationException($"Port {port} is wanted twice: the second time by '{resource.Name}' (endpoint '{endpoint.Name}').");
        if (!IsFree(port))
            throw new DistributedApplicationException(
                $"Port {port}, which '{resource.Name}' needs (endpoint '{endpoint.Name}'), is in use{PortOwner.Describe(port)}. Stop what uses it or choose another port.");
        return port;
    }

    private int TakeFree()
    {
        for (var tries = 0; tries < 2000; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (IsFree(port) && _taken.Add(port))
                return port;
        }
        throw new DistributedApplicationException($"No free port between {First} and {Last}.");
    }

    private static bool IsFree(int port) => CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException problem) when (problem.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return true; // no such address on this machine, so nobody can hold the port there
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
