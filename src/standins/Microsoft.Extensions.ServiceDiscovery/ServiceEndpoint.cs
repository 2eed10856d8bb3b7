using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>One address of a service: a <see cref="UriEndPoint"/> from configuration, or the name itself to be looked up in DNS.</summary>
public abstract class ServiceEndpoint
{
    public abstract EndPoint EndPoint { get; }

    public static ServiceEndpoint Create(EndPoint endPoint) => new Plain(endPoint);

    public override string ToString() => EndPoint.ToString() ?? string.Empty;

    private sealed class Plain(EndPoint endPoint) : ServiceEndpoint
    {
        public override EndPoint EndPoint { get; } = endPoint;
    }
}

public sealed class ServiceEndpointSource(List<ServiceEndpoint> endpoints)
{
    public IReadOnlyList<ServiceEndpoint> Endpoints { get; } = endpoints;
}

/// <summary>An endpoint that is written as a URI.</summary>
internal sealed class UriEndPoint(Uri uri) : EndPoint
{
    public Uri Uri { get; } = uri;

    public override string ToString() => Uri.ToString();
}
