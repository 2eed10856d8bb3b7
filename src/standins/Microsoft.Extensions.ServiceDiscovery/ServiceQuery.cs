namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>What <c>https+http://_grpc.dispatcher</c> asks for: schemes in order of preference, endpoint name, service name.</summary>
internal sealed record ServiceQuery(IReadOnlyList<string> Schemes, string? EndpointName, string ServiceName, string Host, int Port)
{
    internal static ServiceQuery Parse(string text)
    {
        var uri = Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"fakescheme://{text}", UriKind.Absolute, out var parsed)
            ? parsed : throw new ArgumentException($"'{text}' does not name a service.", nameof(text));
        return Parse(uri);
    }

    internal static ServiceQuery Parse(Uri uri)
    {
        string[] schemes = uri.Scheme == "fakescheme" ? [] : uri.Scheme.Split('+');
        var host = uri.Host;
        var port = uri.IsDefaultPort || uri.Port < 0 ? 0 : uri.Port;
        if (!host.StartsWith('_') || host.IndexOf('.', StringComparison.Ordinal) is not (> 1 and var dot))
            return new ServiceQuery(schemes, null, host, host, port);
        return new ServiceQuery(schemes, host[1..dot], host[(dot + 1)..], host[(dot + 1)..], port);
    }

    public override string ToString() => $"{string.Join('+', Schemes)}://{Host}";
}
