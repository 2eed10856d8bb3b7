using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Finds the addresses of a service in <c>services:{name}:{endpoint or scheme}:{index}</c>. Configuration is read at each call, so
/// a changed file counts at once; a name without any address is passed through, to be looked up in DNS.
/// </summary>
public sealed class ServiceEndpointResolver
{
    private readonly IConfiguration configuration;
    private readonly IOptions<ServiceDiscoveryOptions> options;

    internal ServiceEndpointResolver(IConfiguration configuration, IOptions<ServiceDiscoveryOptions> options)
    {
        this.configuration = configuration;
        this.options = options;
    }

    public ValueTask<ServiceEndpointSource> GetEndpointsAsync(string serviceName, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var query = ServiceQuery.Parse(serviceName);
        return ValueTask.FromResult(new ServiceEndpointSource(Find(query)));
    }

    internal List<ServiceEndpoint> Find(ServiceQuery query)
    {
        var service = configuration.GetSection("services").GetSection(query.ServiceName);
        var schemes = query.Schemes.Where(IsAllowed).ToArray();
        if (query.Schemes.Count > 0 && schemes.Length == 0)
            throw new InvalidOperationException($"No scheme of '{query}' is allowed.");

        string[] sections = query.EndpointName is { } named ? [named] : ["default", .. schemes];
        foreach (var name in sections)
        {
            var found = Addresses(service.GetSection(name))
                .Select(address => ToEndpoint(address, schemes, query.EndpointName is null && name != "default" ? name : null))
                .OfType<ServiceEndpoint>().ToList();
            if (found.Count > 0) return found;
        }

        if (query.EndpointName is not null)
            throw new InvalidOperationException($"Configuration has no endpoint '{query.EndpointName}' of the service '{query.ServiceName}'.");
        return [ServiceEndpoint.Create(new DnsEndPoint(query.Host, query.Port))];
    }

    private bool IsAllowed(string scheme) =>
        options.Value.AllowAllSchemes || options.Value.AllowedSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Addresses(IConfigurationSection section) => section.Value is { Length: > 0 } single
        ? [single]
        : section.GetChildren().Select(child => child.Value).OfType<string>().Where(value => value.Length > 0);

    private static ServiceEndpoint? ToEndpoint(string address, string[] schemes, string? scheme)
    {
        var text = address.Contains("://", StringComparison.Ordinal) ? address : $"{scheme ?? schemes.FirstOrDefault() ?? "http"}://{address}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new InvalidOperationException($"'{address}' is not an address of a service.");
        // An endpoint that the caller named may speak any scheme that the query lists.
        return schemes.Length == 0 || schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase)
            ? ServiceEndpoint.Create(new UriEndPoint(uri)) : null;
    }
}
