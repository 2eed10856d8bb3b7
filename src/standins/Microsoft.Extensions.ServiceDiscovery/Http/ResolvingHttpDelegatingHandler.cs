using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery.Http;

/// <summary>Sends each request to the next address of its service, and puts the asked-for URI back afterwards.</summary>
internal sealed class ResolvingHttpDelegatingHandler(ServiceEndpointResolver resolver) : DelegatingHandler
{
    private uint next;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri;
        if (asked is null) return await base.SendAsync(request, cancellationToken);
        try
        {
            request.RequestUri = Resolve(asked);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = asked;
        }
    }

    private Uri Resolve(Uri asked)
    {
        var query = ServiceQuery.Parse(asked);
        var endpoints = resolver.Find(query);
        var endpoint = endpoints[(int)(Interlocked.Increment(ref next) % (uint)endpoints.Count)].EndPoint;
        var target = new UriBuilder(asked);
        switch (endpoint)
        {
            case UriEndPoint { Uri: var uri }:
                target.Scheme = uri.Scheme;
                target.Host = uri.Host;
                target.Port = uri.IsDefaultPort ? -1 : uri.Port;
                target.Path = uri.AbsolutePath.TrimEnd('/') + asked.AbsolutePath;
                break;
            case DnsEndPoint dns:
                target.Scheme = query.Schemes[0];
                target.Host = dns.Host;
                target.Port = dns.Port > 0 ? dns.Port : -1;
                break;
        }

        return target.Uri;
    }
}
