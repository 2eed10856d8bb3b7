namespace Aspire.Hosting.ApplicationModel;

public enum EndpointProperty { Url, Host, IPV4Host, Port, Scheme, TargetPort, HostAndPort }

public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IExpressionValue, IValueProvider, IManifestExpressionProvider
{
    private readonly EndpointAnnotation? _annotation;
    private readonly int? _replica;

    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint) : this(owner, endpoint.Name) => _annotation = endpoint;

    internal EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, int replica) : this(owner, endpoint) => _replica = replica;

    public IResourceWithEndpoints Resource { get; } = owner;
    public string EndpointName { get; } = endpointName;
    public bool Exists => Find() is not null;
    public bool IsAllocated => Find()?.AllocatedPorts.Count > 0;
    public bool IsHttp => Scheme == "http";
    public bool IsHttps => Scheme == "https";
    public string Scheme => EndpointAnnotation.UriScheme;
    public string Host => EndpointAnnotation.TargetHost is "localhost" or "0.0.0.0" or "*" ? "localhost" : EndpointAnnotation.TargetHost;
    public int Port => PortOf(_replica ?? 0);
    public int? TargetPort => EndpointAnnotation.TargetPort;
    public string Url => $"{Scheme}://{Host}:{Port}";

    public EndpointAnnotation EndpointAnnotation => Find()
        ?? throw new InvalidOperationException($"Resource '{Resource.Name}' has no endpoint '{EndpointName}'.");

    string IManifestExpressionProvider.ValueExpression => $"{{{Resource.Name}.bindings.{EndpointName}.url}}";

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        new(Text(EndpointProperty.Url, context));

    internal string Text(EndpointProperty property, ValueProviderContext? context)
    {
        var port = PortOf(_replica ?? (ReferenceEquals(context?.Caller, Resource) ? context!.Replica : 0));
        return property switch
        {
            EndpointProperty.Url => $"{Scheme}://{Host}:{port}",
            EndpointProperty.Host => Host,
            EndpointProperty.IPV4Host => "127.0.0.1",
            EndpointProperty.Scheme => Scheme,
            EndpointProperty.HostAndPort => $"{Host}:{port}",
            // A container listens on its own port; a process listens on the one the others see.
            EndpointProperty.TargetPort when Resource is ContainerResource => $"{EndpointAnnotation.TargetPort ?? port}",
            _ => $"{port}",
        };
    }

    private EndpointAnnotation? Find() => _annotation
        ?? Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => string.Equals(e.Name, EndpointName, StringComparison.OrdinalIgnoreCase));

    private int PortOf(int replica)
    {
        var ports = EndpointAnnotation.AllocatedPorts;
        return ports.Count > 0
            ? ports[Math.Min(replica, ports.Count - 1)]
            : throw new InvalidOperationException($"The endpoint '{EndpointName}' of '{Resource.Name}' has no port yet: the application has not started.");
    }
}

public class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property)
    : IExpressionValue, IValueProvider, IManifestExpressionProvider
{
    public EndpointReference Endpoint { get; } = endpointReference;
    public EndpointProperty Property { get; } = property;

    public string ValueExpression =>
        $"{{{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}.{char.ToLowerInvariant(Property.ToString()[0])}{Property.ToString()[1..]}}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Endpoint.Text(Property, null));

    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        new(Endpoint.Text(Property, context));
}
