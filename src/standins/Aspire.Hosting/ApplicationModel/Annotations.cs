using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

public enum WaitType { WaitUntilHealthy, WaitForCompletion, WaitUntilStarted }

public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;
    public WaitType WaitType { get; } = waitType;
    public int ExitCode { get; } = exitCode;
}

public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    public string Key { get; } = key;
}

/// <summary>What WithHttpHealthCheck leaves behind: the runner asks each replica by itself.</summary>
internal sealed class HttpHealthCheckAnnotation(string key, string? endpointName, string path, int statusCode) : HealthCheckAnnotation(key)
{
    public string? EndpointName { get; } = endpointName;
    public string Path { get; } = path;
    public int StatusCode { get; } = statusCode;
}

public sealed class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    public int Replicas { get; } = replicas;
}

public sealed class ExplicitStartupAnnotation : IResourceAnnotation;

public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    public required string Image { get; set; }
    public string? Registry { get; set; }
    public string? Tag { get; set; }
}

public enum ContainerMountType { BindMount, Volume }

public sealed class ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly) : IResourceAnnotation
{
    public string? Source { get; } = source;
    public string Target { get; } = target;
    public ContainerMountType Type { get; } = type;
    public bool IsReadOnly { get; } = isReadOnly;
}

public sealed class ContainerFilesDestinationAnnotation : IResourceAnnotation
{
    public required string DestinationPath { get; init; }
    public required IResource Source { get; init; }
}

public class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    public IList<object> Args { get; } = args;
    public CancellationToken CancellationToken { get; } = cancellationToken;
}

public class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}

public class EnvironmentCallbackContext(
    DistributedApplicationExecutionContext executionContext, IResource resource, Dictionary<string, object>? environmentVariables = null,
    CancellationToken cancellationToken = default)
{
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;
    public IResource Resource { get; } = resource;
    public Dictionary<string, object> EnvironmentVariables { get; } = environmentVariables ?? [];
    public CancellationToken CancellationToken { get; } = cancellationToken;
}

public class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
        : this(context => { callback(context); return Task.CompletedTask; }) { }

    public Func<EnvironmentCallbackContext, Task> Callback { get; } = callback;
}

public enum ProbeType { Startup, Readiness, Liveness }

public abstract class ProbeAnnotation : IResourceAnnotation
{
    public required ProbeType Type { get; init; }
    public int InitialDelaySeconds { get; init; } = 5;
    public int PeriodSeconds { get; init; } = 5;
    public int TimeoutSeconds { get; set; } = 1;
    public int FailureThreshold { get; init; } = 3;
    public int SuccessThreshold { get; init; } = 1;
}

public sealed class EndpointProbeAnnotation : ProbeAnnotation
{
    public required EndpointReference EndpointReference { get; init; }
    public required string Path { get; init; }
}

public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    public required string Url { get; set; }
    public string? DisplayText { get; set; }
}

public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private int[] _ports = [];

    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null, int? port = null,
        int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? protocol.ToString().ToLowerInvariant();
        _transport = transport;
        Name = name ?? UriScheme;
        Port = port;
        TargetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    public ProtocolType Protocol { get; set; }
    public string Name { get; set; }
    public string UriScheme { get; set; }
    public string Transport { get => _transport ?? (UriScheme is "http" or "https" ? "http" : "tcp"); set => _transport = value; }
    public int? Port { get; set; }
    public int? TargetPort { get; set; }
    public string TargetHost { get; set; } = "localhost";
    public bool IsExternal { get; set; }
    public bool IsProxied { get; set; }
    public bool ExcludeReferenceEndpoint { get; set; }

    internal string? TargetPortEnvironmentVariable { get; set; }

    /// <summary>Host ports by replica: there is no proxy here, each process owns its port.</summary>
    internal IReadOnlyList<int> AllocatedPorts => _ports;

    internal void Allocate(params int[] ports) => _ports = ports;
}
